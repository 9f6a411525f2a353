package org.shengren.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shengren.measurement.ReleasedFixture.by;
import static org.shengren.measurement.ReleasedFixture.everything;
import static org.shengren.measurement.Source.MANAGER;
import static org.shengren.measurement.Source.SELF;

import java.util.Map;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

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
