package org.shengren.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shengren.measurement.ReleasedFixture.by;
import static org.shengren.measurement.Source.MANAGER;
import static org.shengren.measurement.Source.SELF;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.PageReader;
import org.shengren.assessment.Purpose;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
import org.shengren.measurement.ReleasedFixture;
import org.shengren.measurement.ReleasedFixture.Sales;
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

/**
 * C1 leads T1, who leads M1, who leads P1. P1 is rated as in {@link PersonalReportPagesTests}: two
 * strengths, two more that meet, three focus areas, growing.
 */
@SpringBootTest
@AutoConfigureMockMvc(addFilters = false)
@Import({CompanyFixture.class, ReleasedFixture.class})
class HeadlinePagesTests {
  @Autowired MockMvcTester mvc;
  @Autowired ReleasedFixture released;
  @Autowired CompanyFixture companies;
  @Autowired People people;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private Sales sales;
  private Viewer upper;
  private Viewer third;

  @BeforeEach
  void found() {
    sales = released.sales();
    var company = sales.company();
    var chief = companies.hire(company, "C1", company.root(), Optional.empty());
    var top = companies.hire(company, "T1", company.root(), Optional.of(chief));
    upper = manager(top);
    third = manager(chief);
    appoint(sales.manager(), company.sales(), top);
    appoint(sales.person(), company.east(), sales.manager());
  }

  private Viewer manager(PersonId id) {
    return new Viewer(sales.company().tenant(), id, Set.of(Role.EMPLOYEE, Role.MANAGER));
  }

  private void appoint(PersonId person, OrgUnitId unit, PersonId manager) {
    Tenancy.run(
        sales.company().tenant(),
        () ->
            people.appoint(
                sales.company().founder(),
                person,
                new NewAppointment(
                    unit,
                    Optional.of(sales.accountManager()),
                    Optional.of(manager),
                    LocalDate.of(2021, 1, 1))));
  }

  private void rate(Purpose purpose) {
    released
        .assessment(sales, sales.person(), purpose)
        .rated(SELF, by(Map.of("CE", 4, "LA", 3, "CD", 5, "MI", 4, "PT", 1, "CR", 3, "SB", 2)))
        .rated(MANAGER, by(Map.of("CE", 4, "LA", 3, "CD", 2, "MI", 4, "PT", 1, "CR", 3, "SB", 2)))
        .released();
  }

  private String path(String rest) {
    return "/people/" + sales.person().value() + rest;
  }

  private List<String> trail(Viewer actor) {
    return Objects.requireNonNull(
        Tenancy.in(
            actor.tenant(),
            () ->
                transactions.execute(_ ->
                    jdbc.sql(
                            """
                            select detail ->> 'ground' from audit.entry
                             where tenant_id = :tenant and actor_id = :actor
                               and subject_id = :subject and action = 'result.seen'
                            """)
                        .param("tenant", actor.tenant().value())
                        .param("actor", actor.person().value())
                        .param("subject", sales.person().value())
                        .query(String.class)
                        .list())));
  }

  private record AsViewer(PageReader reader, Viewer viewer) {
    String words(String address, Language language) {
      return reader.words(viewer, address, language);
    }

    MvcTestResult get(String address, Language language) {
      return reader.get(viewer, address, language);
    }

    String page(String address, Language language) throws UnsupportedEncodingException {
      return get(address, language).getResponse().getContentAsString();
    }
  }

  private AsViewer read(Viewer viewer) {
    return new AsViewer(new PageReader(mvc), viewer);
  }

  @Test
  void theSecondLineReadsVerdictAndCountsAndNoCompetencyByName() {
    rate(Purpose.PLACEMENT);
    assertThat(read(upper).words(path("/headline"), Language.EN))
        .contains("Growing")
        .containsPattern("Strength 2 Meets 2 Close 0 Focus area 3 Not enough evidence 0")
        .contains("turn to Person M1, the direct manager")
        .doesNotContain("Communication", "Market", "levels short", "??");
    assertThat(read(upper).words(path("/headline"), Language.ZH))
        .contains("成长中", "重点发展 3 项")
        .doesNotContain("沟通", "??");
    assertThat(trail(upper)).containsExactly("SECOND_LINE", "SECOND_LINE");
  }

  @Test
  void theSecondLineReadsNothingBehindTheHeadline() {
    rate(Purpose.PLACEMENT);
    for (var rest :
        List.of(
            "/report",
            "/report/why/CE",
            "/report/why/verdict",
            "/report.pdf",
            "/evidence",
            "/goals",
            "/goals/new")) {
      assertThat(read(upper).get(path(rest), Language.EN)).as(rest).hasStatus(404);
    }
    var east = "/insight/units/" + sales.company().east().value();
    assertThat(read(upper).get(east + "/people", Language.EN)).hasStatus(404);
    assertThat(read(upper).words("/team", Language.EN)).doesNotContain("Person P1, Communication");
    assertThat(trail(upper)).isEmpty();
  }

  @Test
  void nobodyElseFindsAHeadline() {
    rate(Purpose.PLACEMENT);
    var company = sales.company();
    var colleague = manager(released.colleague(sales, "P2"));
    var elsewhere = companies.partner(company, "H2", company.west());
    var dotted = companies.hire(company, "D1", company.west(), Optional.of(third.person()));
    companies.dotted(company, sales.person(), dotted, 20, Optional.empty());
    for (var viewer : List.of(third, colleague, elsewhere, released.sales().boss())) {
      assertThat(read(viewer).get(path("/headline"), Language.EN)).hasStatus(404);
      assertThat(trail(viewer)).isEmpty();
    }
    for (var viewer : List.of(sales.self(), sales.boss(), manager(dotted))) {
      assertThat(read(viewer).get(path("/headline"), Language.EN))
          .hasStatus3xxRedirection()
          .hasRedirectedUrl(path("/report"));
    }
  }

  @Test
  void whatWasMeasuredForDevelopmentGivesTheSecondLineNoHeadline() {
    rate(Purpose.DEVELOPMENT);
    assertThat(read(upper).words(path("/headline"), Language.EN))
        .contains("There is no placement or appraisal result yet")
        .doesNotContain("Growing", "Focus area");
  }

  @Test
  void theWayThereIsOnThePersonsPageAndTheTeamPage() throws UnsupportedEncodingException {
    rate(Purpose.PLACEMENT);
    assertThat(read(upper).page(path(""), Language.EN))
        .contains(path("/headline"))
        .doesNotContain(path("/report"), path("/evidence"));
    assertThat(read(third).page(path(""), Language.EN)).doesNotContain(path("/headline"));
    assertThat(read(upper).page("/team", Language.EN)).contains(path("/headline"));
    assertThat(read(sales.boss()).page("/team", Language.EN)).doesNotContain("/headline");
    assertThat(trail(upper)).isEmpty();
  }
}
