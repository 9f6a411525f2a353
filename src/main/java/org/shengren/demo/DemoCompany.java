package org.shengren.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.shengren.competency.ShippedModels;
import org.shengren.evidence.KeyFigures;
import org.shengren.identity.Accounts;
import org.shengren.identity.DemoPersonas;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.notification.Notifications;
import org.shengren.organization.Directory;
import org.shengren.organization.NewAppointment;
import org.shengren.organization.NewPerson;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.People;
import org.shengren.organization.Position;
import org.shengren.organization.Positions;
import org.shengren.organization.Roles;
import org.shengren.organization.Units;
import org.shengren.setup.NewOrganisation;
import org.shengren.setup.Organisations;
import org.shengren.tenancy.SettableClock;
import org.shengren.tenancy.Tenancy;
import org.shengren.tenancy.Tenants;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Makes the demo company at the first start, by the public commands of the modules: whoever looks
 * at it sees what the product does with real input. All or nothing, so that a start that was killed
 * half-way leaves nothing behind.
 */
@Component
@ConditionalOnBooleanProperty("shengren.demo")
class DemoCompany implements ApplicationRunner {
  /** New to the company, and so to the position. */
  private static final String JOINER = "YL1039";

  /** Came from another region some months ago. */
  private static final String MOVED = "YL1038";

  private static final String LED_BEFORE_BY = "YL1013";

  /** For how many days what somebody was told waits under their bell. */
  private static final int NEW_DAYS = 8;

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final String PASSWORD = "yunling-demo";

  /** Which position whoever holds this one held before. */
  private static final Map<String, String> BEGAN_AS =
      Map.of(
          "senior-key-account-manager", "key-account-manager",
          "industry-sales-manager", "key-account-manager",
          "software-architect", "software-engineer",
          "engineering-manager", "software-engineer",
          "talent-development-expert", "hr-business-partner");

  private final Tenants tenants;
  private final Organisations organisations;
  private final ShippedModels models;
  private final Units units;
  private final People people;
  private final Positions positions;
  private final Directory directory;
  private final Roles roles;
  private final Accounts accounts;
  private final DemoPersonas personas;
  private final DemoAssessments assessments;
  private final DemoGoals goals;
  private final KeyFigures keyFigures;
  private final Notifications notifications;
  private final Clock clock;
  private final CompanyFile company;
  private final List<CSVRecord> lines;

  DemoCompany(
      Tenants tenants,
      Organisations organisations,
      ShippedModels models,
      Units units,
      People people,
      Positions positions,
      Directory directory,
      Roles roles,
      Accounts accounts,
      DemoPersonas personas,
      DemoAssessments assessments,
      DemoGoals goals,
      KeyFigures keyFigures,
      Notifications notifications,
      Clock clock)
      throws IOException {
    this.tenants = tenants;
    this.organisations = organisations;
    this.models = models;
    this.units = units;
    this.people = people;
    this.positions = positions;
    this.directory = directory;
    this.roles = roles;
    this.accounts = accounts;
    this.personas = personas;
    this.assessments = assessments;
    this.goals = goals;
    this.keyFigures = keyFigures;
    this.notifications = notifications;
    this.clock = clock;
    try (var yaml = new ClassPathResource("company.yaml", DemoCompany.class).getInputStream();
        var csv =
            new InputStreamReader(
                new ClassPathResource("people.csv", DemoCompany.class).getInputStream(),
                StandardCharsets.UTF_8)) {
      company = new YAMLMapper().readValue(yaml, CompanyFile.class);
      lines =
          CSVFormat.DEFAULT
              .builder()
              .setHeader()
              .setSkipHeaderRecord(true)
              .get()
              .parse(csv)
              .getRecords();
    }
  }

  @Override
  public void run(ApplicationArguments arguments) {
    var tenant =
        tenants
            .byCode(company.code())
            .orElseGet(() -> organisations.found(newOrganisation(), this::furnish).tenant());
    Tenancy.run(tenant, () -> offerPersonas(tenant));
  }

  private NewOrganisation newOrganisation() {
    var administrator = line(company.administrator());
    return new NewOrganisation(
        company.code(),
        company.name().text(),
        Language.ZH,
        ZONE,
        company.units().getFirst().code(),
        new NewOrganisation.Founder(
            company.administrator(),
            name(administrator),
            administrator.get("email"),
            PASSWORD,
            LocalDate.parse(administrator.get("joined"))),
        List.of());
  }

  private void furnish(Organisations.Founded founded) {
    var today = LocalDate.ofInstant(clock.instant(), ZONE);
    var administrator = founded.viewer();
    var unitIds = new HashMap<String, OrgUnitId>();
    for (var unit : company.units()) {
      unitIds.put(
          unit.code(),
          unit.parent() == null
              ? founded.root()
              : units.create(
                  administrator,
                  unit.code(),
                  unit.name().text(),
                  Optional.of(Objects.requireNonNull(unitIds.get(unit.parent())))));
    }
    SettableClock.at(
        morning(today.minusMonths(26)),
        () -> {
          models.load(administrator, "core");
          models.load(administrator, "key-account-sales");
          models.load(administrator, "software-engineering");
          models.load(administrator, "human-resources");
        });
    var staff = hire(administrator, founded, unitIds, today);
    grantRoles(founded, staff, unitIds);
    assessments.live(administrator, company, staff, today);
    goals.live(administrator.tenant(), staff, today);
    // What was told long ago has been read; what is new waits under the bell.
    var newSince = morning(today.minusDays(NEW_DAYS));
    staff.values().forEach(one -> notifications.readUntil(one.viewer(founded.tenant()), newSince));
    recordKeyFigures(administrator, staff, today);
  }

  /** One person of the file. */
  record Employee(
      PersonId id,
      String number,
      Optional<Position> position,
      LocalDate joined,
      String unit,
      Optional<String> leader) {
    /** As this person asks, with no more than everybody's functions. */
    Viewer viewer(TenantId tenant) {
      return new Viewer(tenant, id, EnumSet.of(Role.EMPLOYEE, Role.MANAGER));
    }
  }

  private Map<String, Employee> hire(
      Viewer administrator,
      Organisations.Founded founded,
      Map<String, OrgUnitId> unitIds,
      LocalDate today) {
    var byCode = new HashMap<String, Position>();
    positions
        .all(administrator.tenant())
        .forEach(position -> byCode.put(position.code(), position));
    var staff = new LinkedHashMap<String, Employee>();
    for (var line : lines) {
      var number = line.get("number");
      var position = Optional.ofNullable(byCode.get(line.get("position")));
      var came = LocalDate.parse(line.get("joined"));
      var joined =
          switch (number) {
            case JOINER -> today.minusMonths(1).withDayOfMonth(8);
            case MOVED -> today.minusMonths(4).withDayOfMonth(1);
            default -> came;
          };
      var manager = Optional.ofNullable(staff.get(line.get("manager"))).map(Employee::id);
      var work =
          new NewAppointment(
              Objects.requireNonNull(unitIds.get(line.get("unit"))),
              position.map(Position::id),
              manager,
              joined);
      PersonId id;
      if (number.equals(company.administrator())) {
        id = founded.founder();
        people.appoint(administrator, id, work);
      } else {
        var moved = number.equals(MOVED);
        var first = moved ? elsewhere(work, employee(staff, LED_BEFORE_BY), came, unitIds) : work;
        id = hireWithHistory(administrator, line, first, byCode);
        if (moved) {
          people.appoint(administrator, id, work);
        }
      }
      staff.put(
          number,
          new Employee(
              id,
              number,
              position,
              joined,
              line.get("unit"),
              Optional.of(line.get("manager")).filter(leader -> !leader.isEmpty())));
    }
    return staff;
  }

  /** The same work for another manager, before. */
  private static NewAppointment elsewhere(
      NewAppointment work, Employee manager, LocalDate from, Map<String, OrgUnitId> unitIds) {
    return new NewAppointment(
        Objects.requireNonNull(unitIds.get(manager.unit())),
        work.position(),
        Optional.of(manager.id()),
        from);
  }

  /** Senior people began in a lower position of the same unit and were promoted later. */
  private PersonId hireWithHistory(
      Viewer administrator, CSVRecord line, NewAppointment work, Map<String, Position> byCode) {
    var began = Optional.ofNullable(BEGAN_AS.get(line.get("position"))).map(byCode::get);
    var first =
        began
            .map(position ->
                new NewAppointment(
                    work.unit(), Optional.of(position.id()), work.manager(), work.from()))
            .orElse(work);
    var id =
        people.hire(
            administrator,
            new NewPerson(
                line.get("number"),
                name(line),
                Optional.of(line.get("email")),
                Optional.of(line.get("grade")),
                work.from(),
                first));
    if (began.isPresent()) {
      people.appoint(
          administrator,
          id,
          new NewAppointment(
              work.unit(), work.position(), work.manager(), work.from().plusYears(6)));
    }
    return id;
  }

  private void grantRoles(
      Organisations.Founded founded, Map<String, Employee> staff, Map<String, OrgUnitId> unitIds) {
    var administrator = founded.viewer();
    for (var persona : company.personas()) {
      var person = employee(staff, persona.number()).id();
      if (persona.role() != Role.EMPLOYEE && persona.role() != Role.MANAGER) {
        roles.grant(
            administrator,
            person,
            persona.role(),
            Optional.ofNullable(persona.unit()).map(unitIds::get));
      }
      accounts.open(administrator.tenant(), person, PASSWORD);
    }
    // The founder of a company holds every role; in this one each has a person of its own.
    for (var role : List.of(Role.MODEL_OWNER, Role.CAMPAIGN_ADMINISTRATOR, Role.HR_PARTNER)) {
      roles.withdraw(
          administrator,
          administrator.person(),
          role,
          role == Role.HR_PARTNER ? Optional.of(founded.root()) : Optional.empty());
    }
  }

  /** Eight quarters of the figures that the positions name; of the last year beside sales. */
  private void recordKeyFigures(
      Viewer administrator, Map<String, Employee> staff, LocalDate today) {
    var figures = new DemoKeyFigures(new Standing(company));
    var thisQuarter = today.with(IsoFields.DAY_OF_QUARTER, 1);
    for (var employee : staff.values()) {
      for (int quarter = sells(employee) ? 0 : 4; quarter < 8; quarter++) {
        var from = thisQuarter.minusMonths(3L * (8 - quarter));
        if (employee.position().isPresent() && !employee.joined().isAfter(from)) {
          figures
              .of(employee, quarter, from)
              .forEach(figure -> keyFigures.record(administrator, figure));
        }
      }
    }
  }

  private static boolean sells(Employee employee) {
    return employee
        .position()
        .filter(position -> position.description().family().equals("key-account-sales"))
        .isPresent();
  }

  private void offerPersonas(TenantId tenant) {
    var offered = new ArrayList<DemoPersonas.Persona>();
    for (var persona : company.personas()) {
      directory.called(tenant, persona.number()).stream()
          .findFirst()
          .map(card ->
              new DemoPersonas.Persona(
                  tenant,
                  card.id(),
                  card.number(),
                  card.name(),
                  persona.role(),
                  card.position().map(position -> position.name()),
                  persona.hintKey()))
          .ifPresent(offered::add);
    }
    personas.offer(offered);
  }

  private CSVRecord line(String number) {
    return lines.stream()
        .filter(line -> line.get("number").equals(number))
        .findFirst()
        .orElseThrow();
  }

  static Employee employee(Map<String, Employee> staff, String number) {
    return Objects.requireNonNull(staff.get(number), number);
  }

  private static Text name(CSVRecord line) {
    return Text.of(line.get("name"), line.get("name_en"));
  }

  static Instant morning(LocalDate day) {
    return day.atTime(9, 30).atZone(ZONE).toInstant();
  }
}
