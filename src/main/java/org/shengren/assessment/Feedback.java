package org.shengren.assessment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shengren.competency.IndicatorId;
import org.shengren.organization.Sight;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What raters said of a person's behaviours, as others may read it: released only, and only the two
 * sides that are named, self and manager.
 */
@Service
@Transactional(readOnly = true)
public class Feedback {
  /** The two named answers to one behaviour; empty where a side was not asked. */
  public record OnBehaviour(
      IndicatorId indicator, Optional<Answer> self, Optional<Answer> manager) {}

  private record Row(IndicatorId indicator, Side side, Answer answer) {}

  private final JdbcClient jdbc;

  Feedback(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The named answers on a released participation, in the order of the form. */
  public List<OnBehaviour> about(Sight sight, ParticipantId participant) {
    var behaviours = new LinkedHashMap<IndicatorId, OnBehaviour>();
    jdbc.sql(
            """
            select i.indicator_id, a.relationship, coalesce(r.answer::text, r.no_answer) as answer
              from assessment.participant p
              join assessment.assignment a
                on a.tenant_id = p.tenant_id and a.participant_id = p.id
               and a.state = 'SUBMITTED' and a.relationship in ('SELF', 'MANAGER')
              join assessment.item i on i.tenant_id = a.tenant_id and i.assignment_id = a.id
              join assessment.rating r
                on r.tenant_id = i.tenant_id and r.assignment_id = i.assignment_id
               and r.indicator_id = i.indicator_id
             where p.tenant_id = :tenant and p.id = :participant and p.person_id = :person
               and p.released_at is not null
             order by i.ordinal, i.indicator_id
            """)
        .param("tenant", sight.viewer().tenant().value())
        .param("participant", participant.value())
        .param("person", sight.person().value())
        .query((row, _) ->
            new Row(
                new IndicatorId(row.getObject("indicator_id", UUID.class)),
                Side.valueOf(row.getString("relationship")),
                Answer.of(row.getString("answer"))))
        .list()
        .forEach(row -> behaviours.merge(row.indicator(), single(row), Feedback::both));
    return List.copyOf(behaviours.values());
  }

  private static OnBehaviour single(Row row) {
    return row.side() == Side.SELF
        ? new OnBehaviour(row.indicator(), Optional.of(row.answer()), Optional.empty())
        : new OnBehaviour(row.indicator(), Optional.empty(), Optional.of(row.answer()));
  }

  private static OnBehaviour both(OnBehaviour one, OnBehaviour other) {
    return new OnBehaviour(
        one.indicator(), one.self().or(other::self), one.manager().or(other::manager));
  }
}
