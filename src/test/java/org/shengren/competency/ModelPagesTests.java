package org.shengren.competency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.PageReader;
import org.shengren.kernel.Language;
import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
import org.shengren.organization.CompanyFixture;
import org.shengren.organization.Positions;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest
@AutoConfigureMockMvc(addFilters = false)
@Import(CompanyFixture.class)
class ModelPagesTests {
  @Autowired MockMvcTester mvc;
  @Autowired CompanyFixture companies;
  @Autowired ShippedModels shipped;
  @Autowired ContentFiles files;
  @Autowired Positions positions;

  private Viewer owner;
  private Viewer employee;

  @BeforeEach
  void found() {
    var company = companies.found();
    owner =
        new Viewer(
            company.tenant(), company.founder().person(), Set.of(Role.EMPLOYEE, Role.MODEL_OWNER));
    employee = new Viewer(company.tenant(), company.founder().person(), Set.of(Role.EMPLOYEE));
  }

  @Test
  void anEmptyLibraryOffersTheShippedModelsToTheirOwnerOnly() {
    assertThat(page(owner, "/models", Language.EN))
        .contains("Load one of those below", "value=\"key-account-sales\"", "value=\"core\"");
    assertThat(page(employee, "/models", Language.EN))
        .contains("Ask a model owner")
        .doesNotContain("value=\"key-account-sales\"");
  }

  @Test
  void loadingLeadsToTheModelAndIsRefusedToOthers() {
    assertThat(load(employee, "core")).hasStatus(403);
    assertThat(load(owner, "core")).hasStatus3xxRedirection().hasRedirectedUrl("/models/core");
    assertThat(page(employee, "/models/core", Language.EN)).contains("Customer first", "3.5");
    assertThat(load(owner, "no-such-model")).hasStatus(404);
  }

  @Test
  void theDictionaryHoldsEveryBehaviourInTheReadersLanguage() {
    loadSales();
    var zh = page(employee, "/models/key-account-sales", Language.ZH);
    var en = page(employee, "/models/key-account-sales", Language.EN);
    for (var competency : sales().competencies()) {
      for (var behaviour : competency.allBehaviours()) {
        assertThat(zh).contains(behaviour.text().zh());
        assertThat(en).contains(escaped(behaviour.text().en()));
      }
    }
    assertThat(zh).contains("学习发展", "关键行为").doesNotContain("??");
    assertThat(en).contains("Career stages").doesNotContain("??");
  }

  @Test
  void aSearchWithoutScriptsLeavesWhatIsFound() {
    loadSales();
    var page = page(employee, "/models/key-account-sales?find=不打断", Language.ZH);
    var found =
        sales().competencies().stream()
            .flatMap(competency -> competency.allBehaviours().stream())
            .filter(behaviour -> behaviour.text().zh().contains("不打断"))
            .count();
    assertThat(found).isPositive();
    assertThat(shown(page)).isEqualTo((int) found);
    assertThat(shown(page(employee, "/models/key-account-sales", Language.ZH))).isEqualTo(105);
    assertThat(page(employee, "/models?find=不打断", Language.ZH)).contains("沟通表达能力");
    assertThat(page(employee, "/models?find=<b>xyz</b>", Language.ZH))
        .contains("&lt;b&gt;xyz&lt;/b&gt;")
        .doesNotContain("<b>xyz");
  }

  @Test
  void theLibraryIsSearchedInBothLanguagesWhateverTheReaderReads() {
    loadSales();
    load("software-engineering");
    for (var typed : List.of("rollback scripts", "ＲＯＬＬＢＡＣＫ　ｓｃｒｉｐｔｓ", "Rollback SCRIPTS")) {
      var page = page(employee, "/models?find=" + typed, Language.ZH);
      assertThat(found(page))
          .contains(
              "软件研发胜任能力模型",
              "运行与安全保障",
              "2 级",
              "/models/software-engineering/competencies/RS#RS-2-4",
              "为本人服务准备灰度发布和回退脚本",
              "Prepares gradual release and rollback scripts")
          .doesNotContain("大客户销售");
    }
    assertThat(found(page(employee, "/models?find=灰度发布", Language.EN)))
        .contains("Reliability &amp; security", "Level 2", "lang=\"zh\"", "灰度发布");
    assertThat(page(employee, "/models/software-engineering/competencies/RS", Language.EN))
        .contains("id=\"RS-2-4\"");
    assertThat(shown(page(employee, "/models/software-engineering?find=rollback", Language.ZH)))
        .isEqualTo(1);
  }

  @Test
  void aCompetencyIsFoundByItsNameEvenWhereNoBehaviourSaysIt() {
    load("human-resources");
    assertThat(found(page(employee, "/models?find=talent acquisition", Language.ZH)))
        .contains("/models/human-resources/competencies/TA", "人才选聘");
    assertThat(found(page(employee, "/models?find=公正守密", Language.EN)))
        .contains("/models/human-resources/competencies/FD", "Fairness &amp; discretion");
    assertThat(found(page(employee, "/models?find=zzzz", Language.EN))).contains("No model says");
  }

  @Test
  void aSearchThatFindsTooMuchListsAPartAndSaysSo() {
    loadSales();
    assertThat(found(page(employee, "/models?find=a", Language.EN)))
        .contains("Only the first 60 behaviours");
  }

  @Test
  void theLibraryTellsLayersPositionsWhoHoldsThemAndWhoOwnsTheModels() {
    load("human-resources");
    var page = page(employee, "/models", Language.EN);
    assertThat(page.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " "))
        .contains("Model owners:", "Published", "General 3", "Professional 4", "HR director");
  }

  @Test
  void theTopOfThreeLevelsStandsUnderBothStagesAndIsAsDeepAsTheTopOfFour() {
    load("software-engineering");
    for (var address :
        List.of("/models/software-engineering/competencies/RS", "/models/software-engineering")) {
      assertThat(page(employee, address, Language.EN))
          .contains("data-rung=\"4\" data-span=\"2\"")
          .containsPattern(
              "Contributing through the team</span>\\s*<span[^>]*>Leading through vision");
    }
    var matrix = page(employee, "/models/software-engineering/requirements", Language.EN);
    assertThat(matrix).contains("3 levels", "4 levels");
    var director = matrix.substring(matrix.indexOf("Development director"));
    assertThat(director.substring(0, director.indexOf("</tr>")))
        .containsPattern("data-level=\"4\"[^>]*><b>Level 3</b>");
  }

  @Test
  void theMatrixShowsWhatEachPositionAsks() {
    loadSales();
    var page = page(employee, "/models/key-account-sales/requirements", Language.EN);
    var manager = page.substring(page.indexOf("Key account manager"));
    var row = manager.substring(0, manager.indexOf("</tr>"));
    assertThat(row.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " "))
        .contains(
            "3.5 15% 3.0 10% 3.5 15% Level 2 10% Level 2 15% Level 2 20% Must-have Level 2 15%"
                + " Must-have");
  }

  @Test
  void aCompetencyTellsWhoAsksForItAndHowItIsShown() {
    loadSales();
    assertThat(page(employee, "/models/key-account-sales/competencies/PT", Language.EN))
        .contains("Key account associate", "Must-have", "A work sample", "Level 4");
    assertThat(get(employee, "/models/key-account-sales/competencies/XX", Language.EN))
        .hasStatus(404);
    assertThat(get(employee, "/models/no-such-model", Language.EN)).hasStatus(404);
    assertThat(get(employee, "/models/no-such-model/requirements", Language.EN)).hasStatus(404);
  }

  @Test
  void fromTheBehavioursOfALevelOneComesToThePositionsThatAskForIt() {
    loadSales();
    var page = page(employee, "/models/key-account-sales/competencies/MI", Language.EN);
    var rungs = Pattern.compile("rung-foot.*?</p>", Pattern.DOTALL).matcher(page).results();
    assertThat(rungs.map(rung -> rung.group().replaceAll("<[^>]+>", " ")).toList())
        .satisfiesExactly(
            first ->
                assertThat(first).contains("Key account associate", "Key account sales director"),
            second ->
                assertThat(second).contains("Key account manager").doesNotContain("associate"),
            third -> assertThat(third).contains("Senior key account manager"),
            fourth -> assertThat(fourth).contains("director").doesNotContain("manager"));
    assertThat(page(employee, "/models/key-account-sales/competencies/CE", Language.EN))
        .containsPattern("Asked for by</span>[^/]*<a href=\"/positions/");
  }

  @Test
  void aPositionShowsItsRequirements() {
    loadSales();
    var position =
        Tenancy.in(
            owner.tenant(),
            () -> positions.byCode(owner.tenant(), "key-account-sales-director").orElseThrow());
    assertThat(page(employee, "/positions/" + position.id().value(), Language.EN))
        .contains("Compare with the other positions", "4.5", "Level 4");
  }

  @Test
  void modelsOfAnotherTenantAreNotThere() {
    loadSales();
    var other = companies.found().founder();
    assertThat(get(other, "/models/key-account-sales", Language.EN)).hasStatus(404);
  }

  private void loadSales() {
    load("key-account-sales");
  }

  private void load(String code) {
    Tenancy.run(owner.tenant(), () -> shipped.load(owner, code));
  }

  private static String found(String page) {
    var from = page.substring(page.indexOf("id=\"found\""));
    return from.substring(0, from.indexOf("class=\"models\""));
  }

  private ModelFile sales() {
    return Objects.requireNonNull(files.shippedModels().get("key-account-sales"));
  }

  private static int shown(String page) {
    return page.split("<li (?![^>]*hidden=)[^>]*class=\"behaviour[^>]*>", -1).length - 1;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("'", "&#39;");
  }

  private String page(Viewer viewer, String address, Language language) {
    return new PageReader(mvc).source(viewer, address, language);
  }

  private MvcTestResult get(Viewer viewer, String address, Language language) {
    return new PageReader(mvc).get(viewer, address, language);
  }

  private MvcTestResult load(Viewer viewer, String code) {
    return new PageReader(mvc)
        .exchange(
            viewer, mvc.post().uri("/models").param("code", code), Language.ZH, Optional.empty());
  }
}
