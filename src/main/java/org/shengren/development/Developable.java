package org.shengren.development;

import java.util.Optional;
import org.shengren.competency.Competency;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.ModelVersion;

/** A competency on which a person may set a goal, with the model version it stands in. */
record Developable(ModelVersion version, Competency competency) {
  Goal.About about(Optional<Integer> level, Optional<IndicatorId> behaviour) {
    return new Goal.About(
        version.id(),
        competency.id(),
        version.code(),
        competency.code(),
        competency instanceof Competency.Levelled levelled
            ? level.filter(number -> number >= 1 && number <= levelled.highest())
            : Optional.empty(),
        behaviour.filter(id -> competency.indicators().stream().anyMatch(i -> i.id().equals(id))));
  }
}
