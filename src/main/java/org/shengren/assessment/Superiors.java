package org.shengren.assessment;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.organization.Directory;
import org.shengren.organization.PersonRef;
import org.shengren.tenancy.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who stands above whom on the day a matter goes up, and who is too close to it to decide. */
@Component
class Superiors {
  private final JdbcClient jdbc;
  private final Directory directory;
  private final Calendar calendar;

  Superiors(JdbcClient jdbc, Directory directory, Calendar calendar) {
    this.jdbc = jdbc;
    this.directory = directory;
    this.calendar = calendar;
  }

  /** The manager who rated the participant. */
  PersonId manager(TenantId tenant, ParticipantId participant) {
    return jdbc.sql(
            """
            select rater_id from assessment.assignment
             where tenant_id = :tenant and participant_id = :participant
               and relationship = 'MANAGER'
             order by submitted_at desc nulls last, id
             limit 1
            """)
        .param("tenant", tenant.value())
        .param("participant", participant.value())
        .query((row, _) -> new PersonId(row.getObject("rater_id", UUID.class)))
        .single();
  }

  /** Those who rated by name, and who decided the matter before. */
  Set<PersonId> involved(TenantId tenant, ParticipantId participant) {
    return new HashSet<>(
        jdbc.sql(
                """
                select rater_id as person from assessment.assignment
                 where tenant_id = :tenant and participant_id = :participant
                union
                select person_id from assessment.participant
                 where tenant_id = :tenant and id = :participant
                union
                select decider_id from assessment.dispute
                 where tenant_id = :tenant and participant_id = :participant
                   and outcome is not null
                """)
            .param("tenant", tenant.value())
            .param("participant", participant.value())
            .query((row, _) -> new PersonId(row.getObject("person", UUID.class)))
            .list());
  }

  /** The direct superior of today, where there is one who works here and is not involved. */
  Optional<PersonId> above(TenantId tenant, PersonId person, Set<PersonId> involved) {
    return directory
        .card(tenant, person)
        .manager()
        .map(PersonRef::id)
        .filter(superior -> !involved.contains(superior))
        .filter(superior -> works(tenant, superior));
  }

  boolean works(TenantId tenant, PersonId person) {
    var today = calendar.today(tenant);
    var card = directory.cards(tenant, List.of(person)).get(person);
    return card != null
        && card.joinedOn().filter(day -> day.isAfter(today)).isEmpty()
        && card.leftOn().filter(day -> day.isBefore(today)).isEmpty();
  }
}
