package org.shengren.competency;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.shengren.organization.PositionId;

/**
 * What a position asks for, by one version of its family's model; weights sum to 100.
 *
 * @param requirements in the order of the model
 */
public record RequirementProfile(
    PositionId position, ModelVersionId version, List<Requirement> requirements) {
  public RequirementProfile {
    requirements = List.copyOf(requirements);
    if (requirements.isEmpty()) {
      throw new IllegalArgumentException("a profile without requirements is none");
    }
    var seen = new HashSet<CompetencyId>();
    int sum = 0;
    for (var requirement : requirements) {
      if (!seen.add(requirement.competency().id())) {
        throw new IllegalArgumentException("twice: " + requirement.competency().code());
      }
      sum += requirement.weight();
    }
    if (sum != 100) {
      throw new IllegalArgumentException("weights sum to " + sum + ", not 100");
    }
  }

  public Optional<Requirement> of(CompetencyId competency) {
    return requirements.stream().filter(r -> r.competency().id().equals(competency)).findFirst();
  }
}
