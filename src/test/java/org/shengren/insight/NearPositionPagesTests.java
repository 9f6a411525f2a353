package org.shengren.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shengren.measurement.ReleasedFixture.by;
import static org.shengren.measurement.ReleasedFixture.everything;
import static org.shengren.measurement.Source.MANAGER;
import static org.shengren.measurement.Source.SELF;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.CountedStatements;
import org.shengren.PageReader;
import org.shengren.assessment.Purpose;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.measurement.ReleasedFixture;
import org.shengren.measurement.ReleasedFixture.Sales;
import org.shengren.organization.CompanyFixture;
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
 * P1, P2 and P3 of one manager work as something else and are rated on the key account manager: CE
 * 3.5, LA 3, CD 3.5, and MI, PT, CR, SB at level 2. P1 gets 4 everywhere and meets it; P2 gets 4
 * but CD 1; P3 gets 1 everywhere.
 */
@SpringBootTest
@AutoConfigureMockMvc(addFilters = false)
@Import({CompanyFixture.class, ReleasedFixture.class})
class NearPositionPagesTests {
  @Autowired MockMvcTester mvc;
  @Autowired ReleasedFixture released;
  @Autowired CompanyFixture companies;

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private Sales sales;
  private PersonId p2;
  private PersonId p3;

  @BeforeEach
  void found() {
    sales = released.sales();
    p2 = released.colleague(sales, "P2");
    p3 = released.colleague(sales, "P3");
  }

  private void rate(Purpose purpose) {
    var started = released.assessments(sales, purpose, p3, p2, sales.person());
    started.get(0).rated(SELF, everything(3)).rated(MANAGER, everything(1)).released();
    started
        .get(1)
        .rated(SELF, everything(3))
        .rated(MANAGER, by(Map.of("CE", 4, "LA", 4, "CD", 1, "MI", 4, "PT", 4, "CR", 4, "SB", 4)))
        .released();
    started.get(2).rated(SELF, everything(3)).rated(MANAGER, everything(4)).released();
  }

  @Test
  void theNearestComeFirstWithWhatIsMissing() {
    rate(Purpose.PLACEMENT);
    var page = words(sales.boss(), near(), Language.EN);
    assertThat(page.indexOf("Person P1")).isPositive().isLessThan(page.indexOf("Person P2"));
    assertThat(page.indexOf("Person P2")).isLessThan(page.indexOf("Person P3"));
    assertThat(page)
        .contains("Every requirement is met.", "Still short of: Coordination &amp; driving")
        .contains("Looked at the 3 people whose results you may see")
        .doesNotContain("??");
    assertThat(words(sales.boss(), near(), Language.ZH))
        .contains("各项要求都达到。", "还差：协调推进能力")
        .doesNotContain("??");
  }

  /** P3 was rated on one competency only; who was never asked is not further away for that. */
  @Test
  void ofWhomTooLittleIsKnownIsFoldedIntoOneLineThatOpensAndSaysWhatWouldHelp() {
    var started = released.assessments(sales, Purpose.PLACEMENT, p3, p2);
    started.get(0).rated(SELF, everything(3)).rated(MANAGER, by(Map.of("CE", 4))).released();
    started.get(1).rated(SELF, everything(3)).rated(MANAGER, everything(4)).released();
    int before = seen();
    var page = words(sales.boss(), near(), Language.EN);
    assertThat(page)
        .contains("Person P2", "1 person without enough evidence", "See who")
        .contains("An assessment for placement would tell; it has to ask about")
        .contains("(must-have): 1 person", "Market information analysis: 1 person")
        .doesNotContain("Person P3", "??");
    // Whom the line folds away was not seen.
    assertThat(seen() - before).isEqualTo(1);
    assertThat(words(sales.boss(), near() + "?unclear=true", Language.EN))
        .contains("Person P3", "Not known yet", "Back to those with a verdict")
        .doesNotContain("Person P2", "??");
    assertThat(words(sales.boss(), near() + "?unclear=true", Language.ZH))
        .contains("1 人证据不足", "（必备） 1 人")
        .doesNotContain("??");
  }

  private int seen() {
    return Tenancy.in(
        sales.company().tenant(),
        () ->
            Objects.requireNonNull(
                transactions.execute(_ ->
                    jdbc.sql(
                            """
                            select count(*) from audit.entry
                             where tenant_id = :tenant and action = 'result.seen'
                            """)
                        .param("tenant", sales.company().tenant().value())
                        .query(Integer.class)
                        .single())));
  }

  @Test
  void developmentResultsAreNotLookedAtAndThePageSaysHowManyThatLeavesOut() {
    rate(Purpose.DEVELOPMENT);
    assertThat(words(sales.boss(), near(), Language.EN))
        .contains("3 have no such result on this model and are left out")
        .doesNotContain("Person P1");
  }

  @Test
  void onlyWhomOneMaySeeIsListed() {
    rate(Purpose.PLACEMENT);
    var other = companies.partner(sales.company(), "H2", sales.company().west());
    assertThat(words(other, near(), Language.EN)).doesNotContain("Person P");
    var own = companies.partner(sales.company(), "H1", sales.company().east());
    assertThat(words(own, near(), Language.EN)).contains("Person P1", "Person P3");
    assertThat(words(own, near() + "?unit=" + sales.company().west().value(), Language.EN))
        .contains("Person P1");
    assertThat(get(sales.self(), near(), Language.EN)).hasStatus(403);
    assertThat(get(companies.found().founder(), near(), Language.EN)).hasStatus(404);
  }

  @Test
  void thePageAsksAsOftenHoweverManyPeopleThereAre() {
    released
        .assessment(sales, sales.person(), Purpose.PLACEMENT)
        .rated(SELF, everything(3))
        .rated(MANAGER, everything(4))
        .released();
    words(sales.boss(), near(), Language.EN);
    int few = statements();
    rate(Purpose.PLACEMENT);
    words(sales.boss(), near(), Language.EN);
    assertThat(statements()).isEqualTo(few);
  }

  private int statements() {
    try (var counted = new CountedStatements()) {
      words(sales.boss(), near(), Language.EN);
      return counted.count();
    }
  }

  @Test
  void whoHoldsNoPositionOfAModelIsToldSo() {
    assertThat(words(sales.self(), "/me/positions", Language.EN))
        .contains("There is no position to compare with");
  }

  private String near() {
    return "/positions/" + sales.accountManager().value() + "/near";
  }

  private String words(Viewer viewer, String address, Language language) {
    return new PageReader(mvc).words(viewer, address, language);
  }

  private MvcTestResult get(Viewer viewer, String address, Language language) {
    return new PageReader(mvc).get(viewer, address, language);
  }
}
