package org.shengren.assessment.ratings;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.shengren.assessment.Answer;
import org.shengren.assessment.AssignmentId;
import org.shengren.assessment.CampaignId;
import org.shengren.assessment.Capacity;
import org.shengren.assessment.ParticipantId;
import org.shengren.assessment.ParticipantState;
import org.shengren.assessment.Purpose;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.ModelVersionId;
import org.shengren.competency.Relationship;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.organization.PositionId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Single ratings as they were submitted, for measurement alone. Two statements, however many raters
 * and participants.
 */
@Service
@Transactional(readOnly = true)
public class SingleRatings {
  private static final Comparator<IndicatorId> BY_ID = Comparator.comparing(IndicatorId::value);

  private final JdbcClient jdbc;

  SingleRatings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What was submitted about one participant.
   *
   * @throws org.springframework.dao.EmptyResultDataAccessException when there is no such
   *     participant
   */
  public ParticipantRatings of(TenantId tenant, ParticipantId participant) {
    var found = read(tenant, "p.id = :id", participant.value());
    if (found.isEmpty()) {
      throw new org.springframework.dao.EmptyResultDataAccessException(1);
    }
    return found.getFirst();
  }

  /**
   * What was submitted in a campaign so far, by participant; those who were withdrawn are left out.
   */
  public List<ParticipantRatings> ofCampaign(TenantId tenant, CampaignId campaign) {
    return read(tenant, "p.campaign_id = :id and p.state <> 'WITHDRAWN'", campaign.value());
  }

  /**
   * As {@link #ofCampaign}, but only participants whom several raters of one relationship rated:
   * all from which can be read how far raters differ. A campaign of self and manager has none, and
   * is not read through at each release.
   */
  public List<ParticipantRatings> withSeveralRaters(TenantId tenant, CampaignId campaign) {
    return read(
        tenant,
        """
        p.campaign_id = :id and p.state <> 'WITHDRAWN'
        and exists (select 1
                      from assessment.assignment several
                     where several.tenant_id = p.tenant_id and several.participant_id = p.id
                       and several.state = 'SUBMITTED'
                     group by case when several.relationship like '%MANAGER' then 'MANAGER'
                                   else several.relationship end
                    having count(*) > 1)
        """,
        campaign.value());
  }

  private List<ParticipantRatings> read(TenantId tenant, String which, UUID id) {
    var raters = raters(tenant, which, id);
    return jdbc.sql(
            """
            select p.id, p.campaign_id, c.purpose, p.state, p.person_id, p.position_id,
                   p.family_version_id, p.core_version_id,
                   coalesce(p.released_at, max(a.submitted_at), c.started_at) as as_of
              from assessment.participant p
              join assessment.campaign c on c.tenant_id = p.tenant_id and c.id = p.campaign_id
              left join assessment.assignment a
                on a.tenant_id = p.tenant_id and a.participant_id = p.id and a.state = 'SUBMITTED'
             where p.tenant_id = :tenant and %s
             group by p.tenant_id, p.id, c.tenant_id, c.id
             order by p.id
            """
                .formatted(which))
        .param("tenant", tenant.value())
        .param("id", id)
        .query((row, _) -> {
          var participant = new ParticipantId(row.getObject("id", UUID.class));
          return new ParticipantRatings(
              participant,
              new CampaignId(row.getObject("campaign_id", UUID.class)),
              Purpose.valueOf(row.getString("purpose")),
              ParticipantState.valueOf(row.getString("state")),
              new PersonId(row.getObject("person_id", UUID.class)),
              new PositionId(row.getObject("position_id", UUID.class)),
              new ModelVersionId(row.getObject("family_version_id", UUID.class)),
              Optional.ofNullable(row.getObject("core_version_id", UUID.class))
                  .map(ModelVersionId::new),
              row.getObject("as_of", OffsetDateTime.class).toInstant(),
              raters.getOrDefault(participant, List.of()));
        })
        .list();
  }

  private record Item(
      ParticipantId participant,
      AssignmentId assignment,
      PersonId rater,
      Relationship relationship,
      IndicatorId indicator,
      Optional<Answer> answer) {}

  private Map<ParticipantId, List<ParticipantRatings.Rater>> raters(
      TenantId tenant, String which, UUID id) {
    SequencedMap<AssignmentId, List<Item>> forms = new LinkedHashMap<>();
    jdbc.sql(
            """
            select a.participant_id, a.id as assignment_id, a.rater_id, a.relationship, i.indicator_id,
                   coalesce(r.answer::text, r.no_answer) as answer
              from assessment.assignment a
              join assessment.participant p on p.tenant_id = a.tenant_id and p.id = a.participant_id
              join assessment.item i on i.tenant_id = a.tenant_id and i.assignment_id = a.id
              left join assessment.rating r
                on r.tenant_id = i.tenant_id and r.assignment_id = i.assignment_id
               and r.indicator_id = i.indicator_id
             where a.tenant_id = :tenant and a.state = 'SUBMITTED' and %s
             order by a.relationship, a.id, i.ordinal
            """
                .formatted(which))
        .param("tenant", tenant.value())
        .param("id", id)
        .query(item())
        .list()
        .forEach(
            item -> forms.computeIfAbsent(item.assignment(), _ -> new ArrayList<>()).add(item));
    var raters = new LinkedHashMap<ParticipantId, List<ParticipantRatings.Rater>>();
    forms
        .values()
        .forEach(items ->
            raters
                .computeIfAbsent(items.getFirst().participant(), _ -> new ArrayList<>())
                .add(rater(items)));
    return raters;
  }

  private static ParticipantRatings.Rater rater(List<Item> items) {
    var first = items.getFirst();
    var asked = new HashSet<IndicatorId>();
    var answers = new TreeMap<IndicatorId, Answer>(BY_ID);
    for (var item : items) {
      asked.add(item.indicator());
      item.answer().ifPresent(answer -> answers.put(item.indicator(), answer));
    }
    return new ParticipantRatings.Rater(
        first.assignment(),
        first.rater(),
        first.relationship(),
        java.util.Set.copyOf(asked),
        Collections.unmodifiableSortedMap(answers));
  }

  private static RowMapper<Item> item() {
    return (row, _) ->
        new Item(
            new ParticipantId(row.getObject("participant_id", UUID.class)),
            new AssignmentId(row.getObject("assignment_id", UUID.class)),
            new PersonId(row.getObject("rater_id", UUID.class)),
            Capacity.valueOf(row.getString("relationship")).relationship(),
            new IndicatorId(row.getObject("indicator_id", UUID.class)),
            Optional.ofNullable(row.getString("answer")).map(Answer::of));
  }
}
