package org.shengren.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.competency.IndicatorId;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.JsonText;
import org.shengren.tenancy.Tenants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What has come of a talk; for whoever was let in to the participant before. */
@Component
@Transactional(readOnly = true)
class DueProcessQuery {
  private record Row(
      String kind,
      Text raisedBy,
      String reason,
      Instant raisedAt,
      @Nullable Text decider,
      @Nullable Text namedBy,
      @Nullable Instant entrustedAt,
      @Nullable String outcome,
      @Nullable Instant decidedAt) {}

  private record Head(PersonId person, Optional<Instant> releasedAt) {}

  private final JdbcClient jdbc;
  private final JsonText texts;
  private final AgreementRecords agreements;
  private final Disputes disputes;
  private final Tenants tenants;
  private final Calendar calendar;

  DueProcessQuery(
      JdbcClient jdbc,
      JsonText texts,
      AgreementRecords agreements,
      Disputes disputes,
      Tenants tenants,
      Calendar calendar) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.agreements = agreements;
    this.disputes = disputes;
    this.tenants = tenants;
    this.calendar = calendar;
  }

  DueProcess of(Viewer viewer, ParticipantId id) {
    var tenant = viewer.tenant();
    var agreement = agreements.of(tenant, id);
    var results = agreements.results(tenant, id);
    var settled = new HashMap<IndicatorId, Integer>();
    if (agreement instanceof Agreement.Proposed proposed) {
      settled.putAll(proposed.settled());
    }
    results.forEach(result -> settled.putAll(result.answers()));
    var head = head(viewer, id);
    var until = head.releasedAt().map(at -> disputes.lastDayOfAppeal(viewer, at));
    return new DueProcess(
        agreement,
        Map.copyOf(settled),
        steps(viewer, id),
        results,
        until,
        head.person().equals(viewer.person())
            && (agreement instanceof Agreement.Agreed || agreement instanceof Agreement.Decided)
            && until.filter(day -> !calendar.today(tenant).isAfter(day)).isPresent());
  }

  private Head head(Viewer viewer, ParticipantId id) {
    return jdbc.sql(
            """
            select person_id, released_at from assessment.participant
             where tenant_id = :tenant and id = :id
            """)
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .query((row, _) ->
            new Head(
                new PersonId(row.getObject("person_id", UUID.class)),
                Optional.ofNullable(instant(row.getObject("released_at", OffsetDateTime.class)))))
        .optional()
        .orElseThrow(ParticipantNotFound::new);
  }

  private List<DueProcess.Step> steps(Viewer viewer, ParticipantId id) {
    var zone = tenants.settings(viewer.tenant()).zone();
    var steps = new ArrayList<DueProcess.Step>();
    for (var row : rows(viewer, id)) {
      var kind = row.kind().equals("APPEAL") ? "appeal" : "escalation";
      steps.add(
          new DueProcess.Step(
              "process." + kind + ".raised",
              day(row.raisedAt(), zone),
              row.raisedBy(),
              Optional.empty(),
              Optional.of(row.reason())));
      var decider = row.decider();
      var entrustedAt = row.entrustedAt();
      if (decider != null && entrustedAt != null) {
        var namedBy = row.namedBy();
        steps.add(
            new DueProcess.Step(
                namedBy == null ? "process.entrusted.line" : "process.entrusted.named",
                day(entrustedAt, zone),
                decider,
                Optional.ofNullable(namedBy),
                Optional.empty()));
        var decidedAt = row.decidedAt();
        var outcome = row.outcome();
        if (decidedAt != null && outcome != null) {
          steps.add(
              new DueProcess.Step(
                  "process.outcome." + outcome.toLowerCase(Locale.ROOT),
                  day(decidedAt, zone),
                  decider,
                  Optional.empty(),
                  Optional.empty()));
        }
      }
    }
    return steps;
  }

  private List<Row> rows(Viewer viewer, ParticipantId id) {
    return jdbc.sql(
            """
            select d.kind, r.name::text as raised_by, d.reason, d.raised_at,
                   x.name::text as decider, n.name::text as named_by, d.entrusted_at, d.outcome,
                   d.decided_at
              from assessment.dispute d
              join organization.person r on r.tenant_id = d.tenant_id and r.id = d.raised_by
              left join organization.person x on x.tenant_id = d.tenant_id and x.id = d.decider_id
              left join organization.person n on n.tenant_id = d.tenant_id and n.id = d.named_by
             where d.tenant_id = :tenant and d.participant_id = :id
             order by d.raised_at
            """)
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .query((row, _) ->
            new Row(
                row.getString("kind"),
                texts.read(row.getString("raised_by")),
                row.getString("reason"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                text(row.getString("decider")),
                text(row.getString("named_by")),
                instant(row.getObject("entrusted_at", OffsetDateTime.class)),
                row.getString("outcome"),
                instant(row.getObject("decided_at", OffsetDateTime.class))))
        .list();
  }

  private @Nullable Text text(@Nullable String column) {
    return column == null ? null : texts.read(column);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime column) {
    return column == null ? null : column.toInstant();
  }

  private static LocalDate day(Instant at, ZoneId zone) {
    return LocalDate.ofInstant(at, zone);
  }
}
