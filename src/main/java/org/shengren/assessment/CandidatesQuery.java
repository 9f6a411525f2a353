package org.shengren.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
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
      select p.id, p.name::text as name, p.left_on < :today as has_left, a.unit_id, a.position_id,
             o.name::text as position_name, m.id as manager_id,
             array(select x.position_id
                     from assessment.participant x
                    where x.tenant_id = p.tenant_id and x.person_id = p.id
                      and x.state in ('RATING', 'CONVERSATION')) as running
        from organization.person p
        left join organization.current_appointment(:today) a
          on a.tenant_id = p.tenant_id and a.person_id = p.id
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

  /** Everybody who works in the unit or below it today, by name. */
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
                   order by tenancy.text_in(p.name, :language) collate "zh-x-icu", p.number
                """)
        .param("tenant", tenant.value())
        .param("today", today)
        .param("unit", unit.value())
        .param("language", language)
        .query(this::candidate)
        .list();
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
        unit == null ? null : new OrgUnitId(unit),
        position == null ? null : new PositionId(position),
        texts.readOrNull(row.getString("position_name")),
        manager == null ? null : new PersonId(manager),
        positions((UUID @Nullable []) row.getArray("running").getArray()));
  }

  private static Set<PositionId> positions(UUID @Nullable [] ids) {
    return ids == null
        ? Set.of()
        : Arrays.stream(ids).map(PositionId::new).collect(Collectors.toSet());
  }
}
