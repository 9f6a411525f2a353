package org.shengren.assessment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.shengren.competency.CompetencyId;
import org.shengren.competency.IndicatorId;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the two sides said, what they settled on, and what was decided for them. */
@Component
class AgreementRecords {
  private final JdbcClient jdbc;
  private final JsonText texts;
  private final DisputeRecords disputes;

  AgreementRecords(JdbcClient jdbc, JsonText texts, DisputeRecords disputes) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.disputes = disputes;
  }

  /** Where the two stand. */
  Agreement of(TenantId tenant, ParticipantId participant) {
    Dispute last = null;
    for (var dispute : disputes.of(tenant, participant)) {
      last = dispute;
    }
    if (last != null) {
      return of(last);
    }
    var released = releasedAt(tenant, participant);
    if (released.isPresent()) {
      return new Agreement.Agreed(released.get());
    }
    return proposal(tenant, participant).orElseGet(Agreement.Open::new);
  }

  private static Agreement of(Dispute dispute) {
    var outcome = dispute.outcome();
    if (outcome == null) {
      return switch (dispute.kind()) {
        case APPEAL -> new Agreement.Appealed(dispute.decider());
        case ESCALATION ->
            dispute
                .decider()
                .<Agreement>map(Agreement.Escalated::new)
                .orElseGet(Agreement.Disagreed::new);
      };
    }
    var decider = dispute.decider().orElseThrow();
    var at = Objects.requireNonNull(dispute.decidedAt());
    return switch (outcome) {
      case DECIDED -> new Agreement.Decided(decider, at);
      case UPHELD -> new Agreement.Upheld(decider, at);
      case CHANGED -> new Agreement.Changed(decider, at);
    };
  }

  private Optional<Instant> releasedAt(TenantId tenant, ParticipantId participant) {
    return jdbc.sql(
            """
            select released_at from assessment.participant
             where tenant_id = :tenant and id = :participant and released_at is not null
            """)
        .param("tenant", tenant.value())
        .param("participant", participant.value())
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  private record ProposalRow(Side side, Optional<IndicatorId> indicator, int answer) {}

  private Optional<Agreement> proposal(TenantId tenant, ParticipantId participant) {
    var rows =
        jdbc.sql(
                """
                select p.side, a.indicator_id, coalesce(a.answer, 0) as answer
                  from assessment.proposal p
                  left join assessment.proposal_answer a
                    on a.tenant_id = p.tenant_id and a.participant_id = p.participant_id
                   and a.number = p.number
                 where p.tenant_id = :tenant and p.participant_id = :participant
                   and p.number = (select max(l.number) from assessment.proposal l
                                    where l.tenant_id = p.tenant_id
                                      and l.participant_id = p.participant_id)
                """)
            .param("tenant", tenant.value())
            .param("participant", participant.value())
            .query((row, _) ->
                new ProposalRow(
                    Side.valueOf(row.getString("side")),
                    Optional.ofNullable(row.getObject("indicator_id", UUID.class))
                        .map(IndicatorId::new),
                    row.getInt("answer")))
            .list();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    var settled = new HashMap<IndicatorId, Integer>();
    rows.forEach(
        row -> row.indicator().ifPresent(indicator -> settled.put(indicator, row.answer())));
    return Optional.of(new Agreement.Proposed(rows.getFirst().side(), settled));
  }

  /** A proposal takes the place of what the other side said before. */
  void propose(
      TenantId tenant, ParticipantId participant, Agreement.Proposed proposed, Instant now) {
    int number =
        jdbc.sql(
                """
                insert into assessment.proposal (tenant_id, participant_id, number, side, proposed_at)
                select :tenant, :participant, coalesce(max(number), 0) + 1, :side, :now
                  from assessment.proposal
                 where tenant_id = :tenant and participant_id = :participant
                returning number
                """)
            .param("tenant", tenant.value())
            .param("participant", participant.value())
            .param("side", proposed.by().name())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Integer.class)
            .single();
    proposed
        .settled()
        .forEach((indicator, answer) ->
            jdbc.sql(
                    """
                    insert into assessment.proposal_answer (tenant_id, participant_id, number,
                           indicator_id, answer)
                    values (:tenant, :participant, :number, :indicator, :answer)
                    """)
                .param("tenant", tenant.value())
                .param("participant", participant.value())
                .param("number", number)
                .param("indicator", indicator.value())
                .param("answer", answer)
                .update());
    jdbc.sql(
            """
            delete from assessment.agreement
             where tenant_id = :tenant and participant_id = :participant and side <> :side
            """)
        .param("tenant", tenant.value())
        .param("participant", participant.value())
        .param("side", proposed.by().name())
        .update();
  }

  /** What a side says at present. */
  void keep(
      TenantId tenant,
      ParticipantId participant,
      Side side,
      Stance stance,
      String note,
      Instant now) {
    jdbc.sql(
            """
            insert into assessment.agreement (tenant_id, participant_id, side, stance, note,
                   confirmed_at)
            values (:tenant, :id, :side, :stance, nullif(:note, ''), :now)
            on conflict (tenant_id, participant_id, side) do update
               set stance = excluded.stance, note = excluded.note,
                   confirmed_at = excluded.confirmed_at
            """)
        .param("tenant", tenant.value())
        .param("id", participant.value())
        .param("side", side.name())
        .param("stance", stance.name())
        .param("note", note)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** All that was put to anybody about the participant, by behaviour. */
  Map<IndicatorId, CompetencyId> asked(TenantId tenant, ParticipantId participant) {
    var asked = new LinkedHashMap<IndicatorId, CompetencyId>();
    jdbc.sql(
            """
            select i.indicator_id, b.competency_id
              from assessment.assignment a
              join assessment.item i on i.tenant_id = a.tenant_id and i.assignment_id = a.id
              join competency.indicator b on b.tenant_id = i.tenant_id and b.id = i.indicator_id
             where a.tenant_id = :tenant and a.participant_id = :participant
             order by i.ordinal, i.indicator_id
            """)
        .param("tenant", tenant.value())
        .param("participant", participant.value())
        .query((row, _) ->
            Map.entry(
                new IndicatorId(row.getObject("indicator_id", UUID.class)),
                new CompetencyId(row.getObject("competency_id", UUID.class))))
        .list()
        .forEach(entry -> asked.putIfAbsent(entry.getKey(), entry.getValue()));
    return asked;
  }

  /**
   * Behaviours to which the two sides gave different answers.
   *
   * @param categories by how many at least; 0 also finds those that one of them did not rate
   */
  List<IndicatorId> differing(TenantId tenant, ParticipantId participant, int categories) {
    return jdbc.sql(
            """
            select s.indicator_id
              from assessment.assignment a
              join assessment.assignment b
                on b.tenant_id = a.tenant_id and b.participant_id = a.participant_id
               and b.relationship = 'MANAGER'
              join assessment.rating s on s.tenant_id = a.tenant_id and s.assignment_id = a.id
              join assessment.rating m
                on m.tenant_id = b.tenant_id and m.assignment_id = b.id
               and m.indicator_id = s.indicator_id
             where a.tenant_id = :tenant and a.participant_id = :participant
               and a.relationship = 'SELF' and coalesce(s.answer, 0) <> coalesce(m.answer, 0)
               and coalesce(abs(s.answer - m.answer), 0) >= :categories
            """)
        .param("tenant", tenant.value())
        .param("participant", participant.value())
        .param("categories", categories)
        .query((row, _) -> new IndicatorId(row.getObject("indicator_id", UUID.class)))
        .list();
  }

  /** What the manager answered, 1 to 5; a behaviour without a rating is missing. */
  Map<IndicatorId, Integer> ofManager(TenantId tenant, ParticipantId participant) {
    var answers = new HashMap<IndicatorId, Integer>();
    jdbc.sql(
            """
            select r.indicator_id, r.answer
              from assessment.assignment a
              join assessment.rating r on r.tenant_id = a.tenant_id and r.assignment_id = a.id
             where a.tenant_id = :tenant and a.participant_id = :participant
               and a.relationship = 'MANAGER' and r.answer is not null
            """)
        .param("tenant", tenant.value())
        .param("participant", participant.value())
        .query((row, _) ->
            Map.entry(
                new IndicatorId(row.getObject("indicator_id", UUID.class)), row.getInt("answer")))
        .list()
        .forEach(entry -> answers.put(entry.getKey(), entry.getValue()));
    return answers;
  }

  void add(
      TenantId tenant,
      ParticipantId participant,
      CompetencyId competency,
      AgreedResult.Basis basis,
      Optional<Dispute> dispute,
      String reason,
      Map<IndicatorId, Integer> answers,
      Instant now) {
    int revision =
        jdbc.sql(
                """
                insert into assessment.agreed_result (tenant_id, participant_id, competency_id,
                       revision, basis, dispute_id, decided_by, reason, decided_at)
                select :tenant, :participant, :competency, coalesce(max(revision), 0) + 1, :basis,
                       :dispute::uuid, :by::uuid, nullif(:reason, ''), :now
                  from assessment.agreed_result
                 where tenant_id = :tenant and participant_id = :participant
                   and competency_id = :competency
                returning revision
                """)
            .param("tenant", tenant.value())
            .param("participant", participant.value())
            .param("competency", competency.value())
            .param("basis", basis.name())
            .param("dispute", dispute.map(d -> d.id().value()).orElse(null))
            .param("by", dispute.flatMap(Dispute::decider).map(PersonId::value).orElse(null))
            .param("reason", reason)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Integer.class)
            .single();
    answers.forEach((indicator, answer) ->
        jdbc.sql(
                """
                insert into assessment.agreed_answer (tenant_id, participant_id, competency_id,
                       revision, indicator_id, answer)
                values (:tenant, :participant, :competency, :revision, :indicator, :answer)
                """)
            .param("tenant", tenant.value())
            .param("participant", participant.value())
            .param("competency", competency.value())
            .param("revision", revision)
            .param("indicator", indicator.value())
            .param("answer", answer)
            .update());
  }

  private record ResultRow(AgreedResult result, Optional<IndicatorId> indicator, int answer) {}

  private record Key(CompetencyId competency, int revision) {}

  /** Every decision about the participant, by competency, the one in force last. */
  List<AgreedResult> results(TenantId tenant, ParticipantId participant) {
    var found = new LinkedHashMap<Key, List<ResultRow>>();
    jdbc.sql(
            """
            select r.competency_id, c.code, r.revision, r.basis, r.decided_by,
                   n.name::text as decider, r.reason, r.decided_at, a.indicator_id,
                   coalesce(a.answer, 0) as answer
              from assessment.agreed_result r
              join competency.competency c on c.tenant_id = r.tenant_id and c.id = r.competency_id
              left join organization.person n on n.tenant_id = r.tenant_id and n.id = r.decided_by
              left join assessment.agreed_answer a
                on a.tenant_id = r.tenant_id and a.participant_id = r.participant_id
               and a.competency_id = r.competency_id and a.revision = r.revision
             where r.tenant_id = :tenant and r.participant_id = :participant
             order by c.ordinal, r.competency_id, r.revision
            """)
        .param("tenant", tenant.value())
        .param("participant", participant.value())
        .query((row, _) -> {
          var by = row.getObject("decided_by", UUID.class);
          return new ResultRow(
              new AgreedResult(
                  new CompetencyId(row.getObject("competency_id", UUID.class)),
                  row.getString("code"),
                  row.getInt("revision"),
                  AgreedResult.Basis.valueOf(row.getString("basis")),
                  by == null
                      ? Optional.empty()
                      : Optional.of(
                          new AgreedResult.Decider(
                              new PersonId(by),
                              texts.read(row.getString("decider")),
                              row.getString("reason"))),
                  row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                  Map.of()),
              Optional.ofNullable(row.getObject("indicator_id", UUID.class)).map(IndicatorId::new),
              row.getInt("answer"));
        })
        .list()
        .forEach(row ->
            found
                .computeIfAbsent(
                    new Key(row.result().competency(), row.result().revision()),
                    _ -> new ArrayList<>())
                .add(row));
    return found.values().stream().map(AgreementRecords::result).toList();
  }

  private static AgreedResult result(List<ResultRow> rows) {
    var answers = new HashMap<IndicatorId, Integer>();
    rows.forEach(
        row -> row.indicator().ifPresent(indicator -> answers.put(indicator, row.answer())));
    var head = rows.getFirst().result();
    return new AgreedResult(
        head.competency(),
        head.code(),
        head.revision(),
        head.basis(),
        head.decider(),
        head.at(),
        answers);
  }
}
