package org.shengren.development;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.organization.OrgUnitId;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many goals there are, without a word of what they say. */
@Component
@Transactional(readOnly = true)
class GoalCountsQuery {
  /** Of one person. */
  record OfPerson(PersonId person, int draft, int running, int late, int ended) {
    /** What is not at an end. */
    public int open() {
      return draft + running;
    }
  }

  /**
   * Of one unit.
   *
   * @param people who work there today
   * @param withGoal how many of them have an agreed goal that is running
   */
  record OfUnit(
      OrgUnitId unit, Text name, int people, int withGoal, int running, int late, int done) {}

  private static final String COUNTS =
      """
      count(*) filter (where g.state = 'DRAFT') as draft,
      count(*) filter (where g.state in ('AGREED', 'IN_PROGRESS', 'REVIEWED')) as running,
      count(*) filter (where g.state in ('AGREED', 'IN_PROGRESS') and g.due_on < :today) as late,
      count(*) filter (where g.state = 'CLOSED') as ended
      """;

  private final JdbcClient jdbc;
  private final JsonText texts;
  private final Calendar calendar;

  GoalCountsQuery(JdbcClient jdbc, JsonText texts, Calendar calendar) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.calendar = calendar;
  }

  OfPerson of(TenantId tenant, PersonId person) {
    return jdbc.sql(
            "select :person::uuid as person_id, "
                + COUNTS
                + """
                  from development.goal g
                 where g.tenant_id = :tenant and g.person_id = :person
                """)
        .param("tenant", tenant.value())
        .param("person", person.value())
        .param("today", calendar.today(tenant))
        .query((row, _) -> ofPerson(row))
        .single();
  }

  /** Of these people; whoever has none is left out. */
  List<OfPerson> of(TenantId tenant, Collection<PersonId> people) {
    return jdbc.sql(
            "select g.person_id, "
                + COUNTS
                + """
                  from development.goal g
                 where g.tenant_id = :tenant and g.person_id = any(:people)
                 group by g.person_id
                """)
        .param("tenant", tenant.value())
        .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
        .param("today", calendar.today(tenant))
        .query((row, _) -> ofPerson(row))
        .list();
  }

  /** By unit of today, units without people left out. */
  List<OfUnit> byUnit(TenantId tenant) {
    return jdbc.sql(
            """
            select u.id, u.name::text as name, count(distinct a.person_id) as people,
                   count(distinct g.person_id)
                     filter (where g.state in ('AGREED', 'IN_PROGRESS', 'REVIEWED')) as with_goal,
                   count(g.id)
                     filter (where g.state in ('AGREED', 'IN_PROGRESS', 'REVIEWED')) as running,
                   count(g.id) filter (where g.state in ('AGREED', 'IN_PROGRESS')
                                         and g.due_on < :today) as late,
                   count(g.id) filter (where g.state = 'CLOSED' and g.outcome = 'DONE') as done
              from organization.org_unit u
              join organization.current_appointment(:today) a
                on a.tenant_id = u.tenant_id and a.unit_id = u.id
              left join development.goal g
                on g.tenant_id = a.tenant_id and g.person_id = a.person_id
             where u.tenant_id = :tenant
             group by u.id, u.name, u.code
             order by u.code
            """)
        .param("tenant", tenant.value())
        .param("today", calendar.today(tenant))
        .query((row, _) ->
            new OfUnit(
                new OrgUnitId(row.getObject("id", UUID.class)),
                texts.read(row.getString("name")),
                row.getInt("people"),
                row.getInt("with_goal"),
                row.getInt("running"),
                row.getInt("late"),
                row.getInt("done")))
        .list();
  }

  private static OfPerson ofPerson(ResultSet row) throws SQLException {
    return new OfPerson(
        new PersonId(row.getObject("person_id", UUID.class)),
        row.getInt("draft"),
        row.getInt("running"),
        row.getInt("late"),
        row.getInt("ended"));
  }
}
