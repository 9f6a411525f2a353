package org.shengren.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shengren.competency.ModelVersion;
import org.shengren.competency.RequirementProfile;
import org.shengren.measurement.Settings;
import org.shengren.measurement.VerdictRule;
import org.shengren.organization.Position;

/**
 * All that a report is composed of.
 *
 * @param against the position that the person is held against
 * @param profile what it asks
 * @param core the tenant's core model, where there is one
 * @param family the positions of the same family with what they ask, in the order of the family
 * @param known by code of the competency; what is missing was never measured
 * @param settings by which the results are read
 * @param rule by which the verdict is found
 */
record Material(
    Position against,
    RequirementProfile profile,
    Optional<ModelVersion> core,
    List<Asking> family,
    Map<String, Known> known,
    Settings settings,
    VerdictRule rule) {
  /** A position and what it asks. */
  record Asking(Position position, RequirementProfile profile) {}

  Material {
    family = List.copyOf(family);
    known = Map.copyOf(known);
  }
}
