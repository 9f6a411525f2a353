package org.shengren.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Identifier;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.tenancy.JsonText;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows of people and of their appointments. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PersonRecords {
  private final JdbcClient jdbc;
  private final JsonText texts;

  PersonRecords(JdbcClient jdbc, JsonText texts) {
    this.jdbc = jdbc;
    this.texts = texts;
  }

  void insert(TenantId tenant, PersonId person, PersonDetails details) {
    write(
        """
        insert into organization.person (tenant_id, id, number, name, email, grade, joined_on)
        values (:tenant, :person, :number, :name::jsonb, :email, :grade, :joined)
        """,
        tenant,
        person,
        details);
  }

  /**
   * Writes the details anew.
   *
   * @throws PersonNotFound where no row was changed
   */
  void update(TenantId tenant, PersonId person, PersonDetails details) {
    var rows =
        write(
            """
            update organization.person
               set number = :number, name = :name::jsonb, email = :email, grade = :grade,
                   joined_on = :joined
             where tenant_id = :tenant and id = :person
            """,
            tenant,
            person,
            details);
    if (rows == 0) {
      throw new PersonNotFound();
    }
  }

  private int write(String sql, TenantId tenant, PersonId person, PersonDetails details) {
    try {
      return jdbc.sql(sql)
          .param("tenant", tenant.value())
          .param("person", person.value())
          .param("number", details.number())
          .param("name", texts.write(details.name()))
          .param("email", details.email().orElse(null))
          .param("grade", details.grade().orElse(null))
          .param("joined", details.joinedOn().orElse(null))
          .update();
    } catch (DuplicateKeyException taken) {
      if (String.valueOf(taken.getMessage()).contains("person_email")) {
        throw new EmailTaken(details.email().orElse(""));
      }
      throw new NumberTaken(details.number());
    }
  }

  /** One appointing at a time in a tenant, until the transaction ends. */
  void awaitOtherAppointments(TenantId tenant) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('appoint ' || :tenant, 0))")
        .param("tenant", tenant.value().toString())
        .query((_, _) -> true)
        .single();
  }

  /** The last day of a person, empty while none is set; nothing where there is no such person. */
  Optional<Optional<LocalDate>> lastDay(TenantId tenant, PersonId person) {
    return jdbc.sql(
            """
            select left_on from organization.person
             where tenant_id = :tenant and id = :person
               for update
            """)
        .param("tenant", tenant.value())
        .param("person", person.value())
        .query((row, _) -> Optional.ofNullable(row.getObject("left_on", LocalDate.class)))
        .optional();
  }

  void setLastDay(TenantId tenant, PersonId person, @Nullable LocalDate lastDay) {
    jdbc.sql(
            """
            update organization.person set left_on = :day
             where tenant_id = :tenant and id = :person
            """)
        .param("tenant", tenant.value())
        .param("person", person.value())
        .param("day", lastDay)
        .update();
  }

  Optional<Appointed> latestAppointment(TenantId tenant, PersonId person) {
    return jdbc.sql(
            """
            select id, unit_id, position_id, manager_id, valid_from, valid_until
              from organization.appointment
             where tenant_id = :tenant and person_id = :person
             order by valid_from desc
             limit 1
            """)
        .param("tenant", tenant.value())
        .param("person", person.value())
        .query((row, _) ->
            new Appointed(
                new AppointmentId(row.getObject("id", UUID.class)),
                new OrgUnitId(row.getObject("unit_id", UUID.class)),
                uuid(row, "position_id").map(PositionId::new),
                uuid(row, "manager_id").map(PersonId::new),
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_until", LocalDate.class))))
        .optional();
  }

  void insert(TenantId tenant, PersonId person, NewAppointment appointment) {
    jdbc.sql(
            """
            insert into organization.appointment
                   (tenant_id, id, person_id, unit_id, position_id, manager_id, valid_from)
            values (:tenant, :id, :person, :unit, :position, :manager, :from)
            """)
        .param("tenant", tenant.value())
        .param("id", AppointmentId.next().value())
        .param("person", person.value())
        .param("unit", appointment.unit().value())
        .param("position", appointment.position().map(Identifier::value).orElse(null))
        .param("manager", appointment.manager().map(Identifier::value).orElse(null))
        .param("from", appointment.from())
        .update();
  }

  void rewrite(TenantId tenant, AppointmentId id, NewAppointment appointment) {
    jdbc.sql(
            """
            update organization.appointment
               set unit_id = :unit, position_id = :position, manager_id = :manager,
                   valid_until = null
             where tenant_id = :tenant and id = :id
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .param("unit", appointment.unit().value())
        .param("position", appointment.position().map(Identifier::value).orElse(null))
        .param("manager", appointment.manager().map(Identifier::value).orElse(null))
        .update();
  }

  void end(TenantId tenant, AppointmentId id, LocalDate until) {
    jdbc.sql(
            """
            update organization.appointment set valid_until = :until
             where tenant_id = :tenant and id = :id
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .param("until", until)
        .update();
  }

  /** Whether anybody of these is, over one or more steps at one time, led by themselves. */
  boolean anyLedByThemselves(TenantId tenant, Collection<PersonId> persons) {
    return jdbc.sql(
            """
            with recursive line as (
              select a.person_id as start, a.manager_id as person_id,
                     daterange(a.valid_from, a.valid_until) as during
                from organization.appointment a
               where a.tenant_id = :tenant and a.person_id = any(:persons::uuid[])
                 and a.valid_until is null and a.manager_id is not null
                 and exists (select from organization.appointment led
                              where led.tenant_id = :tenant and led.manager_id = a.person_id)
              union
              select l.start, a.manager_id, l.during * daterange(a.valid_from, a.valid_until)
                from line l
                join organization.appointment a on a.person_id = l.person_id
               where a.tenant_id = :tenant and a.manager_id is not null
                 and l.person_id <> l.start
                 and l.during && daterange(a.valid_from, a.valid_until))
            select exists (select from line where person_id = start)
            """)
        .param("tenant", tenant.value())
        .param("persons", Identifiers.array(persons))
        .query(Boolean.class)
        .single();
  }

  private static Optional<UUID> uuid(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, UUID.class));
  }
}
