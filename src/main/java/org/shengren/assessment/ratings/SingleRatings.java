package org.shengren.assessment.ratings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
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
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.organization.PositionId;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Single ratings as they were submitted, for measurement alone. Three statements, however many
 * raters and participants.
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
      throw new EmptyResultDataAccessException(1);
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
    var agreed = agreed(tenant, which, id);
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
              raters.getOrDefault(participant, List.of()),
              agreed.getOrDefault(participant, Map.of()));
        })
        .list();
  }

  private record Settled(
      ParticipantId participant,
      CompetencyId competency,
      boolean decided,
      Optional<IndicatorId> indicator,
      int answer) {}

  /** Of each competency the last decision. */
  private Map<ParticipantId, Map<CompetencyId, ParticipantRatings.Agreed>> agreed(
      TenantId tenant, String which, UUID id) {
    var rows = new LinkedHashMap<ParticipantId, Map<CompetencyId, List<Settled>>>();
    jdbc.sql(
            """
            select g.participant_id, g.competency_id, g.basis <> 'AGREED' as decided,
                   s.indicator_id, coalesce(s.answer, 0) as answer
              from assessment.agreed_result g
              join assessment.participant p on p.tenant_id = g.tenant_id and p.id = g.participant_id
              left join assessment.agreed_answer s
                on s.tenant_id = g.tenant_id and s.participant_id = g.participant_id
               and s.competency_id = g.competency_id and s.revision = g.revision
             where g.tenant_id = :tenant and %s
               and g.revision = (select max(l.revision) from assessment.agreed_result l
                                  where l.tenant_id = g.tenant_id
                                    and l.participant_id = g.participant_id
                                    and l.competency_id = g.competency_id)
            """
                .formatted(which))
        .param("tenant", tenant.value())
        .param("id", id)
        .query((row, _) ->
            new Settled(
                new ParticipantId(row.getObject("participant_id", UUID.class)),
                new CompetencyId(row.getObject("competency_id", UUID.class)),
                row.getBoolean("decided"),
                Optional.ofNullable(row.getObject("indicator_id", UUID.class))
                    .map(IndicatorId::new),
                row.getInt("answer")))
        .list()
        .forEach(row ->
            rows.computeIfAbsent(row.participant(), _ -> new LinkedHashMap<>())
                .computeIfAbsent(row.competency(), _ -> new ArrayList<>())
                .add(row));
    var agreed = new LinkedHashMap<ParticipantId, Map<CompetencyId, ParticipantRatings.Agreed>>();
    rows.forEach((participant, byCompetency) -> {
      var settled = new LinkedHashMap<CompetencyId, ParticipantRatings.Agreed>();
      byCompetency.forEach((competency, all) -> settled.put(competency, settled(all)));
      agreed.put(participant, settled);
    });
    return agreed;
  }

  private static ParticipantRatings.Agreed settled(List<Settled> rows) {
    var answers = new LinkedHashMap<IndicatorId, Integer>();
    rows.forEach(
        row -> row.indicator().ifPresent(indicator -> answers.put(indicator, row.answer())));
    return new ParticipantRatings.Agreed(rows.getFirst().decided(), answers);
  }

  private record Item(
      ParticipantId participant,
      AssignmentId assignment,
      PersonId rater,
      Capacity capacity,
      OptionalInt daysLed,
      OptionalInt share,
      IndicatorId indicator,
      Optional<Answer> answer) {}

  private Map<ParticipantId, List<ParticipantRatings.Rater>> raters(
      TenantId tenant, String which, UUID id) {
    SequencedMap<AssignmentId, List<Item>> forms = new LinkedHashMap<>();
    jdbc.sql(
            """
            select a.participant_id, a.id as assignment_id, a.rater_id, a.relationship, a.days_led,
                   a.share::int as share, i.indicator_id,
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
        first.capacity().relationship(),
        first.capacity(),
        first.daysLed(),
        first.share(),
        Set.copyOf(asked),
        Collections.unmodifiableSortedMap(answers));
  }

  private static OptionalInt number(ResultSet row, String column) throws SQLException {
    var number = row.getObject(column, Integer.class);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private static RowMapper<Item> item() {
    return (row, _) ->
        new Item(
            new ParticipantId(row.getObject("participant_id", UUID.class)),
            new AssignmentId(row.getObject("assignment_id", UUID.class)),
            new PersonId(row.getObject("rater_id", UUID.class)),
            Capacity.valueOf(row.getString("relationship")),
            number(row, "days_led"),
            number(row, "share"),
            new IndicatorId(row.getObject("indicator_id", UUID.class)),
            Optional.ofNullable(row.getString("answer")).map(Answer::of));
  }
}
