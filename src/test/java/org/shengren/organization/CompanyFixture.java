package org.shengren.organization;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Tenancy;
import org.shengren.tenancy.Tenants;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Small companies for tests, made by the public commands; each has a tenant of its own. */
@TestComponent
public class CompanyFixture {
  public static final LocalDate FOUNDED = LocalDate.of(2020, 1, 1);
  private static int companies;

  private final Tenants tenants;
  private final People people;
  private final Units units;
  private final Roles roles;
  private final JobFamilies families;
  private final Positions positions;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  CompanyFixture(
      Tenants tenants,
      People people,
      Units units,
      Roles roles,
      JobFamilies families,
      Positions positions,
      JdbcClient jdbc,
      TransactionTemplate transactions) {
    this.tenants = tenants;
    this.people = people;
    this.units = units;
    this.roles = roles;
    this.families = families;
    this.positions = positions;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * Root HQ with SALES (below it EAST and WEST) and TECH; the founder is administrator and HR
   * partner of everything; positions REP and LEAD.
   */
  public record Company(
      TenantId tenant,
      String code,
      Viewer founder,
      OrgUnitId root,
      OrgUnitId sales,
      OrgUnitId east,
      OrgUnitId west,
      OrgUnitId tech,
      PositionId rep,
      PositionId lead) {}

  public synchronized Company found() {
    var tenant = TenantId.next();
    var code = "company-" + ++companies;
    return Tenancy.in(tenant, () -> transactions.execute(_ -> found(tenant, code)));
  }

  private Company found(TenantId tenant, String code) {
    tenants.found(
        tenant, code, Text.of("示例公司", "Sample company"), Language.ZH, ZoneId.of("Asia/Shanghai"));
    var root = units.root(tenant, "HQ", Text.of("总部", "Head office"));
    var person =
        people.hireFounder(
            tenant,
            new NewPerson(
                "F001",
                Text.of("方建国", "Fang Jianguo"),
                Optional.of("founder@" + code + ".example"),
                Optional.empty(),
                FOUNDED,
                new NewAppointment(root, Optional.empty(), Optional.empty(), FOUNDED)));
    roles.grantFounder(tenant, person, root);
    var founder = new Viewer(tenant, person, roles.of(tenant, person));
    var sales = units.create(founder, "SALES", Text.of("销售部", "Sales"), Optional.of(root));
    families.define(founder, "sales", Text.of("销售", "Sales"), Optional.empty());
    return new Company(
        tenant,
        code,
        founder,
        root,
        sales,
        units.create(founder, "EAST", Text.of("华东区", "East China"), Optional.of(sales)),
        units.create(founder, "WEST", Text.of("华西区", "West China"), Optional.of(sales)),
        units.create(founder, "TECH", Text.of("技术部", "Technology"), Optional.of(root)),
        positions.define(founder, position("REP", "客户经理", "Account manager")),
        positions.define(founder, position("LEAD", "销售主管", "Sales lead")));
  }

  private static PositionDescription position(String code, String zh, String en) {
    return new PositionDescription(
        code,
        "sales",
        Text.of(zh, en),
        Text.of("经营客户。", "Develops customers."),
        Optional.of(CareerStage.INDEPENDENT),
        Track.NONE,
        Optional.empty(),
        Optional.empty(),
        List.of(
            new PositionDescription.Accountability(
                60, Text.of("拓展客户", "Wins customers"), Text.of("签约额", "Contracts signed"))),
        List.of(
            new PositionDescription.Contact(
                PositionDescription.Contact.Side.OUTSIDE,
                Text.of("客户", "Customers"),
                Text.of("了解需求", "Learns what they need"))),
        List.of(
            new PositionDescription.EntryCondition(
                PositionDescription.EntryCondition.Kind.EDUCATION, Text.of("本科", "A degree"))),
        List.of(
            new PositionDescription.PositionKpi("revenue", 40, "cny", Text.of("收入", "Revenue"))));
  }

  /** Somebody hired by the founder on the day of founding. */
  public PersonId hire(Company company, String number, OrgUnitId unit, Optional<PersonId> manager) {
    return Tenancy.in(
        company.tenant(),
        () ->
            people.hire(
                company.founder(),
                new NewPerson(
                    number,
                    Text.of("员工" + number, "Person " + number),
                    Optional.of(
                        number.toLowerCase(Locale.ROOT) + "@" + company.code() + ".example"),
                    Optional.empty(),
                    FOUNDED,
                    new NewAppointment(unit, Optional.of(company.rep()), manager, FOUNDED))));
  }

  /** A dotted line from the day of founding; {@code until} is the first day no longer. */
  public void dotted(
      Company company, PersonId person, PersonId manager, int share, Optional<LocalDate> until) {
    dotted(company, person, manager, share, FOUNDED, until);
  }

  public void dotted(
      Company company,
      PersonId person,
      PersonId manager,
      int share,
      LocalDate from,
      Optional<LocalDate> until) {
    Tenancy.run(
        company.tenant(),
        () ->
            transactions.executeWithoutResult(_ ->
                jdbc.sql(
                        """
                        insert into organization.dotted_line (tenant_id, id, person_id, manager_id,
                               share, valid_from, valid_until)
                        values (:tenant, :id, :person, :manager, :share, :from, :until::date)
                        """)
                    .param("tenant", company.tenant().value())
                    .param("id", UUID.randomUUID())
                    .param("person", person.value())
                    .param("manager", manager.value())
                    .param("share", share)
                    .param("from", from)
                    .param("until", until.orElse(null))
                    .update()));
  }

  /** Somebody hired as HR partner of one unit. */
  public Viewer partner(Company company, String number, OrgUnitId unit) {
    var person = hire(company, number, company.tech(), Optional.empty());
    return Tenancy.in(
        company.tenant(),
        () -> {
          roles.grant(company.founder(), person, Role.HR_PARTNER, Optional.of(unit));
          return new Viewer(company.tenant(), person, Set.of(Role.EMPLOYEE, Role.HR_PARTNER));
        });
  }
}
