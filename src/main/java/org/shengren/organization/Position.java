package org.shengren.organization;

import java.util.Optional;
import org.shengren.kernel.Text;

/** A position of an organisation. */
public record Position(
    PositionId id,
    JobFamilyId familyId,
    Optional<PositionId> reportsTo,
    PositionDescription description) {
  public String code() {
    return description.code();
  }

  public Text name() {
    return description.name();
  }

  public PositionRef ref() {
    return new PositionRef(id, name(), familyId);
  }
}
