package org.shengren.assessment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.ModelVersionId;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.PositionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The questionnaires that a rater has not handed in, with everything that is asked. */
@Service
@Transactional(readOnly = true)
public class OpenQuestionnaires {
  /**
   * One of them.
   *
   * @param family version of the family's model that it was drawn from
   * @param asked behaviours in the order of the form
   */
  public record OpenQuestionnaire(
      AssignmentId assignment,
      ParticipantId participant,
      CampaignId campaign,
      PersonId person,
      PositionId position,
      ModelVersionId family,
      Capacity capacity,
      List<IndicatorId> asked) {}

  private final JdbcClient jdbc;

  OpenQuestionnaires(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of the viewer, the oldest first. */
  public List<OpenQuestionnaire> of(Viewer viewer) {
    var open = new LinkedHashMap<AssignmentId, OpenQuestionnaire>();
    jdbc.sql(
            """
            select a.id, a.participant_id, p.campaign_id, p.person_id, p.position_id,
                   p.family_version_id, a.relationship, i.indicator_id
              from assessment.assignment a
              join assessment.participant p
                on p.tenant_id = a.tenant_id and p.id = a.participant_id and p.state = 'RATING'
              join assessment.item i on i.tenant_id = a.tenant_id and i.assignment_id = a.id
             where a.tenant_id = :tenant and a.rater_id = :rater
               and a.state in ('INVITED', 'STARTED')
             order by a.id, i.ordinal
            """)
        .param("tenant", viewer.tenant().value())
        .param("rater", viewer.person().value())
        .query(row -> {
          var id = new AssignmentId(row.getObject("id", UUID.class));
          var asked = new IndicatorId(row.getObject("indicator_id", UUID.class));
          var known = open.get(id);
          if (known == null) {
            known =
                new OpenQuestionnaire(
                    id,
                    new ParticipantId(row.getObject("participant_id", UUID.class)),
                    new CampaignId(row.getObject("campaign_id", UUID.class)),
                    new PersonId(row.getObject("person_id", UUID.class)),
                    new PositionId(row.getObject("position_id", UUID.class)),
                    new ModelVersionId(row.getObject("family_version_id", UUID.class)),
                    Capacity.valueOf(row.getString("relationship")),
                    new ArrayList<>());
            open.put(id, known);
          }
          known.asked().add(asked);
        });
    return List.copyOf(open.values());
  }
}
