package org.shengren.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shengren.measurement.ReleasedFixture.by;
import static org.shengren.measurement.ReleasedFixture.nothing;
import static org.shengren.measurement.Source.MANAGER;
import static org.shengren.measurement.Source.SELF;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.PageReader;
import org.shengren.assessment.Answer;
import org.shengren.assessment.Purpose;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.measurement.ReleasedFixture;
import org.shengren.measurement.ReleasedFixture.Sales;
import org.shengren.organization.CompanyFixture;
import org.shengren.tenancy.SettableClock;
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
 * The pages of a report against the real database. One manager alone, so every standard error is
 * sqrt(0.5) = 0.7071. A key account manager is asked for CE 3.5 (15 %), LA 3 (10 %), CD 3.5 (15 %),
 * MI, PT (10 %, 15 %) at level 2 and, as must-haves, CR (20 %) and SB (15 %) at level 2.
 *
 * <p>The manager gives every behaviour of a competency the same category:
 *
 * <ul>
 *   <li>CE 4: bar 3; P = Phi(1.414) = .921, above 3.5 Phi(.707) = .760: strength, 1.0 above.
 *   <li>LA 3: bar 2.5; P = Phi(.707) = .760, above 3.0 .5: meets.
 *   <li>CD 2: bar 3; P = Phi(-1.414) = .079: focus area, 1.0 short.
 *   <li>MI 4: bar 2.5; P = Phi(2.121) = .983, above 3.0 .921: strength.
 *   <li>PT 1: level 1 not shown either: position 0, focus area, 2.0 short.
 *   <li>CR 3: P = Phi(.707) = .760: meets.
 *   <li>SB 2: P = Phi(-.707) = .240: focus area; level 1 at 2 as well: position (2 - 1)/1.5 = .667,
 *       1.333 short.
 * </ul>
 *
 * <p>Met: 15 + 10 + 10 + 20 = 55 of 100, nothing unknown; SB is a must-have and short by more than
 * one level: growing. Order of focus areas: SB (must-have), PT 15 x 2 = 30, CD 15 x 1 = 15; of
 * strengths: CE 15 x 1, MI 10 x 0.
 */
@SpringBootTest
@AutoConfigureMockMvc(addFilters = false)
@Import({CompanyFixture.class, ReleasedFixture.class})
class PersonalReportPagesTests {
  @Autowired MockMvcTester mvc;
  @Autowired ReleasedFixture released;
  @Autowired CompanyFixture companies;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private Sales sales;

  @BeforeEach
  void found() {
    sales = released.sales();
  }

  private void rate() {
    released
        .assessment(sales, sales.person(), Purpose.PLACEMENT)
        .rated(SELF, by(Map.of("CE", 4, "LA", 3, "CD", 5, "MI", 4, "PT", 1, "CR", 3, "SB", 2)))
        .rated(MANAGER, by(Map.of("CE", 4, "LA", 3, "CD", 2, "MI", 4, "PT", 1, "CR", 3, "SB", 2)))
        .released();
  }

  /** The manager was asked and saw nothing: to ask the manager again would help nobody. */
  @Test
  void whereTheManagerCouldJudgeNothingTheReportSaysWhatHelpsInstead() {
    released
        .assessment(sales, sales.person(), Purpose.PLACEMENT)
        .rated(SELF, by(Map.of("CE", 4, "LA", 3)))
        .rated(MANAGER, nothing())
        .released();
    assertThat(words(sales.self(), own(""), Language.EN))
        .contains("Your manager saw too little of your work to judge any of it. What helps")
        .doesNotContain("sk your manager to rate", "the manager rates next", "??");
    assertThat(words(sales.self(), own(""), Language.ZH))
        .contains("您的上级看到您的工作太少，各项都无法评价")
        .doesNotContain("请您的上级评价", "??");
    assertThat(words(sales.boss(), own(""), Language.EN))
        .contains("The manager of Person P1 saw too little to judge any of it")
        .doesNotContain("rates it next", "rates it first", "??");
    assertThat(words(sales.boss(), own(""), Language.ZH)).doesNotContain("请Person", "??");
  }

  @Test
  void whatTheManagerCouldNotJudgeIsNotPutToTheManagerAgain() {
    released
        .assessment(sales, sales.person(), Purpose.PLACEMENT)
        .rated(SELF, by(Map.of("CE", 4, "LA", 3)))
        .rated(MANAGER, by(Map.of("CE", 4)))
        .released();
    assertThat(words(sales.self(), own(""), Language.EN))
        .contains("your manager saw too little of it. Write down examples")
        .doesNotContain("sk your manager to rate", "??");
    assertThat(words(sales.boss(), own(""), Language.ZH))
        .contains("上级看到的太少")
        .doesNotContain("上级评价。", "??");
  }

  /** LA was rated before; in the newer assessment nobody could judge it. */
  @Test
  void anOlderResultStaysWithItsDateAndItsBehaviours() {
    SettableClock.at(Instant.parse("2026-05-04T04:00:00Z"), this::rate);
    released
        .assessment(sales, sales.person(), Purpose.PLACEMENT)
        .rated(SELF, by(Map.of("CE", 2)))
        .rated(MANAGER, by(Map.of("CE", 2)))
        .released();
    assertThat(words(sales.self(), own(""), Language.EN))
        .contains("As of 4 May 2026; nothing new since");
    assertThat(words(sales.boss(), own("/why/LA"), Language.EN)).contains("Meets");
  }

  @Test
  void thePersonReadsTheNumbersComputedByHand() {
    rate();
    assertThat(words(sales.self(), own(""), Language.EN))
        .contains(
            "you are strong in Communication &amp; expression and Market information analysis;"
                + " focus on Sales business management (1.3 levels short), Product &amp; technical"
                + " knowledge (2.0 levels short) and Coordination &amp; driving (1.0 degrees"
                + " short).")
        .contains("Verdict: Growing")
        .contains("55% of the weight met, 0% not known yet; 1 of 2 must-haves met.")
        .contains("Communication &amp; expression 1.0 degrees above")
        .contains("Also meeting the requirement: Customer relationship management and Logical")
        .contains("Blind spot")
        .contains("Coordination &amp; driving self 5.0 · manager 2.0")
        .contains("You rate yourself 3.0 higher than your manager does.")
        .doesNotContain("Probably", "??", "incompetent");
    assertThat(words(sales.self(), own(""), Language.ZH))
        .contains("沟通表达能力和市场信息分析是您的优势")
        .contains("销售业务管理（差 1.3 级）、产品技术知识（差 2.0 级）和协调推进能力（差 1.0 度）。")
        .contains("对照结论： 成长中")
        .contains("达到的权重 55%，尚不清楚的 0%；必备 2 项，已达到 1 项。")
        .doesNotContain("??", "不胜任");
  }

  /**
   * Level 3 of reliability and security is the last and spans stages 3 and 4. An architect is asked
   * for it at levels 2 and 3; with 4 on all of them the estimate is 3, the end of its own scale at
   * three quarters of the axis, and the director of stage 4 asks no more of it.
   */
  @Test
  void theTopOfThreeLevelsIsAskedEstimatedAndReportedAsTheEndOfItsScale() {
    sales = released.inFamily("software-engineering", "software-architect");
    var all = by(Map.of("TC", 4, "PA", 4, "DF", 4, "SD", 4, "CQ", 4, "RS", 4, "TE", 4));
    var started = released.assessment(sales, sales.person(), Purpose.PLACEMENT);
    assertThat(started.asked(MANAGER))
        .hasSizeLessThanOrEqualTo(45)
        .filteredOn(code -> code.startsWith("RS-"))
        .containsExactlyInAnyOrder("RS-2-1", "RS-2-2", "RS-3-1", "RS-3-2");
    started.rated(SELF, all).rated(MANAGER, all).released();
    var page = page(sales.self(), own(""), Language.EN);
    var row = page.substring(page.indexOf("Reliability &amp; security"));
    assertThat(row.substring(0, row.indexOf("</svg>")))
        .contains("class=\"base\" x1=\"0\" x2=\"75%\"", "level 3");
    var words = words(sales.self(), own(""), Language.EN);
    var next = words.substring(words.lastIndexOf("Development director"));
    assertThat(next.substring(0, next.indexOf("Core")))
        .contains("Software design &amp; architecture")
        .doesNotContain("Reliability");
  }

  /** The manager reads the name instead of "you", and how sure each finding is. */
  @Test
  void theManagerReadsTheNameAndTheConfidence() {
    rate();
    assertThat(words(sales.boss(), own(""), Language.EN))
        .contains("Person P1 is strong in Communication")
        .contains("Probably meets")
        .contains("Probably below")
        .doesNotContain("you are strong");
  }

  @Test
  void aViewOfSomebodyElseIsWrittenDownAndOnesOwnIsNot() {
    rate();
    words(sales.self(), own(""), Language.EN);
    assertThat(views()).isZero();
    words(sales.boss(), own(""), Language.EN);
    assertThat(views()).isEqualTo(1);
  }

  @Test
  void nobodyElseFindsAnythingThere() {
    rate();
    var colleague = released.colleague(sales, "P2");
    var other = new Viewer(sales.company().tenant(), colleague, sales.self().roles());
    var stranger = released.sales().boss();
    for (var viewer : List.of(other, stranger)) {
      for (var address : List.of(own(""), own(".pdf"), own("/why/CE"), own("/why/verdict"))) {
        assertThat(get(viewer, address, Language.EN)).as(address).hasStatus(404);
      }
    }
    assertThat(views()).isZero();
  }

  /** CD: asked at 3.5, bar 3, P = .079, about 8 %; mean 2.00; interval 2 -+ 1.163: 1.0 to 3.2. */
  @Test
  void whyTellsRuleRatingsAndFigures() {
    rate();
    assertThat(words(sales.self(), own("/why/CD"), Language.EN))
        .contains("Degree 3.5 is asked. The bar lies half a degree below, at a mean of 3.")
        .contains("being above the bar is about 8%. From 70% on it counts as met, below 30%")
        .contains("found to be: Focus area.")
        .contains("2 – Partly, when prompted")
        .contains("2.0, standard error 0.7")
        .contains("mostly lie between 1.0 and 3.2")
        .contains("One rater only")
        .contains("(version 1)")
        .doesNotContain("??");
    // SB: position .667; level means 2.00 each.
    assertThat(words(sales.self(), own("/why/SB"), Language.ZH))
        .contains("要求 2 级", "界线在平均 2.5")
        .contains("可能性约为 24%")
        .contains("2 级行为的平均 2.0，标准误 0.7")
        .contains("在各级上的位置 0.7 级")
        .doesNotContain("??");
  }

  @Test
  void whyTheVerdictTellsTheRuleAndEveryWeight() {
    rate();
    assertThat(words(sales.self(), own("/why/verdict"), Language.EN))
        .contains("Must-haves not met yet: Sales business management. Hence growing.")
        .contains("every must-have met, and at least 85% of the weight")
        .contains("Customer relationship management Must-have level 2 20% Meets")
        .contains("Sales business management Must-have level 2 15% Focus area")
        .contains("55% of the weight met");
  }

  /**
   * SB 4, CR 3 at level 1 and 2 at level 2, everything else 1. CR holds level 1 (P = .760) and not
   * level 2 (.240): 1 + (2 - 1)/1.5 = 1.667, short by .333, one step; met is SB 15 of 100, far
   * below 70.
   */
  @Test
  void whyTheVerdictDoesNotBlameAMustHaveThatIsOneStepShort() {
    released
        .assessment(sales, sales.person(), Purpose.PLACEMENT)
        .rated(SELF, by(Map.of()))
        .rated(
            MANAGER,
            (competency, behaviour) ->
                switch (competency.code()) {
                  case "SB" -> Answer.rated(4);
                  case "CR" -> Answer.rated(behaviour.code().startsWith("CR-1") ? 3 : 2);
                  default -> Answer.rated(1);
                })
        .released();
    assertThat(words(sales.self(), own("/why/verdict"), Language.EN))
        .contains(
            "Less than 70% of the weight is met, and one must-have is a step short: Customer"
                + " relationship management.")
        .contains("15% of the weight met, 0% not known yet; 1 of 2 must-haves met.");
  }

  @Test
  void anotherPositionIsAskedForByItsAddress() {
    rate();
    assertThat(words(sales.self(), own("?against=" + sales.accountManager().value()), Language.EN))
        .contains("Against Key account manager");
    assertThat(get(sales.self(), own("?against=" + PersonId.next().value()), Language.EN))
        .hasStatus(404);
  }

  @Test
  void withoutAResultThePageSaysHowToGetOne() {
    assertThat(words(sales.self(), own("?against=" + sales.accountManager().value()), Language.EN))
        .contains("There is no result yet", "Start an assessment");
    assertThat(
            get(sales.self(), own(".pdf?against=" + sales.accountManager().value()), Language.EN))
        .hasStatus(404);
    // The position that the person fills in the fixture's company has no model.
    assertThat(words(sales.self(), "/me", Language.ZH)).contains("这个岗位还没有岗位要求");
  }

  @Test
  void theOwnReportIsReachedFromTheNavigationAndHome() {
    rate();
    assertThat(words(sales.self(), "/me?against=" + sales.accountManager().value(), Language.EN))
        .contains("you are strong in");
  }

  @Test
  void thePdfHoldsTheSameTextInBothLanguages() throws IOException {
    rate();
    var zh = pdf(Language.ZH);
    assertThat(zh)
        .contains("沟通表达能力和市场信息分析是您的优势")
        .contains("差1.3级")
        .contains("达到的权重55%")
        .contains("第1页，共")
        .contains("雷达图", "实线是结果")
        .doesNotContain("#", "??", "⼒");
    assertThat(pdf(Language.EN))
        .contains("youarestrongin")
        .contains("1.3levelsshort")
        .contains("55%oftheweightmet")
        .contains("Radar", "Solid:theresults")
        .doesNotContain("#", "??");
  }

  private String pdf(Language language) throws IOException {
    var result = get(sales.self(), own(".pdf"), language);
    assertThat(result).hasStatusOk().hasContentType("application/pdf");
    try (var document = Loader.loadPDF(result.getResponse().getContentAsByteArray())) {
      assertThat(document.getDocumentInformation().getTitle())
          .contains(language == Language.ZH ? "员工P1" : "Person P1");
      assertThat(document.getDocumentCatalog().getDocumentOutline()).isNotNull();
      var stripper = new PDFTextStripper();
      // Bold and plain type are drawn one after the other; a reader sees them by place.
      stripper.setSortByPosition(true);
      return stripper.getText(document).replaceAll("\\s+", "");
    }
  }

  private String own(String rest) {
    var address = "/people/" + sales.person().value() + "/report";
    return address + rest + (rest.contains("against") ? "" : "?against=" + position());
  }

  private String position() {
    return sales.accountManager().value().toString();
  }

  private long views() {
    return Tenancy.in(
        sales.company().tenant(),
        () ->
            Objects.requireNonNull(
                transactions.execute(_ ->
                    jdbc.sql(
                            """
                            select count(*) from audit.entry
                             where tenant_id = :tenant and action = 'result.seen'
                               and subject_id = :person
                            """)
                        .param("tenant", sales.company().tenant().value())
                        .param("person", sales.person().value())
                        .query(Long.class)
                        .single())));
  }

  /** The words of the page, without its marks. */
  private String words(Viewer viewer, String address, Language language) {
    return page(viewer, address, language)
        .replaceAll("(?s)<head>.*?</head>", "")
        .replaceAll("</?b[^>]*>", "")
        .replaceAll("<[^>]+>", " ")
        .replaceAll("\\s+", " ");
  }

  private String page(Viewer viewer, String address, Language language) {
    var result = get(viewer, address, language);
    assertThat(result).hasStatusOk();
    try {
      return result.getResponse().getContentAsString();
    } catch (UnsupportedEncodingException never) {
      throw new IllegalStateException(never);
    }
  }

  private MvcTestResult get(Viewer viewer, String address, Language language) {
    return new PageReader(mvc).get(viewer, address, language);
  }
}
