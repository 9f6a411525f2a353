package org.shengren.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Identifier;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.organization.StaffChanges.DottedLines;
import org.shengren.organization.StaffChanges.FurtherPosts;
import org.shengren.organization.StaffChanges.NewUnit;
import org.shengren.organization.StaffChanges.Post;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows of many people at once: a statement for each {@value #BATCH} rows, never one for a row. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StaffRecords {
  static final int BATCH = 5_000;

  /**
   * A person before the changes.
   *
   * @param unit who answers for the person: where they work today, else will or did last
   */
  record Known(Optional<LocalDate> leftOn, Optional<OrgUnitId> unit, Optional<Appointed> latest) {}

  private final JdbcClient jdbc;
  private final JsonText texts;

  StaffRecords(JdbcClient jdbc, JsonText texts) {
    this.jdbc = jdbc;
    this.texts = texts;
  }

  /** Units by id; the value says whether they are closed. */
  Map<OrgUnitId, Boolean> unitsClosed(TenantId tenant) {
    var closed = new HashMap<OrgUnitId, Boolean>();
    jdbc.sql(
            """
            select id, closed_on is not null as closed
              from organization.org_unit
             where tenant_id = :tenant
            """)
        .param("tenant", tenant.value())
        .query((row, _) ->
            closed.put(new OrgUnitId(row.getObject("id", UUID.class)), row.getBoolean("closed")))
        .list();
    return closed;
  }

  List<PositionId> positions(TenantId tenant) {
    return jdbc.sql("select id from organization.position where tenant_id = :tenant")
        .param("tenant", tenant.value())
        .query((row, _) -> new PositionId(row.getObject("id", UUID.class)))
        .list();
  }

  /** People as they are, locked until the transaction ends. */
  Map<PersonId, Known> known(TenantId tenant, Collection<PersonId> persons, LocalDate today) {
    var known = new HashMap<PersonId, Known>();
    jdbc.sql(
            """
            select p.id, p.left_on, n.unit_id as present_unit, a.id as latest, a.unit_id,
                   a.position_id, a.manager_id, a.valid_from, a.valid_until
              from organization.person p
              left join (select distinct on (w.person_id)
                                w.tenant_id, w.id, w.person_id, w.unit_id, w.position_id,
                                w.manager_id, w.valid_from, w.valid_until
                           from organization.appointment w
                          where w.tenant_id = :tenant and w.person_id = any(:persons::uuid[])
                          order by w.person_id, w.valid_from desc) a
                on a.tenant_id = p.tenant_id and a.person_id = p.id
              left join organization.current_appointment(:today) n
                on n.tenant_id = p.tenant_id and n.person_id = p.id
             where p.tenant_id = :tenant and p.id = any(:persons::uuid[])
             order by p.id
               for update of p
            """)
        .param("tenant", tenant.value())
        .param("persons", Identifiers.array(persons))
        .param("today", today)
        .query((row, _) -> {
          var latest = latest(row);
          return known.put(
              new PersonId(row.getObject("id", UUID.class)),
              new Known(
                  Optional.ofNullable(row.getObject("left_on", LocalDate.class)),
                  Optional.ofNullable(row.getObject("present_unit", UUID.class))
                      .map(OrgUnitId::new)
                      .or(() -> latest.map(Appointed::unit)),
                  latest));
        })
        .list();
    return known;
  }

  private static Optional<Appointed> latest(ResultSet row) throws SQLException {
    var id = row.getObject("latest", UUID.class);
    return id == null
        ? Optional.empty()
        : Optional.of(
            new Appointed(
                new AppointmentId(id),
                new OrgUnitId(row.getObject("unit_id", UUID.class)),
                Optional.ofNullable(row.getObject("position_id", UUID.class)).map(PositionId::new),
                Optional.ofNullable(row.getObject("manager_id", UUID.class)).map(PersonId::new),
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_until", LocalDate.class))));
  }

  void insertUnits(TenantId tenant, List<NewUnit> units) {
    inBatches(
        units,
        batch ->
            jdbc.sql(
                    """
                    insert into organization.org_unit (tenant_id, id, code, name, parent_id, ordinal)
                    select :tenant, n.id, n.code, n.name::jsonb, n.parent_id,
                           coalesce((select max(s.ordinal)
                                       from organization.org_unit s
                                      where s.tenant_id = :tenant and s.parent_id = n.parent_id), 0)
                           + row_number() over (partition by n.parent_id order by n.place)
                      from unnest(:ids::uuid[], :codes::text[], :names::text[], :parents::uuid[])
                           with ordinality as n (id, code, name, parent_id, place)
                    """)
                .param("tenant", tenant.value())
                .param("ids", ids(batch, NewUnit::id))
                .param("codes", words(batch, NewUnit::code))
                .param("names", words(batch, unit -> texts.write(unit.name())))
                .param("parents", ids(batch, NewUnit::parent))
                .update(),
        _ -> {});
  }

  void insertPeople(TenantId tenant, Map<PersonId, NewPerson> people, IntConsumer written) {
    inBatches(
        people.entrySet(),
        batch ->
            details(
                    """
                    insert into organization.person
                           (tenant_id, id, number, name, email, grade, joined_on)
                    select :tenant, n.id, n.number, n.name::jsonb, n.email, n.grade, n.joined_on
                      from unnest(:ids::uuid[], :numbers::text[], :names::text[], :emails::text[],
                                  :grades::text[], :joined::date[])
                           as n (id, number, name, email, grade, joined_on)
                    """,
                    tenant,
                    batch.stream()
                        .map(entry -> Map.entry(entry.getKey(), entry.getValue().details()))
                        .toList())
                .update(),
        written);
  }

  /** Addresses go first, so that two people may change theirs with each other. */
  void updatePeople(TenantId tenant, Map<PersonId, PersonDetails> people, IntConsumer written) {
    inBatches(
        people.keySet(),
        batch ->
            jdbc.sql(
                    """
                    update organization.person
                       set email = null
                     where tenant_id = :tenant and id = any(:ids::uuid[]) and email is not null
                    """)
                .param("tenant", tenant.value())
                .param("ids", Identifiers.array(batch))
                .update(),
        _ -> {});
    inBatches(
        people.entrySet(),
        batch ->
            details(
                    """
                    update organization.person p
                       set number = n.number, name = n.name::jsonb, email = n.email,
                           grade = n.grade, joined_on = n.joined_on
                      from unnest(:ids::uuid[], :numbers::text[], :names::text[], :emails::text[],
                                  :grades::text[], :joined::date[])
                           as n (id, number, name, email, grade, joined_on)
                     where p.tenant_id = :tenant and p.id = n.id
                    """,
                    tenant,
                    batch)
                .update(),
        written);
  }

  private JdbcClient.StatementSpec details(
      String sql, TenantId tenant, List<Map.Entry<PersonId, PersonDetails>> people) {
    return jdbc.sql(sql)
        .param("tenant", tenant.value())
        .param("ids", ids(people, Map.Entry::getKey))
        .param("numbers", words(people, entry -> entry.getValue().number()))
        .param("names", words(people, entry -> texts.write(entry.getValue().name())))
        .param("emails", words(people, entry -> entry.getValue().email().orElse(null)))
        .param("grades", words(people, entry -> entry.getValue().grade().orElse(null)))
        .param("joined", words(people, entry -> text(entry.getValue().joinedOn().orElse(null))));
  }

  void insertAppointments(
      TenantId tenant, Map<PersonId, NewAppointment> appointments, IntConsumer written) {
    inBatches(
        appointments.entrySet(),
        batch ->
            work(
                    """
                    insert into organization.appointment
                           (tenant_id, id, person_id, unit_id, position_id, manager_id, valid_from)
                    select :tenant, n.id, n.person_id, n.unit_id, n.position_id, n.manager_id,
                           n.valid_from
                      from unnest(:ids::uuid[], :persons::uuid[], :units::uuid[],
                                  :positions::uuid[], :managers::uuid[], :from::date[])
                           as n (id, person_id, unit_id, position_id, manager_id, valid_from)
                    """,
                    tenant,
                    batch.stream().map(Map.Entry::getValue).toList())
                .param("ids", ids(batch, _ -> AppointmentId.next()))
                .param("persons", ids(batch, Map.Entry::getKey))
                .update(),
        written);
  }

  void rewriteAppointments(TenantId tenant, Map<AppointmentId, NewAppointment> appointments) {
    inBatches(
        appointments.entrySet(),
        batch ->
            work(
                    """
                    update organization.appointment a
                       set unit_id = n.unit_id, position_id = n.position_id,
                           manager_id = n.manager_id, valid_from = n.valid_from, valid_until = null
                      from unnest(:ids::uuid[], :units::uuid[], :positions::uuid[],
                                  :managers::uuid[], :from::date[])
                           as n (id, unit_id, position_id, manager_id, valid_from)
                     where a.tenant_id = :tenant and a.id = n.id
                    """,
                    tenant,
                    batch.stream().map(Map.Entry::getValue).toList())
                .param("ids", ids(batch, Map.Entry::getKey))
                .update(),
        _ -> {});
  }

  private JdbcClient.StatementSpec work(
      String sql, TenantId tenant, List<NewAppointment> appointments) {
    return jdbc.sql(sql)
        .param("tenant", tenant.value())
        .param("units", ids(appointments, NewAppointment::unit))
        .param("positions", ids(appointments, work -> work.position().orElse(null)))
        .param("managers", ids(appointments, work -> work.manager().orElse(null)))
        .param("from", words(appointments, work -> work.from().toString()));
  }

  /** Ends work on the first day no longer. */
  void endAppointments(TenantId tenant, Map<AppointmentId, LocalDate> ends) {
    inBatches(
        ends.entrySet(),
        batch ->
            jdbc.sql(
                    """
                    update organization.appointment a
                       set valid_until = n.valid_until
                      from unnest(:ids::uuid[], :until::date[]) as n (id, valid_until)
                     where a.tenant_id = :tenant and a.id = n.id
                    """)
                .param("tenant", tenant.value())
                .param("ids", ids(batch, Map.Entry::getKey))
                .param("until", words(batch, entry -> entry.getValue().toString()))
                .update(),
        _ -> {});
  }

  /** Sets last days; whoever has none in the map is back. */
  void setLastDays(TenantId tenant, Map<PersonId, Optional<LocalDate>> days) {
    inBatches(
        days.entrySet(),
        batch ->
            jdbc.sql(
                    """
                    update organization.person p
                       set left_on = n.left_on
                      from unnest(:ids::uuid[], :days::date[]) as n (id, left_on)
                     where p.tenant_id = :tenant and p.id = n.id
                    """)
                .param("tenant", tenant.value())
                .param("ids", ids(batch, Map.Entry::getKey))
                .param("days", words(batch, entry -> text(entry.getValue().orElse(null))))
                .update(),
        _ -> {});
  }

  /** Open posts beside the main one that are not named end on the day; those that are new begin. */
  void replacePosts(TenantId tenant, Map<PersonId, FurtherPosts> posts) {
    inBatches(
        posts.entrySet(),
        batch -> {
          var rows = new ArrayList<Map.Entry<PersonId, Post>>();
          batch.forEach(entry ->
              entry.getValue().posts().forEach(post -> rows.add(Map.entry(entry.getKey(), post))));
          jdbc.sql(
                  """
                  update organization.further_post f
                     set valid_until = greatest(f.valid_from, d.day)
                    from unnest(:changed::uuid[], :days::date[]) as d (person_id, day)
                   where f.tenant_id = :tenant and f.person_id = d.person_id
                     and f.valid_until is null
                     and not exists (
                       select from unnest(:persons::uuid[], :units::uuid[], :positions::uuid[],
                                          :shares::int[])
                                   as n (person_id, unit_id, position_id, share)
                        where n.person_id = f.person_id and n.unit_id = f.unit_id
                          and coalesce(n.position_id::text, '') = coalesce(f.position_id::text, '')
                          and n.share = f.share)
                  """)
              .param("tenant", tenant.value())
              .param("changed", ids(batch, Map.Entry::getKey))
              .param("days", words(batch, entry -> entry.getValue().from().toString()))
              .param("persons", ids(rows, Map.Entry::getKey))
              .param("units", ids(rows, row -> row.getValue().unit()))
              .param("positions", ids(rows, row -> row.getValue().position().orElse(null)))
              .param("shares", words(rows, row -> Integer.toString(row.getValue().share())))
              .update();
          jdbc.sql(
                  """
                  insert into organization.further_post
                         (tenant_id, id, person_id, unit_id, position_id, share, valid_from)
                  select :tenant, n.id, n.person_id, n.unit_id, n.position_id, n.share, n.valid_from
                    from unnest(:ids::uuid[], :persons::uuid[], :units::uuid[], :positions::uuid[],
                                :shares::int[], :from::date[])
                         as n (id, person_id, unit_id, position_id, share, valid_from)
                  on conflict do nothing
                  """)
              .param("tenant", tenant.value())
              .param("ids", ids(rows, _ -> AppointmentId.next()))
              .param("persons", ids(rows, Map.Entry::getKey))
              .param("units", ids(rows, row -> row.getValue().unit()))
              .param("positions", ids(rows, row -> row.getValue().position().orElse(null)))
              .param("shares", words(rows, row -> Integer.toString(row.getValue().share())))
              .param(
                  "from",
                  words(
                      rows,
                      row -> Objects.requireNonNull(posts.get(row.getKey())).from().toString()))
              .update();
        },
        _ -> {});
  }

  /** Open dotted lines that are not named end on the day; those that are new begin. */
  void replaceDottedLines(TenantId tenant, Map<PersonId, DottedLines> lines) {
    inBatches(
        lines.entrySet(),
        batch -> {
          var rows = new ArrayList<DottedLine>();
          batch.forEach(entry ->
              entry
                  .getValue()
                  .managers()
                  .forEach((manager, share) ->
                      rows.add(
                          new DottedLine(
                              entry.getKey(), manager, share, entry.getValue().from()))));
          jdbc.sql(
                  """
                  update organization.dotted_line l
                     set valid_until = greatest(l.valid_from, d.day)
                    from unnest(:changed::uuid[], :days::date[]) as d (person_id, day)
                   where l.tenant_id = :tenant and l.person_id = d.person_id
                     and l.valid_until is null
                     and not exists (
                       select from unnest(:persons::uuid[], :managers::uuid[], :shares::int[])
                                   as n (person_id, manager_id, share)
                        where n.person_id = l.person_id and n.manager_id = l.manager_id
                          and coalesce(n.share, 0) = coalesce(l.share, 0))
                  """)
              .param("tenant", tenant.value())
              .param("changed", ids(batch, Map.Entry::getKey))
              .param("days", words(batch, entry -> entry.getValue().from().toString()))
              .param("persons", ids(rows, DottedLine::person))
              .param("managers", ids(rows, DottedLine::manager))
              .param("shares", words(rows, DottedLine::writtenShare))
              .update();
          jdbc.sql(
                  """
                  insert into organization.dotted_line
                         (tenant_id, id, person_id, manager_id, share, valid_from)
                  select :tenant, n.id, n.person_id, n.manager_id, n.share, n.valid_from
                    from unnest(:ids::uuid[], :persons::uuid[], :managers::uuid[], :shares::int[],
                                :from::date[])
                         as n (id, person_id, manager_id, share, valid_from)
                  on conflict do nothing
                  """)
              .param("tenant", tenant.value())
              .param("ids", ids(rows, _ -> AppointmentId.next()))
              .param("persons", ids(rows, DottedLine::person))
              .param("managers", ids(rows, DottedLine::manager))
              .param("shares", words(rows, DottedLine::writtenShare))
              .param("from", words(rows, line -> line.from().toString()))
              .update();
        },
        _ -> {});
  }

  private record DottedLine(
      PersonId person, PersonId manager, Optional<Integer> share, LocalDate from) {
    @Nullable String writtenShare() {
      return share.map(String::valueOf).orElse(null);
    }
  }

  private static <T> void inBatches(
      Collection<T> all, Consumer<List<T>> write, IntConsumer written) {
    var rest = List.copyOf(all);
    for (var start = 0; start < rest.size(); start += BATCH) {
      var batch = rest.subList(start, Math.min(start + BATCH, rest.size()));
      write.accept(batch);
      written.accept(batch.size());
    }
  }

  private static <T> UUID[] ids(
      Collection<T> rows, Function<T, ? extends @Nullable Identifier> id) {
    return rows.stream()
        .map(row -> {
          var found = id.apply(row);
          return found == null ? null : found.value();
        })
        .toArray(UUID[]::new);
  }

  private static <T> String[] words(Collection<T> rows, Function<T, @Nullable String> word) {
    return rows.stream().map(word).toArray(String[]::new);
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }
}
