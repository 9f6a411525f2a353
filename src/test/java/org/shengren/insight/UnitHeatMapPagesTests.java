package org.shengren.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shengren.measurement.ReleasedFixture.by;
import static org.shengren.measurement.ReleasedFixture.everything;
import static org.shengren.measurement.Source.MANAGER;
import static org.shengren.measurement.Source.SELF;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.CountedStatements;
import org.shengren.PageReader;
import org.shengren.assessment.Purpose;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
import org.shengren.measurement.ReleasedFixture;
import org.shengren.measurement.ReleasedFixture.Sales;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.CompanyFixture;
import org.shengren.organization.NewAppointment;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.People;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.HtmlUtils;

/**
 * Top leads the manager M1, who leads P1 to P4 of EAST, all key account managers: CE 3.5, LA 3, CD
 * 3.5, MI, PT, CR, SB at level 2; core at its one degree. P1 to P3 get 4, P4 gets 1 everywhere, of
 * one manager alone: CE 4 against a bar of 3, meets; 1 lies far below every bar, focus area.
 */
@SpringBootTest
@AutoConfigureMockMvc(addFilters = false)
@Import({CompanyFixture.class, ReleasedFixture.class})
class UnitHeatMapPagesTests {
  @Autowired MockMvcTester mvc;
  @Autowired ReleasedFixture released;
  @Autowired CompanyFixture companies;
  @Autowired People people;
  @Autowired AccessPolicy policy;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private Sales sales;
  private Viewer top;
  private PersonId p2;
  private PersonId p3;
  private PersonId p4;

  @BeforeEach
  void found() {
    sales = released.sales();
    var company = sales.company();
    var person = companies.hire(company, "T1", company.root(), Optional.empty());
    top = new Viewer(company.tenant(), person, Set.of(Role.EMPLOYEE, Role.MANAGER));
    p2 = released.colleague(sales, "P2");
    p3 = released.colleague(sales, "P3");
    p4 = released.colleague(sales, "P4");
    appoint(sales.manager(), company.sales(), Optional.empty(), person);
    for (var one : List.of(sales.person(), p2, p3, p4)) {
      appoint(one, company.east(), Optional.of(sales), sales.manager());
    }
  }

  private void appoint(PersonId person, OrgUnitId unit, Optional<Sales> work, PersonId manager) {
    Tenancy.run(
        sales.company().tenant(),
        () ->
            people.appoint(
                sales.company().founder(),
                person,
                new NewAppointment(
                    unit,
                    work.map(Sales::accountManager),
                    Optional.of(manager),
                    LocalDate.of(2021, 1, 1))));
  }

  private void rate(Purpose purpose, PersonId... persons) {
    for (var started : released.assessments(sales, purpose, persons)) {
      var last = started.person().equals(p4);
      started.rated(SELF, everything(4)).rated(MANAGER, everything(last ? 1 : 4)).released();
    }
  }

  @Test
  void whoLeadsManagersSeesGroupsAndNobodySingly() {
    rate(Purpose.PLACEMENT, sales.person(), p2, p3, p4);
    var page = words(top, east(), Language.EN);
    assertThat(page)
        .contains(
            "East China, Communication &amp; expression: 4 counted, 3 meet it, 0 close, 1 focus"
                + " area, 0 not enough evidence")
        .contains(
            "East China, Market information analysis: 4 counted, 3 meet it, 0 close, 1 focus area")
        .contains("4 with a placement or appraisal result are counted")
        .doesNotContain("See people", "Person P1", "??");
    assertThat(words(top, east(), Language.ZH))
        .contains("华东区，沟通表达能力：计入 4 人，达到要求 3 人，接近要求 0 人，重点发展 1 人，证据不足 0 人")
        .doesNotContain("??");
    assertThat(get(top, east() + "/people", Language.EN)).hasStatus(404);
  }

  @Test
  void aGroupOfTwoIsNotShownAndNoSumTellsIt() {
    rate(Purpose.PLACEMENT, sales.person(), p4);
    assertThat(words(top, east(), Language.EN))
        .contains(
            "East China, Communication &amp; expression: fewer than 3 or all alike, not shown by"
                + " themselves")
        .contains("Groups of fewer than 3")
        .doesNotContain("counted,");
    assertThat(words(top, "/insight/units/" + sales.company().sales().value(), Language.EN))
        .doesNotContain("counted,");
  }

  /** Whatever the page says in a cell stands in the file, and no figure beside it. */
  @Test
  void theFileHoldsWhatThePageShowsToThisViewerAndNoMore() throws IOException {
    write(
        "update organization.org_unit set name = '{\"en\": \"=1+1\", \"zh\": \"=1+1\"}'"
            + " where tenant_id = :tenant and code = 'EAST'");
    rate(Purpose.PLACEMENT, sales.person(), p4);
    sameAsPage(top);
    sameAsPage(sales.boss());
    rate(Purpose.PLACEMENT, p2, p3);
    sameAsPage(top);
    assertThat(actions("heat-map.taken")).isEqualTo(3);
    assertThat(get(sales.self(), east() + "/heat-map.xlsx", Language.EN)).hasStatus(403);
    var other = companies.partner(sales.company(), "H2", sales.company().west());
    assertThat(get(other, east() + "/heat-map.xlsx", Language.EN)).hasStatus(404);
    assertThat(actions("heat-map.taken")).isEqualTo(3);
  }

  private void sameAsPage(Viewer viewer) throws IOException {
    var unit = east();
    var html = get(viewer, unit, Language.EN).getResponse().getContentAsString();
    var described =
        Pattern.compile("<td[^>]* title=\"([^\"]*)\"")
            .matcher(html)
            .results()
            .map(found -> HtmlUtils.htmlUnescape(found.group(1)))
            .toList();
    var file = get(viewer, unit + "/heat-map.xlsx", Language.EN).getResponse();
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(file.getContentAsByteArray()))) {
      var notes = new ArrayList<String>();
      for (var row : book.getSheetAt(1)) {
        notes.add(text(row.getCell(7)));
        assertThat(row.getCell(0).getStringCellValue()).doesNotStartWith("=");
        if (row.getRowNum() > 0) {
          var figures =
              row.getCell(2) == null
                  ? ""
                  : "%.0f counted, %.0f meet it, %.0f close, %.0f focus"
                      .formatted(
                          row.getCell(2).getNumericCellValue(),
                          row.getCell(3).getNumericCellValue(),
                          row.getCell(4).getNumericCellValue(),
                          row.getCell(5).getNumericCellValue());
          assertThat(text(row.getCell(7))).contains(figures);
          assertThat(figures.isEmpty()).isEqualTo(!text(row.getCell(7)).contains("counted,"));
        }
      }
      assertThat(notes.subList(1, notes.size())).isEqualTo(described);
      var figures =
          Pattern.compile("<span class=\"num\">([^<]*)</span><svg|<span class=\"num\">(—)<")
              .matcher(html)
              .results()
              .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
              .toList();
      var shown = new ArrayList<String>();
      for (var row : book.getSheetAt(0)) {
        for (var at = 2; row.getLastCellNum() > 2 && at < row.getLastCellNum(); at++) {
          if (text(row.getCell(at)).matches("\\d+/\\d+|—")) {
            shown.add(text(row.getCell(at)));
          }
        }
      }
      assertThat(shown).isEqualTo(figures).isNotEmpty();
    }
  }

  private static String text(Cell cell) {
    var said = cell.getStringCellValue();
    return said.startsWith("'") ? said.substring(1) : said;
  }

  @Test
  void developmentResultsCountForNobody() {
    rate(Purpose.DEVELOPMENT, sales.person(), p2, p3, p4);
    assertThat(words(top, east(), Language.EN))
        .contains("4 without are left out")
        .contains("There is no figure to show here")
        .doesNotContain("counted,");
  }

  @Test
  void theDirectManagerMaySeeThePeopleBehindTheFigures() {
    rate(Purpose.PLACEMENT, sales.person(), p4);
    assertThat(words(sales.boss(), east(), Language.EN))
        .contains(
            "East China, Communication &amp; expression: 2 counted, 1 meet it, 0 close, 1 focus"
                + " area")
        .contains("See people");
    var entries = entries();
    assertThat(words(sales.boss(), east() + "/people", Language.EN))
        .contains("Person P1, Communication &amp; expression: Strength")
        .contains("Person P4, Communication &amp; expression: Focus area")
        .doesNotContain("??");
    assertThat(entries() - entries).isEqualTo(4);
  }

  @Test
  void anHrPartnerSeesTheOwnUnitsAndNoOthers() {
    rate(Purpose.PLACEMENT, sales.person());
    var own = companies.partner(sales.company(), "H1", sales.company().east());
    var other = companies.partner(sales.company(), "H2", sales.company().west());
    assertThat(words(own, east(), Language.EN)).contains("1 counted, 1 meet it");
    assertThat(get(own, "/insight", Language.EN)).hasStatus3xxRedirection();
    assertThat(get(other, east(), Language.EN)).hasStatus(404);
    assertThat(get(other, east() + "/people", Language.EN)).hasStatus(404);
    assertThat(get(sales.self(), east(), Language.EN)).hasStatus(403);
    assertThat(get(sales.self(), east() + "/people", Language.EN)).hasStatus(404);
    assertThat(get(companies.found().founder(), east(), Language.EN)).hasStatus(404);
  }

  /** CE 4 on a bar of 3 and an error of .7071: P = .921, which is not enough for .95. */
  @Test
  void aChangeOfSettingsIsCountedAtOnce() {
    rate(Purpose.PLACEMENT, sales.person(), p2, p3, p4);
    assertThat(words(top, east(), Language.EN))
        .contains("East China, Communication &amp; expression: 4 counted, 3 meet it, 0 close");
    write("update tenancy.tenant set holding_probability = 0.95 where tenant_id = :tenant");
    assertThat(words(top, east(), Language.EN))
        .contains("East China, Communication &amp; expression: 4 counted, 0 meet it, 3 close");
  }

  @Test
  void aLaterResultTakesThePlaceOfAnEarlierOne() {
    rate(Purpose.PLACEMENT, sales.person(), p2, p3);
    assertThat(words(top, east(), Language.EN))
        .contains("fewer than 3 or all alike, not shown by themselves")
        .doesNotContain("counted,");
    released
        .assessment(sales, p3, Purpose.APPRAISAL)
        .rated(SELF, everything(4))
        .rated(MANAGER, by(Map.of("CE", 1)))
        .released();
    assertThat(words(top, east(), Language.EN))
        .contains(
            "East China, Communication &amp; expression: 3 counted, 2 meet it, 0 close, 1 focus"
                + " area");
  }

  @Test
  void thePageAsksAsOftenHoweverManyPeopleThereAre() {
    rate(Purpose.PLACEMENT, sales.person());
    words(top, east(), Language.EN);
    int few = statements();
    rate(Purpose.PLACEMENT, p2, p3, p4);
    words(top, east(), Language.EN);
    assertThat(statements()).isEqualTo(few);
  }

  private int statements() {
    try (var counted = new CountedStatements()) {
      words(top, east(), Language.EN);
      return counted.count();
    }
  }

  /** The database function and the policy say the same of everybody about everybody. */
  @Test
  void whomGroupsShowSinglyIsWhomThePolicyLetsSee() {
    var company = sales.company();
    var everybody = new HashSet<>(List.of(sales.person(), sales.manager(), p2, p3, p4));
    everybody.add(top.person());
    var dotted = companies.hire(company, "D1", company.west(), Optional.empty());
    companies.dotted(company, p2, dotted, 30, Optional.empty());
    companies.dotted(company, p3, dotted, 30, Optional.of(LocalDate.of(2021, 1, 1)));
    companies.dotted(company, sales.manager(), dotted, 20, Optional.empty());
    companies.dotted(company, p4, sales.manager(), 20, Optional.empty());
    var viewers =
        List.of(
            top,
            new Viewer(company.tenant(), dotted, Set.of(Role.EMPLOYEE, Role.MANAGER)),
            sales.boss(),
            sales.self(),
            companies.partner(company, "H1", company.east()),
            companies.partner(company, "H2", company.west()),
            company.founder());
    for (var viewer : viewers) {
      for (var person : everybody) {
        if (person.equals(viewer.person())) {
          continue;
        }
        assertThat(singly(viewer).contains(person))
            .as("%s sees %s", viewer.person(), person)
            .isEqualTo(Tenancy.in(company.tenant(), () -> policy.maySee(viewer, person)));
      }
    }
  }

  private Set<PersonId> singly(Viewer viewer) {
    return Tenancy.in(
        viewer.tenant(),
        () ->
            new HashSet<>(
                transactions.execute(_ ->
                    jdbc
                        .sql(
                            """
                            select person_id
                              from organization.seen_by(:viewer, current_date)
                             where tenant_id = :tenant and singly
                            """)
                        .param("tenant", viewer.tenant().value())
                        .param("viewer", viewer.person().value())
                        .query(UUID.class)
                        .list()
                        .stream()
                        .map(PersonId::new)
                        .toList())));
  }

  private void write(String sql) {
    Tenancy.run(
        sales.company().tenant(),
        () ->
            transactions.executeWithoutResult(
                _ -> jdbc.sql(sql).param("tenant", sales.company().tenant().value()).update()));
  }

  private long entries() {
    return actions("result.seen");
  }

  private long actions(String action) {
    return Tenancy.in(
        sales.company().tenant(),
        () ->
            Objects.requireNonNull(
                transactions.execute(_ ->
                    jdbc.sql(
                            """
                            select count(*) from audit.entry
                             where tenant_id = :tenant and action = :action
                            """)
                        .param("tenant", sales.company().tenant().value())
                        .param("action", action)
                        .query(Long.class)
                        .single())));
  }

  private String east() {
    return "/insight/units/" + sales.company().east().value();
  }

  private String words(Viewer viewer, String address, Language language) {
    return new PageReader(mvc).words(viewer, address, language);
  }

  private MvcTestResult get(Viewer viewer, String address, Language language) {
    return new PageReader(mvc).get(viewer, address, language);
  }
}
