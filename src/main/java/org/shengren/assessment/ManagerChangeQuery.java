package org.shengren.assessment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has another direct manager since a running campaign asked the one of before. */
@Component
@Transactional(readOnly = true)
class ManagerChangeQuery {
  private record Row(
      ParticipantId participant,
      PersonId person,
      Text personName,
      AssignmentId former,
      PersonId formerRater,
      Text formerName,
      AssignmentState formerState,
      PersonId successor,
      Text successorName,
      Optional<LocalDate> lastResult,
      LocalDate startsOn,
      boolean talking,
      boolean confirmed) {}

  /**
   * Only where the one who rates led the person once: somebody else was asked on purpose, and is
   * not taken for a change.
   */
  private static final String CHANGED =
      """
      select p.id, p.person_id, n.name::text as person, m.id as assignment_id, m.rater_id,
             f.name::text as former, m.state, x.id as successor_id, x.name::text as successor,
             c.starts_on, p.state = 'CONVERSATION' as talking,
             (select max(r.released_at)
                from assessment.participant r
               where r.tenant_id = p.tenant_id and r.person_id = p.person_id) as last_result,
             exists (select from assessment.agreement g
                      where g.tenant_id = p.tenant_id and g.participant_id = p.id) as confirmed
        from assessment.participant p
        join assessment.campaign c on c.tenant_id = p.tenant_id and c.id = p.campaign_id
        join assessment.assignment m
          on m.tenant_id = p.tenant_id and m.participant_id = p.id and m.relationship = 'MANAGER'
        join organization.person n on n.tenant_id = p.tenant_id and n.id = p.person_id
        join organization.person f on f.tenant_id = m.tenant_id and f.id = m.rater_id
        join organization.current_appointment(:today) w
          on w.tenant_id = p.tenant_id and w.person_id = p.person_id
        join organization.person x
          on x.tenant_id = w.tenant_id and x.id = w.manager_id
         and (x.left_on is null or x.left_on >= :today)
       where p.tenant_id = :tenant and p.campaign_id = :campaign and c.state = 'COLLECTION'
         and p.state in ('RATING', 'CONVERSATION') and p.person_id <> :viewer
         and w.manager_id <> m.rater_id and w.manager_id <> p.person_id
         and exists (select from organization.appointment a
                      where a.tenant_id = p.tenant_id and a.person_id = p.person_id
                        and a.manager_id = m.rater_id)
         and (:everywhere or w.unit_id = any(:units::uuid[]))
       order by tenancy.text_in(x.name, 'zh') collate "zh-x-icu", n.number
      """;

  private final CampaignScope scope;
  private final AccessPolicy policy;
  private final CandidatesQuery candidates;
  private final JsonText texts;

  ManagerChangeQuery(
      CampaignScope scope, AccessPolicy policy, CandidatesQuery candidates, JsonText texts) {
    this.scope = scope;
    this.policy = policy;
    this.candidates = candidates;
    this.texts = texts;
  }

  /** Of the people over whom the viewer runs assessments, by who leads them today. */
  List<ManagerChange> of(Viewer viewer, CampaignId campaign) {
    var today = scope.today(viewer);
    var reach = policy.reach(viewer, Function.START_CAMPAIGN);
    if (reach.isNowhere()) {
      return List.of();
    }
    var rows = rows(scope.ask(viewer, CHANGED, reach, today).param("campaign", campaign.value()));
    if (rows.isEmpty()) {
      return List.of();
    }
    var histories =
        candidates.histories(
            viewer.tenant(), today, rows.stream().map(Row::person).distinct().toList());
    return rows.stream()
        .map(row -> change(row, histories.getOrDefault(row.person(), WorkHistory.EMPTY), today))
        .toList();
  }

  private static ManagerChange change(Row row, WorkHistory history, LocalDate today) {
    var from = WorkHistory.speaksFrom(row.startsOn(), row.lastResult());
    return new ManagerChange(
        row.participant(),
        row.person(),
        row.personName(),
        row.former(),
        row.formerRater(),
        row.formerName(),
        row.formerState(),
        row.successor(),
        row.successorName(),
        history.formerManagers(from, today, row.successor()).stream()
            .filter(led -> led.manager().equals(row.formerRater()))
            .findFirst(),
        history.daysLed(row.formerRater(), from, today),
        history.daysLed(row.successor(), from, today),
        row.talking(),
        row.confirmed());
  }

  private List<Row> rows(JdbcClient.StatementSpec statement) {
    return statement
        .query((row, _) ->
            new Row(
                new ParticipantId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                texts.read(row.getString("person")),
                new AssignmentId(row.getObject("assignment_id", UUID.class)),
                new PersonId(row.getObject("rater_id", UUID.class)),
                texts.read(row.getString("former")),
                AssignmentState.valueOf(row.getString("state")),
                new PersonId(row.getObject("successor_id", UUID.class)),
                texts.read(row.getString("successor")),
                Optional.ofNullable(row.getObject("last_result", OffsetDateTime.class))
                    .map(OffsetDateTime::toLocalDate),
                row.getObject("starts_on", LocalDate.class),
                row.getBoolean("talking"),
                row.getBoolean("confirmed")))
        .list();
  }
}
