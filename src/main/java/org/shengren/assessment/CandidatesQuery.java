package org.shengren.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PositionId;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who might be rated, and against what. */
@Component
@Transactional(readOnly = true)
class CandidatesQuery {
  private static final String CANDIDATES =
      """
      select p.id, p.name::text as name, p.number, p.left_on < :today as has_left, a.unit_id,
             u.name::text as unit_name, a.position_id, o.name::text as position_name,
             m.id as manager_id, m.name::text as manager_name,
             (select max(x.released_at)
                from assessment.participant x
               where x.tenant_id = p.tenant_id and x.person_id = p.id) as last_result,
             array(select x.position_id
                     from assessment.participant x
                    where x.tenant_id = p.tenant_id and x.person_id = p.id
                      and x.state in ('RATING', 'CONVERSATION')) as running
        from organization.person p
        left join organization.current_appointment(:today) a
          on a.tenant_id = p.tenant_id and a.person_id = p.id
        left join organization.org_unit u on u.tenant_id = a.tenant_id and u.id = a.unit_id
        left join organization.position o on o.tenant_id = a.tenant_id and o.id = a.position_id
        left join organization.person m
          on m.tenant_id = a.tenant_id and m.id = a.manager_id
         and (m.left_on is null or m.left_on >= :today)
      """;

  private final JdbcClient jdbc;
  private final JsonText texts;

  CandidatesQuery(JdbcClient jdbc, JsonText texts) {
    this.jdbc = jdbc;
    this.texts = texts;
  }

  List<Candidate> of(TenantId tenant, LocalDate today, Collection<PersonId> persons) {
    return jdbc.sql(CANDIDATES + " where p.tenant_id = :tenant and p.id = any(:persons::uuid[])")
        .param("tenant", tenant.value())
        .param("today", today)
        .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
        .query(this::candidate)
        .list();
  }

  /** Everybody who works in the unit or below it today, unit by unit, by name. */
  List<Candidate> inUnit(TenantId tenant, LocalDate today, OrgUnitId unit, String language) {
    return jdbc.sql(
            CANDIDATES
                + """
                   where p.tenant_id = :tenant
                     and a.unit_id in (
                         with recursive below as (
                           select cast(:unit as uuid) as id
                           union
                           select u.id
                             from organization.org_unit u
                             join below b on u.parent_id = b.id
                            where u.tenant_id = :tenant)
                         select id from below)
                   order by u.ordinal, u.code,
                         tenancy.text_in(p.name, :language) collate "zh-x-icu", p.number
                """)
        .param("tenant", tenant.value())
        .param("today", today)
        .param("unit", unit.value())
        .param("language", language)
        .query(this::candidate)
        .list();
  }

  /** Whom somebody leads directly today, by name. */
  List<Candidate> inTeam(TenantId tenant, LocalDate today, PersonId manager, String language) {
    return jdbc.sql(
            CANDIDATES
                + """
                   where p.tenant_id = :tenant and a.manager_id = :manager
                   order by tenancy.text_in(p.name, :language) collate "zh-x-icu", p.number
                """)
        .param("tenant", tenant.value())
        .param("today", today)
        .param("manager", manager.value())
        .param("language", language)
        .query(this::candidate)
        .list();
  }

  /** How these people have worked so far, in two statements; only managers who still work here. */
  Map<PersonId, WorkHistory> histories(
      TenantId tenant, LocalDate today, Collection<PersonId> persons) {
    var stretches = stretches(tenant, today, persons);
    var dotted = dotted(tenant, today, persons);
    return persons.stream()
        .distinct()
        .collect(
            Collectors.toMap(
                Function.identity(),
                person ->
                    new WorkHistory(
                        stretches.getOrDefault(person, List.of()),
                        dotted.getOrDefault(person, List.of()))));
  }

  private Map<PersonId, List<WorkHistory.Stretch>> stretches(
      TenantId tenant, LocalDate today, Collection<PersonId> persons) {
    record Row(PersonId person, WorkHistory.Stretch stretch) {}
    return jdbc
        .sql(
            """
            select a.person_id, a.valid_from, a.valid_until, a.position_id, m.id as manager_id
              from organization.appointment a
              left join organization.person m
                on m.tenant_id = a.tenant_id and m.id = a.manager_id
               and (m.left_on is null or m.left_on >= :today)
             where a.tenant_id = :tenant and a.person_id = any(:persons::uuid[])
             order by a.person_id, a.valid_from
            """)
        .param("tenant", tenant.value())
        .param("today", today)
        .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
        .query((row, _) -> {
          var position = row.getObject("position_id", UUID.class);
          var manager = row.getObject("manager_id", UUID.class);
          return new Row(
              new PersonId(row.getObject("person_id", UUID.class)),
              new WorkHistory.Stretch(
                  row.getObject("valid_from", LocalDate.class),
                  row.getObject("valid_until", LocalDate.class),
                  position == null ? null : new PositionId(position),
                  manager == null ? null : new PersonId(manager)));
        })
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Row::person, Collectors.mapping(Row::stretch, Collectors.toList())));
  }

  private Map<PersonId, List<WorkHistory.Dotted>> dotted(
      TenantId tenant, LocalDate today, Collection<PersonId> persons) {
    record Row(PersonId person, WorkHistory.Dotted line) {}
    return jdbc
        .sql(
            """
            select d.person_id, d.manager_id, d.share::int as share
              from organization.dotted_line d
              join organization.person m on m.tenant_id = d.tenant_id and m.id = d.manager_id
             where d.tenant_id = :tenant and d.person_id = any(:persons::uuid[])
               and d.valid_from <= :today and (d.valid_until is null or d.valid_until > :today)
               and (m.left_on is null or m.left_on >= :today)
             order by d.person_id, d.valid_from, m.number
            """)
        .param("tenant", tenant.value())
        .param("today", today)
        .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
        .query((row, _) ->
            new Row(
                new PersonId(row.getObject("person_id", UUID.class)),
                new WorkHistory.Dotted(
                    new PersonId(row.getObject("manager_id", UUID.class)),
                    row.getObject("share", Integer.class))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(Row::person, Collectors.mapping(Row::line, Collectors.toList())));
  }

  /** Positions that a published model asks something of, by family and order, with their names. */
  SequencedMap<PositionId, Text> demanding(TenantId tenant) {
    var positions = new LinkedHashMap<PositionId, Text>();
    jdbc.sql(
            """
            select o.id, o.name::text as name
              from organization.position o
              join organization.job_family f on f.tenant_id = o.tenant_id and f.id = o.family_id
             where o.tenant_id = :tenant
               and exists (
                   select from competency.requirement r
                     join competency.model_version v
                       on v.tenant_id = r.tenant_id and v.id = r.version_id
                    where r.tenant_id = o.tenant_id and r.position_id = o.id
                      and v.state = 'PUBLISHED')
             order by f.code, o.ordinal, o.code
            """)
        .param("tenant", tenant.value())
        .query((row, _) ->
            positions.put(
                new PositionId(row.getObject("id", UUID.class)), texts.read(row.getString("name"))))
        .list();
    return positions;
  }

  private Candidate candidate(ResultSet row, int number) throws SQLException {
    var unit = row.getObject("unit_id", UUID.class);
    var position = row.getObject("position_id", UUID.class);
    var manager = row.getObject("manager_id", UUID.class);
    return new Candidate(
        new PersonId(row.getObject("id", UUID.class)),
        texts.read(row.getString("name")),
        row.getBoolean("has_left"),
        row.getString("number"),
        unit == null ? null : new OrgUnitId(unit),
        texts.readOrNull(row.getString("unit_name")),
        position == null ? null : new PositionId(position),
        texts.readOrNull(row.getString("position_name")),
        manager == null ? null : new PersonId(manager),
        texts.readOrNull(row.getString("manager_name")),
        Optional.ofNullable(row.getObject("last_result", OffsetDateTime.class))
            .map(OffsetDateTime::toLocalDate),
        positions((UUID @Nullable []) row.getArray("running").getArray()));
  }

  private static Set<PositionId> positions(UUID @Nullable [] ids) {
    return ids == null
        ? Set.of()
        : Arrays.stream(ids).map(PositionId::new).collect(Collectors.toSet());
  }
}
