package org.shengren.organization;

import java.util.Optional;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Name and place of a unit changed together or not at all. */
@Component
@Transactional
class UnitChanges {
  private final Units units;

  UnitChanges(Units units) {
    this.units = units;
  }

  void change(Viewer viewer, OrgUnitId unit, String code, Text name, Optional<OrgUnitId> parent) {
    var known = units.get(viewer.tenant(), unit);
    if (!known.code().equals(code.strip()) || !known.name().equals(name)) {
      units.rename(viewer, unit, code, name);
    }
    if (!known.parent().equals(parent)) {
      units.move(viewer, unit, parent);
    }
  }
}
