package org.shengren.assessment.ratings;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import org.shengren.assessment.Answer;
import org.shengren.assessment.AssignmentId;
import org.shengren.assessment.CampaignId;
import org.shengren.assessment.Capacity;
import org.shengren.assessment.ParticipantId;
import org.shengren.assessment.ParticipantState;
import org.shengren.assessment.Purpose;
import org.shengren.competency.CompetencyId;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.ModelVersionId;
import org.shengren.competency.Relationship;
import org.shengren.kernel.PersonId;
import org.shengren.organization.PositionId;

/**
 * All that raters were asked and have submitted about one participant.
 *
 * @param asOf when it was released; before that, when the last rating was submitted
 * @param raters those who have submitted, by relationship and id
 * @param agreed what people decided instead, by competency: the decisions in force
 */
public record ParticipantRatings(
    ParticipantId participant,
    CampaignId campaign,
    Purpose purpose,
    ParticipantState state,
    PersonId person,
    PositionId position,
    ModelVersionId familyVersion,
    Optional<ModelVersionId> coreVersion,
    Instant asOf,
    List<Rater> raters,
    Map<CompetencyId, Agreed> agreed) {
  /**
   * One rater's form.
   *
   * @param capacity the relationship in more detail: a manager of today, former, or by a dotted
   *     line
   * @param daysLed of the time in question on which a direct manager led the person, where known
   * @param share of the working time, in percent, for which a dotted line stands, where agreed
   * @param asked the behaviours of the questionnaire
   * @param answers by behaviour, in the order of their ids
   */
  public record Rater(
      AssignmentId assignment,
      PersonId person,
      Relationship relationship,
      Capacity capacity,
      OptionalInt daysLed,
      OptionalInt share,
      Set<IndicatorId> asked,
      SortedMap<IndicatorId, Answer> answers) {}

  /**
   * A human decision about one competency.
   *
   * @param decided whether somebody else decided; else person and manager agreed
   * @param answers 1 to 5 by behaviour, in the place of the manager's
   */
  public record Agreed(boolean decided, Map<IndicatorId, Integer> answers) {
    public Agreed {
      answers = Map.copyOf(answers);
    }
  }

  public ParticipantRatings {
    raters = List.copyOf(raters);
    agreed = Map.copyOf(agreed);
  }
}
