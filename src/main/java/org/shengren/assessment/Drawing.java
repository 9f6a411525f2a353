package org.shengren.assessment;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.shengren.competency.ModelVersion;
import org.shengren.competency.Relationship;
import org.shengren.competency.RequirementProfile;

/** The questionnaires of all who are rated against one position. */
record Drawing(RequirementProfile profile, Map<Relationship, Questionnaire> questionnaires) {
  static Drawing of(RequirementProfile profile, Optional<ModelVersion> core, int cap) {
    var drawn = new EnumMap<Relationship, Questionnaire>(Relationship.class);
    for (var relationship : List.of(Relationship.SELF, Relationship.MANAGER)) {
      drawn.put(relationship, Questionnaire.draw(profile, core, relationship, cap));
    }
    return new Drawing(profile, drawn);
  }

  Questionnaire questionnaire(Relationship relationship) {
    return Objects.requireNonNull(questionnaires.get(relationship));
  }
}
