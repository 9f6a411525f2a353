package org.shengren.organization;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shengren.kernel.Identifier;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.JsonText;
import org.shengren.web.SearchWords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is who and who works where today, as everybody in the organisation may know it. */
@Component
@Transactional(readOnly = true)
public class Directory {
  private static final int PART = 50;
  private static final String COLUMNS =
      """
      select p.id, p.number, p.name::text as name, p.email, p.grade, p.joined_on, p.left_on,
             a.unit_id, u.name::text as unit, a.position_id, o.name::text as position, o.family_id,
             a.manager_id, m.name::text as manager
      """;
  private static final String FROM =
      """
        from organization.person p
        left join organization.current_appointment(:today) a
          on a.tenant_id = p.tenant_id and a.person_id = p.id
        left join organization.org_unit u on u.tenant_id = a.tenant_id and u.id = a.unit_id
        left join organization.position o on o.tenant_id = a.tenant_id and o.id = a.position_id
        left join organization.person m on m.tenant_id = a.tenant_id and m.id = a.manager_id
       where p.tenant_id = :tenant
      """;
  private static final String FROM_PERSON =
      """
        from organization.person p
       where p.tenant_id = :tenant
      """;
  private static final String BY_NAME =
      """
       order by tenancy.text_in(p.name, :language) collate "zh-x-icu", p.id
      """;

  private final JdbcClient jdbc;
  private final JsonText texts;
  private final Calendar calendar;

  Directory(JdbcClient jdbc, JsonText texts, Calendar calendar) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.calendar = calendar;
  }

  /**
   * One card.
   *
   * @throws PersonNotFound where there is none
   */
  public PersonCard card(TenantId tenant, PersonId person) {
    return Optional.ofNullable(cards(tenant, List.of(person)).get(person))
        .orElseThrow(PersonNotFound::new);
  }

  /** Cards by id, in one statement, in the order of the ids; ids of nobody are left out. */
  public Map<PersonId, PersonCard> cards(TenantId tenant, Collection<PersonId> persons) {
    var found = new LinkedHashMap<PersonId, PersonCard>();
    if (persons.isEmpty()) {
      return found;
    }
    ask(tenant, COLUMNS + FROM + " and p.id = any(:persons::uuid[])")
        .param("persons", Identifiers.array(persons))
        .query((row, _) -> card(row))
        .list()
        .forEach(card -> found.put(card.id(), card));
    var ordered = new LinkedHashMap<PersonId, PersonCard>();
    for (var person : persons) {
      var card = found.get(person);
      if (card != null) {
        ordered.put(person, card);
      }
    }
    return ordered;
  }

  /** Who works in a unit today, in order of the Chinese names. */
  public List<PersonCard> inUnit(TenantId tenant, OrgUnitId unit, boolean withBelow) {
    return ask(
            tenant,
            COLUMNS
                + FROM
                + (withBelow ? " and a.unit_id in (" + WITHIN + ")" : " and a.unit_id = :unit")
                + BY_NAME)
        .param("unit", unit.value())
        .param("language", Language.ZH.code())
        .query((row, _) -> card(row))
        .list();
  }

  /** The first of those who work in a unit itself today, in order of the Chinese names. */
  List<PersonCard> firstInUnit(TenantId tenant, OrgUnitId unit, int most) {
    return ask(tenant, COLUMNS + FROM + " and a.unit_id = :unit" + BY_NAME + " limit :most")
        .param("unit", unit.value())
        .param("language", Language.ZH.code())
        .param("most", most)
        .query((row, _) -> card(row))
        .list();
  }

  /** The first of those who fill a position today, in order of the Chinese names. */
  List<PersonCard> firstInPosition(TenantId tenant, PositionId position, int most) {
    return ask(tenant, COLUMNS + FROM + " and a.position_id = :position" + BY_NAME + " limit :most")
        .param("position", position.value())
        .param("language", Language.ZH.code())
        .param("most", most)
        .query((row, _) -> card(row))
        .list();
  }

  private static final String WITHIN =
      """
      with recursive reach as (
        select u.id from organization.org_unit u where u.tenant_id = :tenant and u.id = :unit
        union
        select u.id
          from organization.org_unit u
          join reach r on r.id = u.parent_id
         where u.tenant_id = :tenant)
      select id from reach
      """;

  /** Whom a manager leads directly today, in order of the Chinese names. */
  public List<PersonCard> directReports(TenantId tenant, PersonId manager) {
    return ask(tenant, COLUMNS + FROM + " and a.manager_id = :manager" + BY_NAME)
        .param("manager", manager.value())
        .param("language", Language.ZH.code())
        .query((row, _) -> card(row))
        .list();
  }

  /** Who is led by those whom somebody leads directly today, in order of the Chinese names. */
  public List<PersonCard> secondLine(TenantId tenant, PersonId upper) {
    return ask(
            tenant,
            COLUMNS
                + FROM
                + """
                and a.manager_id in (select l.person_id
                                       from organization.current_appointment(:today) l
                                      where l.tenant_id = :tenant and l.manager_id = :upper)
                """
                + BY_NAME)
        .param("upper", upper.value())
        .param("language", Language.ZH.code())
        .query((row, _) -> card(row))
        .list();
  }

  /** Whom somebody leads by a dotted line today, in order of the Chinese names. */
  public List<PersonCard> dottedReports(TenantId tenant, PersonId manager) {
    return ask(
            tenant,
            COLUMNS
                + FROM
                + """
                and p.id in (select d.person_id
                               from organization.dotted_line d
                              where d.tenant_id = :tenant and d.manager_id = :manager
                                and d.valid_from <= :today
                                and (d.valid_until is null or d.valid_until > :today))
                """
                + BY_NAME)
        .param("manager", manager.value())
        .param("language", Language.ZH.code())
        .query((row, _) -> card(row))
        .list();
  }

  /** Everybody, also those who have left, by number. */
  public List<RosterLine> roster(TenantId tenant) {
    return jdbc.sql(
            """
            select p.id, p.number, p.name::text as name, p.email, p.grade, p.joined_on, p.left_on,
                   a.unit_id, a.position_id, a.manager_id, a.valid_from
              from organization.person p
              left join (select distinct on (w.person_id)
                                w.tenant_id, w.person_id, w.unit_id, w.position_id, w.manager_id,
                                w.valid_from
                           from organization.appointment w
                          where w.tenant_id = :tenant
                          order by w.person_id, w.valid_from desc) a
                on a.tenant_id = p.tenant_id and a.person_id = p.id
             where p.tenant_id = :tenant
             order by p.number
            """)
        .param("tenant", tenant.value())
        .query((row, _) ->
            new RosterLine(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("number"),
                texts.read(row.getString("name")),
                Optional.ofNullable(row.getString("email")),
                Optional.ofNullable(row.getString("grade")),
                Optional.ofNullable(row.getObject("joined_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("left_on", LocalDate.class)),
                latestWork(row)))
        .list();
  }

  private static Optional<NewAppointment> latestWork(ResultSet row) throws SQLException {
    var unit = row.getObject("unit_id", UUID.class);
    return unit == null
        ? Optional.empty()
        : Optional.of(
            new NewAppointment(
                new OrgUnitId(unit),
                Optional.ofNullable(row.getObject("position_id", UUID.class)).map(PositionId::new),
                Optional.ofNullable(row.getObject("manager_id", UUID.class)).map(PersonId::new),
                row.getObject("valid_from", LocalDate.class)));
  }

  /** How many fill each position today; positions that nobody fills are left out. */
  public Map<PositionId, Integer> holders(TenantId tenant) {
    var holders = new LinkedHashMap<PositionId, Integer>();
    ask(
            tenant,
            """
            select position_id, count(*) as holders
              from organization.current_appointment(:today)
             where tenant_id = :tenant and position_id is not null
             group by position_id
            """)
        .query((row, _) ->
            holders.put(
                new PositionId(row.getObject("position_id", UUID.class)), row.getInt("holders")))
        .list();
    return holders;
  }

  /**
   * Who works here under this number or, where nobody does, under exactly this name in any
   * language.
   */
  public List<PersonCard> called(TenantId tenant, String numberOrName) {
    var asked = numberOrName.strip();
    var found =
        ask(
                tenant,
                COLUMNS
                    + FROM
                    + """
                     and (p.left_on is null or p.left_on >= :today)
                     and (p.number = :asked
                          or exists (select from jsonb_each_text(p.name) n where n.value = :asked))
                    """)
            .param("asked", asked)
            .query((row, _) -> card(row))
            .list();
    return found.stream()
        .filter(card -> card.number().equals(asked))
        .findFirst()
        .map(List::of)
        .orElse(found);
  }

  /** All work of a person, the latest first. */
  public List<Appointment> appointments(TenantId tenant, PersonId person) {
    return jdbc.sql(
            """
            select a.id, a.unit_id, u.name::text as unit, a.position_id, o.name::text as position,
                   o.family_id, a.manager_id, m.name::text as manager, a.valid_from, a.valid_until
              from organization.appointment a
              join organization.org_unit u on u.tenant_id = a.tenant_id and u.id = a.unit_id
              left join organization.position o
                on o.tenant_id = a.tenant_id and o.id = a.position_id
              left join organization.person m on m.tenant_id = a.tenant_id and m.id = a.manager_id
             where a.tenant_id = :tenant and a.person_id = :person
             order by a.valid_from desc
            """)
        .param("tenant", tenant.value())
        .param("person", person.value())
        .query((row, _) ->
            new Appointment(
                new AppointmentId(row.getObject("id", UUID.class)),
                unit(row).orElseThrow(),
                position(row),
                manager(row),
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_until", LocalDate.class))))
        .list();
  }

  /** One part of the list that fits; names are compared and sorted in the reader's language. */
  public PeopleFound search(TenantId tenant, PeopleSearch search, Language language) {
    var total = conditions(tenant, "select count(*)", search, "").query(Integer.class).single();
    var key =
        switch (search.sort()) {
          // Written out, not bound: an index holds each language in its order.
          case NAME -> "tenancy.text_in(p.name, '" + language.code() + "') collate \"zh-x-icu\"";
          case NUMBER -> "p.number collate \"C\"";
          case JOINED -> "(date '9999-01-01' - coalesce(p.joined_on, date '1000-01-01'))";
        };
    var cursor = search.after().flatMap(Cursor::read);
    var compared = search.sort() == PeopleSearch.Sort.JOINED ? ":key::int" : ":key::text";
    var tail =
        (cursor.isPresent() ? " and (" + key + ", p.id) > (" + compared + ", :id)" : "")
            + " order by "
            + key
            + ", p.id limit "
            + (PART + 1);
    var statement = conditions(tenant, COLUMNS + ", (" + key + ")::text as sort_key", search, tail);
    if (cursor.isPresent()) {
      statement = statement.param("key", cursor.get().key()).param("id", cursor.get().id());
    }
    var keys = new ArrayList<String>();
    var people =
        statement
            .query((row, _) -> {
              keys.add(row.getString("sort_key"));
              return card(row);
            })
            .list();
    if (people.size() <= PART) {
      return new PeopleFound(people, total, Optional.empty());
    }
    var last = people.get(PART - 1);
    return new PeopleFound(
        people.subList(0, PART),
        total,
        Optional.of(new Cursor(keys.get(PART - 1), last.id().value()).write()));
  }

  private JdbcClient.StatementSpec conditions(
      TenantId tenant, String columns, PeopleSearch search, String tail) {
    var words = search.words().strip();
    var statement =
        ask(
                tenant,
                columns
                    + (needsWork(search, columns) ? FROM : FROM_PERSON)
                    + (search.left()
                        ? " and p.left_on < :today"
                        : " and (p.left_on is null or p.left_on >= :today)")
                    + (search.unit().isPresent() ? " and a.unit_id in (" + WITHIN + ")" : "")
                    + (search.position().isPresent() ? " and a.position_id = :position" : "")
                    + search.lacking().map(what -> " and " + what.condition()).orElse("")
                    + (words.isEmpty() ? "" : MATCH)
                    + tail)
            .param("unit", search.unit().map(Identifier::value).orElse(null))
            .param("position", search.position().map(Identifier::value).orElse(null));
    return words.isEmpty()
        ? statement
        : statement.param("words", "%" + escaped(SearchWords.fold(words)) + "%");
  }

  private static final String MATCH =
      """
       and (p.folded like :words
            or p.id in (select w.person_id
                          from organization.position s
                          join organization.current_appointment(:today) w
                            on w.tenant_id = s.tenant_id and w.position_id = s.id
                         where s.tenant_id = :tenant
                           and (s.name ->> 'zh' ilike :words or s.name ->> 'en' ilike :words)))
      """;

  /** Counting people alone asks for nothing of their work. */
  private static boolean needsWork(PeopleSearch search, String columns) {
    return columns.startsWith(COLUMNS)
        || search.unit().isPresent()
        || search.position().isPresent()
        || search.lacking().isPresent();
  }

  private static String escaped(String words) {
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  private JdbcClient.StatementSpec ask(TenantId tenant, String sql) {
    return jdbc.sql(sql).param("tenant", tenant.value()).param("today", calendar.today(tenant));
  }

  private PersonCard card(ResultSet row) throws SQLException {
    return new PersonCard(
        new PersonId(row.getObject("id", UUID.class)),
        row.getString("number"),
        texts.read(row.getString("name")),
        Optional.ofNullable(row.getString("email")),
        Optional.ofNullable(row.getString("grade")),
        position(row),
        unit(row),
        manager(row),
        Optional.ofNullable(row.getObject("joined_on", LocalDate.class)),
        Optional.ofNullable(row.getObject("left_on", LocalDate.class)));
  }

  private Optional<UnitRef> unit(ResultSet row) throws SQLException {
    var id = row.getObject("unit_id", UUID.class);
    return id == null
        ? Optional.empty()
        : Optional.of(new UnitRef(new OrgUnitId(id), texts.read(row.getString("unit"))));
  }

  private Optional<PositionRef> position(ResultSet row) throws SQLException {
    var id = row.getObject("position_id", UUID.class);
    return id == null
        ? Optional.empty()
        : Optional.of(
            new PositionRef(
                new PositionId(id),
                texts.read(row.getString("position")),
                new JobFamilyId(row.getObject("family_id", UUID.class))));
  }

  private Optional<PersonRef> manager(ResultSet row) throws SQLException {
    var id = row.getObject("manager_id", UUID.class);
    return id == null
        ? Optional.empty()
        : Optional.of(new PersonRef(new PersonId(id), texts.read(row.getString("manager"))));
  }

  /** Behind which row a list goes on; opaque to readers. */
  private record Cursor(String key, UUID id) {
    String write() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString((id + key).getBytes(StandardCharsets.UTF_8));
    }

    /** Nothing where somebody wrote a cursor by hand: the list then begins anew. */
    static Optional<Cursor> read(String written) {
      try {
        var text = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
        return Optional.of(new Cursor(text.substring(36), UUID.fromString(text.substring(0, 36))));
      } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
        return Optional.empty();
      }
    }
  }
}
