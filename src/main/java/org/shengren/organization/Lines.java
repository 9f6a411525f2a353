package org.shengren.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who led whom and when, directly and by dotted lines, and the posts beside the main ones. */
@Component
@Transactional(readOnly = true)
public class Lines {
  private final JdbcClient jdbc;
  private final JsonText texts;
  private final Calendar calendar;

  Lines(JdbcClient jdbc, JsonText texts, Calendar calendar) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.calendar = calendar;
  }

  /**
   * All who led a person on any day of a stretch, direct managers first, the latest first. Somebody
   * who led twice, or both ways, is named once for each time and way.
   *
   * @param until first day no longer
   */
  public List<Leader> leaders(TenantId tenant, PersonId person, LocalDate from, LocalDate until) {
    return jdbc.sql(
            """
            select l.manager_id, m.name::text as manager, l.dotted, l.share, l.valid_from,
                   l.valid_until
              from (select a.tenant_id, a.manager_id, false as dotted, null::smallint as share,
                           a.valid_from, a.valid_until
                      from organization.appointment a
                     where a.tenant_id = :tenant and a.person_id = :person
                       and a.manager_id is not null
                    union all
                    select d.tenant_id, d.manager_id, true, d.share, d.valid_from, d.valid_until
                      from organization.dotted_line d
                     where d.tenant_id = :tenant and d.person_id = :person
                       and (d.valid_until is null or d.valid_until > d.valid_from)) l
              join organization.person m on m.tenant_id = l.tenant_id and m.id = l.manager_id
             where l.tenant_id = :tenant and l.valid_from < :until
               and (l.valid_until is null or l.valid_until > :from)
             order by l.dotted, l.valid_from desc, m.number
            """)
        .param("tenant", tenant.value())
        .param("person", person.value())
        .param("from", from)
        .param("until", until)
        .query((row, _) ->
            new Leader(
                new PersonRef(
                    new PersonId(row.getObject("manager_id", UUID.class)),
                    texts.read(row.getString("manager"))),
                row.getBoolean("dotted"),
                Optional.ofNullable(row.getObject("share", Integer.class)),
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_until", LocalDate.class))))
        .list();
  }

  /** Who leads a person today beside the direct manager. */
  public List<Leader> dottedManagers(TenantId tenant, PersonId person) {
    var today = calendar.today(tenant);
    return leaders(tenant, person, today, today.plusDays(1)).stream()
        .filter(Leader::dotted)
        .toList();
  }

  /** Whom somebody leads today by a dotted line. */
  public List<PersonRef> dottedReports(TenantId tenant, PersonId manager) {
    return jdbc.sql(
            """
            select p.id, p.name::text as name
              from organization.dotted_line d
              join organization.person p on p.tenant_id = d.tenant_id and p.id = d.person_id
             where d.tenant_id = :tenant and d.manager_id = :manager and d.valid_from <= :today
               and (d.valid_until is null or d.valid_until > :today)
             order by p.number
            """)
        .param("tenant", tenant.value())
        .param("manager", manager.value())
        .param("today", calendar.today(tenant))
        .query((row, _) ->
            new PersonRef(
                new PersonId(row.getObject("id", UUID.class)), texts.read(row.getString("name"))))
        .list();
  }

  /** The posts that a person has today, or will have, beside the main one. */
  public List<FurtherPost> furtherPosts(TenantId tenant, PersonId person) {
    return jdbc.sql(
            """
            select f.person_id, f.unit_id, u.name::text as unit, f.position_id,
                   o.name::text as position, o.family_id, f.share, f.valid_from, f.valid_until
              from organization.further_post f
              join organization.org_unit u on u.tenant_id = f.tenant_id and u.id = f.unit_id
              left join organization.position o
                on o.tenant_id = f.tenant_id and o.id = f.position_id
             where f.tenant_id = :tenant and f.person_id = :person
               and (f.valid_until is null or f.valid_until > :today)
             order by f.share desc, u.code
            """)
        .param("tenant", tenant.value())
        .param("person", person.value())
        .param("today", calendar.today(tenant))
        .query((row, _) -> post(row))
        .list();
  }

  private FurtherPost post(ResultSet row) throws SQLException {
    var position = row.getObject("position_id", UUID.class);
    return new FurtherPost(
        new PersonId(row.getObject("person_id", UUID.class)),
        new UnitRef(
            new OrgUnitId(row.getObject("unit_id", UUID.class)), texts.read(row.getString("unit"))),
        position == null
            ? Optional.empty()
            : Optional.of(
                new PositionRef(
                    new PositionId(position),
                    texts.read(row.getString("position")),
                    new JobFamilyId(row.getObject("family_id", UUID.class)))),
        row.getInt("share"),
        row.getObject("valid_from", LocalDate.class),
        Optional.ofNullable(row.getObject("valid_until", LocalDate.class)));
  }

  /** For a comparison with a file: everybody's open posts beside the main one. */
  public Map<PersonId, List<StaffChanges.Post>> openPosts(TenantId tenant) {
    var posts = new HashMap<PersonId, List<StaffChanges.Post>>();
    jdbc.sql(
            """
            select person_id, unit_id, position_id, share
              from organization.further_post
             where tenant_id = :tenant and valid_until is null
             order by person_id, share desc, unit_id
            """)
        .param("tenant", tenant.value())
        .query((row, _) ->
            posts
                .computeIfAbsent(
                    new PersonId(row.getObject("person_id", UUID.class)), _ -> new ArrayList<>())
                .add(
                    new StaffChanges.Post(
                        new OrgUnitId(row.getObject("unit_id", UUID.class)),
                        Optional.ofNullable(row.getObject("position_id", UUID.class))
                            .map(PositionId::new),
                        row.getInt("share"))))
        .list();
    return posts;
  }

  /** For a comparison with a file: everybody's open dotted lines with their shares. */
  public Map<PersonId, Map<PersonId, Optional<Integer>>> openDottedLines(TenantId tenant) {
    var lines = new HashMap<PersonId, Map<PersonId, Optional<Integer>>>();
    jdbc.sql(
            """
            select person_id, manager_id, share
              from organization.dotted_line
             where tenant_id = :tenant and valid_until is null
            """)
        .param("tenant", tenant.value())
        .query((row, _) ->
            lines
                .computeIfAbsent(
                    new PersonId(row.getObject("person_id", UUID.class)), _ -> new HashMap<>())
                .put(
                    new PersonId(row.getObject("manager_id", UUID.class)),
                    Optional.ofNullable(row.getObject("share", Integer.class))))
        .list();
    return lines;
  }
}
