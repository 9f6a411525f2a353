package org.shengren.administration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.organization.OrgUnitId;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.Tenants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the audit trail, the newest first: an administrator all of it, HR what concerns theirs. */
@Component
@Transactional(readOnly = true)
class TrailQuery {
  private static final int PAGE = 50;
  private static final TypeReference<TreeMap<String, Object>> DETAIL = new TypeReference<>() {};

  private static final String ENTRIES =
      """
      select e.id, e.at, e.action, coalesce(e.object, '') as object, e.detail::text as detail,
             a.id as actor, tenancy.text_in(a.name, :language) as actor_name,
             a.number as actor_number,
             s.id as subject, tenancy.text_in(s.name, :language) as subject_name,
             s.number as subject_number
        from audit.entry e
        left join organization.person a on a.tenant_id = e.tenant_id and a.id = e.actor_id
        left join organization.person s on s.tenant_id = e.tenant_id and s.id = e.subject_id
       where e.tenant_id = :tenant
         and (:everywhere or exists (
               select from organization.current_appointment(:today) w
                where w.tenant_id = e.tenant_id and w.person_id = e.subject_id
                  and w.unit_id = any (:units)))
         and (:about = '' or e.subject_id = any (:aboutIds))
         and (:by = '' or e.actor_id = any (:byIds))
         and e.at >= :since and e.at < :until
         and (:kind = '' or (:kind = 'OTHER' and split_part(e.action, '.', 1) <> all (:prefixes))
              or (:kind = 'NAMED' and split_part(e.action, '.', 1) = any (:prefixes)))
         and (e.at, e.id) < (:beforeAt, :beforeId)
       order by e.at desc, e.id desc
      """;

  private static final UUID LAST_ID = new UUID(-1, -1);
  private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final AccessPolicy policy;
  private final Tenants tenants;
  private final Calendar calendar;

  TrailQuery(
      JdbcClient jdbc, JsonMapper json, AccessPolicy policy, Tenants tenants, Calendar calendar) {
    this.jdbc = jdbc;
    this.json = json;
    this.policy = policy;
    this.tenants = tenants;
    this.calendar = calendar;
  }

  /** One page. */
  Trail.Found page(Viewer viewer, Trail.Asked asked, Language language) {
    var entries =
        statement(viewer, asked, language, ENTRIES + " limit " + (PAGE + 1))
            .query((row, _) -> entry(row))
            .list();
    if (entries.size() <= PAGE) {
      return new Trail.Found(entries, Optional.empty());
    }
    var last = entries.get(PAGE - 1);
    return new Trail.Found(entries.subList(0, PAGE), Optional.of(last.at() + "~" + last.id()));
  }

  /** All that is asked for, one by one. */
  void each(Viewer viewer, Trail.Asked asked, Language language, Consumer<Trail.Entry> reader) {
    try (var entries =
        statement(viewer, asked, language, ENTRIES)
            .withFetchSize(500)
            .query((row, _) -> entry(row))
            .stream()) {
      entries.forEach(reader);
    }
  }

  private JdbcClient.StatementSpec statement(
      Viewer viewer, Trail.Asked asked, Language language, String sql) {
    var tenant = viewer.tenant();
    var reach = policy.reach(viewer, Function.READ_TRAIL);
    var zone = tenants.settings(tenant).zone();
    var before = before(asked.after());
    var prefixes = asked.kind().map(Trail.Kind::prefixes).orElse(List.of());
    var other = asked.kind().isPresent() && prefixes.isEmpty();
    return jdbc.sql(sql)
        .param("tenant", tenant.value())
        .param("language", language.code())
        .param("today", calendar.today(tenant))
        .param("everywhere", reach.everywhere())
        .param("units", reach.units().stream().map(OrgUnitId::value).toArray(UUID[]::new))
        .param("about", asked.about())
        .param("aboutIds", called(tenant, asked.about()))
        .param("by", asked.by())
        .param("byIds", called(tenant, asked.by()))
        .param("since", moment(asked.from().map(day -> start(day, zone)).orElse(BEGINNING)))
        .param("until", moment(asked.until().map(day -> start(day.plusDays(1), zone)).orElse(END)))
        .param("kind", asked.kind().map(_ -> other ? "OTHER" : "NAMED").orElse(""))
        .param("prefixes", (other ? Trail.Kind.named() : prefixes).toArray(String[]::new))
        .param("beforeAt", moment(before.at()))
        .param("beforeId", before.id());
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static OffsetDateTime moment(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** Whom words mean: a number, or part of a name. */
  private UUID[] called(TenantId tenant, String words) {
    if (words.isBlank()) {
      return new UUID[0];
    }
    return jdbc.sql(
            """
            select id
              from organization.person
             where tenant_id = :tenant
               and (number = :words or name ->> 'zh' ilike :part or name ->> 'en' ilike :part)
             limit 500
            """)
        .param("tenant", tenant.value())
        .param("words", words)
        .param("part", "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%")
        .query(UUID.class)
        .list()
        .toArray(UUID[]::new);
  }

  private record Before(Instant at, UUID id) {}

  /** A key that was not made by us begins anew. */
  private static Before before(Optional<String> after) {
    var parts = after.orElse("").split("~", 2);
    try {
      return parts.length == 2
          ? new Before(Instant.parse(parts[0]), UUID.fromString(parts[1]))
          : new Before(END, LAST_ID);
    } catch (DateTimeParseException | IllegalArgumentException notOurs) {
      return new Before(END, LAST_ID);
    }
  }

  private Trail.Entry entry(ResultSet row) throws SQLException {
    var detail = new TreeMap<String, String>();
    Map<String, Object> written = json.readValue(row.getString("detail"), DETAIL);
    written.forEach((name, value) -> detail.put(name, String.valueOf(value)));
    return new Trail.Entry(
        row.getString("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        who(row, "actor"),
        who(row, "subject"),
        row.getString("action"),
        row.getString("object"),
        detail);
  }

  private static Optional<Trail.Who> who(ResultSet row, String column) throws SQLException {
    @Nullable UUID id = row.getObject(column, UUID.class);
    return id == null
        ? Optional.empty()
        : Optional.of(
            new Trail.Who(
                new PersonId(id),
                row.getString(column + "_name"),
                row.getString(column + "_number")));
  }
}
