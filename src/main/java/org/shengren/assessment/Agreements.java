package org.shengren.assessment;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shengren.audit.AuditTrail;
import org.shengren.competency.CompetencyId;
import org.shengren.competency.IndicatorId;
import org.shengren.kernel.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the two sides say after they have talked. Both saying the same releases the result; a
 * disagreement goes to the next-level superior.
 */
@Service
@Transactional
public class Agreements {
  private final JdbcClient jdbc;
  private final ParticipantRecords participants;
  private final AgreementRecords records;
  private final Disputes disputes;
  private final Releases releases;
  private final DueProcessNotices notices;
  private final AuditTrail audit;
  private final Clock clock;

  Agreements(
      JdbcClient jdbc,
      ParticipantRecords participants,
      AgreementRecords records,
      Disputes disputes,
      Releases releases,
      DueProcessNotices notices,
      AuditTrail audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.participants = participants;
    this.records = records;
    this.disputes = disputes;
    this.releases = releases;
    this.notices = notices;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Agrees to what the other side last proposed, or to both forms as they are; or disagrees on
   * every competency in which the two forms differ.
   *
   * @param note may be empty where the side agrees
   */
  public void confirm(Viewer viewer, ParticipantId id, Stance stance, String note) {
    var participant = participants.lock(viewer.tenant(), id);
    requireOpen(viewer, participant);
    say(
        viewer,
        id,
        switch (stance) {
          case AGREED ->
              new Statement.Agrees(
                  records.of(viewer.tenant(), id) instanceof Agreement.Proposed proposed
                      ? proposed.settled()
                      : Map.of(),
                  note);
          case DISAGREED -> new Statement.Disagrees(differing(viewer, id), note);
        });
  }

  /**
   * Records what the viewer's side says. It may be said anew until the other side has said the
   * same; once the matter is with somebody else, it is a view for whoever decides.
   *
   * @throws ParticipantNotFound for whoever is neither of the two
   */
  public void say(Viewer viewer, ParticipantId id, Statement statement) {
    var participant = participants.lock(viewer.tenant(), id);
    var side = requireOpen(viewer, participant);
    var now = clock.instant();
    var agreement = records.of(viewer.tenant(), id);
    audit.changed(
        viewer,
        "agreement.confirmed",
        participant.person(),
        id.value().toString(),
        Map.of("side", side.name(), "stance", statement.stance().name()));
    switch (agreement) {
      case Agreement.Open _, Agreement.Proposed _ -> settle(viewer, participant, side, statement);
      default -> disputes.hear(viewer, id, statement);
    }
    records.keep(viewer.tenant(), id, side, statement.stance(), statement.note(), now);
  }

  private void settle(
      Viewer viewer, ParticipantRecords.Participant participant, Side side, Statement statement) {
    var tenant = viewer.tenant();
    var now = clock.instant();
    var agreement = records.of(tenant, participant.id());
    switch (statement) {
      case Statement.Agrees(var settled, _) -> {
        var byCompetency = byCompetency(viewer, participant.id(), settled);
        switch (agreement.agree(side, settled, now)) {
          case Agreement.Proposed proposed -> {
            records.propose(tenant, participant.id(), proposed, now);
            notices.proposed(viewer, participant.id());
          }
          case Agreement.Agreed _ -> {
            byCompetency.forEach((competency, answers) ->
                records.add(
                    tenant,
                    participant.id(),
                    competency,
                    AgreedResult.Basis.AGREED,
                    Optional.empty(),
                    "",
                    answers,
                    now));
            releases.release(viewer, participant, now);
            notices.released(viewer, participant.id());
          }
          default -> throw new AgreementStepRefused(agreement);
        }
      }
      case Statement.Disagrees(var competencies, var reason) -> {
        agreement.disagree();
        disputes.escalate(viewer, participant, competencies, reason);
      }
    }
  }

  private Map<CompetencyId, Map<IndicatorId, Integer>> byCompetency(
      Viewer viewer, ParticipantId id, Map<IndicatorId, Integer> settled) {
    var asked = records.asked(viewer.tenant(), id);
    var byCompetency = new LinkedHashMap<CompetencyId, Map<IndicatorId, Integer>>();
    settled.forEach((indicator, answer) -> {
      var competency = asked.get(indicator);
      if (competency == null || answer < 1 || answer > 5) {
        throw new NotAsked();
      }
      byCompetency.computeIfAbsent(competency, _ -> new HashMap<>()).put(indicator, answer);
    });
    return byCompetency;
  }

  private Set<CompetencyId> differing(Viewer viewer, ParticipantId id) {
    var asked = records.asked(viewer.tenant(), id);
    var differing = new HashSet<CompetencyId>();
    records
        .differing(viewer.tenant(), id, 0)
        .forEach(indicator -> Optional.ofNullable(asked.get(indicator)).ifPresent(differing::add));
    return differing.isEmpty() ? Set.copyOf(asked.values()) : differing;
  }

  private Side requireOpen(Viewer viewer, ParticipantRecords.Participant participant) {
    var side = side(viewer, participant.id());
    if (participant.state() == ParticipantState.RATING) {
      throw new ConversationNotOpen();
    }
    if (participant.state() != ParticipantState.CONVERSATION) {
      throw new ParticipantStepRefused(participant.state());
    }
    return side;
  }

  private Side side(Viewer viewer, ParticipantId id) {
    return jdbc.sql(
            """
            select relationship
              from assessment.assignment
             where tenant_id = :tenant and participant_id = :id and rater_id = :viewer
               and relationship in ('SELF', 'MANAGER')
            """)
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .param("viewer", viewer.person().value())
        .query(String.class)
        .optional()
        .map(Side::valueOf)
        .orElseThrow(ParticipantNotFound::new);
  }
}
