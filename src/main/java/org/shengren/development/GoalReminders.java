package org.shengren.development;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.UUID;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.organization.Directory;
import org.shengren.organization.PersonRef;
import org.shengren.tenancy.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminds of check-ins and of dates that were agreed, each date once: the person, the manager and
 * whoever helps. A proposal that waits is seen at home and not reminded of.
 */
@Service
@Transactional
public class GoalReminders {
  private final JdbcClient jdbc;
  private final GoalRecords records;
  private final GoalNotices notices;
  private final Directory directory;
  private final Calendar calendar;

  GoalReminders(
      JdbcClient jdbc,
      GoalRecords records,
      GoalNotices notices,
      Directory directory,
      Calendar calendar) {
    this.jdbc = jdbc;
    this.records = records;
    this.notices = notices;
    this.directory = directory;
    this.calendar = calendar;
  }

  /**
   * Reminds of what has come by today and was not reminded of.
   *
   * @return how many goals somebody was reminded of
   */
  public int remind(TenantId tenant) {
    var today = calendar.today(tenant);
    return checkIns(tenant, today) + dates(tenant, today);
  }

  private int checkIns(TenantId tenant, LocalDate today) {
    var due =
        jdbc.sql(
                """
                update development.goal
                   set reminded_check_in = check_in_on
                 where tenant_id = :tenant and state in ('AGREED', 'IN_PROGRESS')
                   and check_in_on <= :today and due_on > :today
                   and (reminded_check_in is null or reminded_check_in <> check_in_on)
                returning id
                """)
            .param("tenant", tenant.value())
            .param("today", today)
            .query(UUID.class)
            .list();
    for (var id : due) {
      var goal = records.find(tenant, new GoalId(id)).orElseThrow();
      concerned(tenant, goal).forEach(person -> notices.checkInDue(tenant, goal, person));
    }
    return due.size();
  }

  private int dates(TenantId tenant, LocalDate today) {
    var due =
        jdbc.sql(
                """
                update development.goal
                   set reminded_due = due_on
                 where tenant_id = :tenant and state in ('AGREED', 'IN_PROGRESS')
                   and due_on <= :today and (reminded_due is null or reminded_due <> due_on)
                returning id
                """)
            .param("tenant", tenant.value())
            .param("today", today)
            .query(UUID.class)
            .list();
    for (var id : due) {
      var goal = records.find(tenant, new GoalId(id)).orElseThrow();
      concerned(tenant, goal).forEach(person -> notices.dateReached(tenant, goal, person));
    }
    return due.size();
  }

  private Iterable<PersonId> concerned(TenantId tenant, Goal goal) {
    var people = new LinkedHashSet<PersonId>();
    people.add(goal.person());
    directory.card(tenant, goal.person()).manager().map(PersonRef::id).ifPresent(people::add);
    goal.plan().helper().ifPresent(people::add);
    return people;
  }
}
