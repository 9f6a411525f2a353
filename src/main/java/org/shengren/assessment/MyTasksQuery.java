package org.shengren.assessment;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The viewer's own tasks, in one statement; of the other side only that it has confirmed. */
@Component
@Transactional(readOnly = true)
class MyTasksQuery {
  private final JdbcClient jdbc;
  private final JsonText texts;
  private final Calendar calendar;

  MyTasksQuery(JdbcClient jdbc, JsonText texts, Calendar calendar) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.calendar = calendar;
  }

  /** What was released is listed to the manager of today, who alone may still open it. */
  MyTasks of(Viewer viewer) {
    return new MyTasks(
        jdbc.sql(
                """
                select a.id, p.id as participant_id, p.person_id, n.name::text as person,
                       o.name::text as position, x.name::text as other_name, a.relationship,
                       c.name::text as campaign, c.purpose, c.starts_on, c.ends_on, a.state,
                       p.state as participant_state, mine.stance as mine, other.stance as other,
                       d.id is not null as up, z.name::text as decider,
                       (select count(*)
                          from assessment.item i
                         where i.tenant_id = a.tenant_id and i.assignment_id = a.id) as items,
                       (select count(*)
                          from assessment.rating r
                         where r.tenant_id = a.tenant_id and r.assignment_id = a.id) as answered,
                       case when p.state = 'RATING' or a.relationship not in ('SELF', 'MANAGER')
                         then 0 else
                         (select count(*)
                            from assessment.rating r
                            join assessment.rating s
                              on s.tenant_id = r.tenant_id and s.assignment_id = b.id
                             and s.indicator_id = r.indicator_id
                           where r.tenant_id = a.tenant_id and r.assignment_id = a.id
                             and abs(r.answer - s.answer) >= 2) end as apart
                  from assessment.assignment a
                  join assessment.participant p
                    on p.tenant_id = a.tenant_id and p.id = a.participant_id
                  join assessment.campaign c on c.tenant_id = p.tenant_id and c.id = p.campaign_id
                  join organization.person n on n.tenant_id = p.tenant_id and n.id = p.person_id
                  join organization.position o
                    on o.tenant_id = p.tenant_id and o.id = p.position_id
                  join assessment.assignment b
                    on b.tenant_id = a.tenant_id and b.participant_id = a.participant_id
                   and b.relationship = case a.relationship when 'SELF' then 'MANAGER' else 'SELF' end
                  join organization.person x on x.tenant_id = b.tenant_id and x.id = b.rater_id
                  left join assessment.agreement mine
                    on mine.tenant_id = p.tenant_id and mine.participant_id = p.id
                   and mine.side = a.relationship
                  left join assessment.agreement other
                    on other.tenant_id = p.tenant_id and other.participant_id = p.id
                   and other.side = b.relationship and a.relationship in ('SELF', 'MANAGER')
                  left join assessment.dispute d
                    on d.tenant_id = p.tenant_id and d.participant_id = p.id
                   and d.kind = 'ESCALATION' and d.outcome is null
                  left join organization.person z
                    on z.tenant_id = d.tenant_id and z.id = d.decider_id
                 where a.tenant_id = :tenant and a.rater_id = :viewer
                   and a.relationship <> 'REPLACED_MANAGER' and p.state <> 'WITHDRAWN'
                   and (a.relationship = 'SELF' or p.released_at is null
                        or (a.relationship = 'MANAGER' and exists (
                                    select from organization.current_appointment(:today) w
                                    where w.tenant_id = p.tenant_id
                                      and w.person_id = p.person_id
                                      and w.manager_id = a.rater_id)))
                 order by p.released_at desc nulls first, c.ends_on, a.id
                """)
            .param("tenant", viewer.tenant().value())
            .param("viewer", viewer.person().value())
            .param("today", calendar.today(viewer.tenant()))
            .query((row, _) ->
                new MyTasks.Task(
                    new AssignmentId(row.getObject("id", UUID.class)),
                    new ParticipantId(row.getObject("participant_id", UUID.class)),
                    new PersonId(row.getObject("person_id", UUID.class)),
                    texts.read(row.getString("person")),
                    texts.read(row.getString("position")),
                    texts.read(row.getString("other_name")),
                    Capacity.valueOf(row.getString("relationship")),
                    texts.read(row.getString("campaign")),
                    Purpose.valueOf(row.getString("purpose")),
                    row.getObject("starts_on", LocalDate.class),
                    row.getObject("ends_on", LocalDate.class),
                    AssignmentState.valueOf(row.getString("state")),
                    ParticipantState.valueOf(row.getString("participant_state")),
                    row.getInt("items"),
                    row.getInt("answered"),
                    row.getInt("apart"),
                    stance(row.getString("mine")),
                    stance(row.getString("other")),
                    row.getBoolean("up"),
                    texts.readOrNull(row.getString("decider"))))
            .list());
  }

  private static @Nullable Stance stance(@Nullable String name) {
    return name == null ? null : Stance.valueOf(name);
  }
}
