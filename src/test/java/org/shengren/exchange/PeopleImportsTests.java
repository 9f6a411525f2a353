package org.shengren.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.AtOnce;
import org.shengren.exchange.ImportPlan.Kind;
import org.shengren.exchange.PeopleFile.Cell;
import org.shengren.exchange.PeopleFile.Corrections;
import org.shengren.kernel.Forbidden;
import org.shengren.kernel.Language;
import org.shengren.kernel.Role;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.CompanyFixture;
import org.shengren.organization.Directory;
import org.shengren.organization.LastAdministrator;
import org.shengren.organization.Lines;
import org.shengren.organization.PeopleSearch;
import org.shengren.organization.PersonCard;
import org.shengren.organization.Tree;
import org.shengren.organization.UnitNode;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

@SpringBootTest
@Import(CompanyFixture.class)
class PeopleImportsTests {
  private static final String HEADER =
      "number,name,name_en,email,unit,position,manager,joined,grade,from\n";

  private static final String WITH_LEFT = "number,unit,from,manager,left\n";

  @Autowired CompanyFixture companies;
  @Autowired PeopleImports imports;
  @Autowired PresentLists lists;
  @Autowired Directory directory;
  @Autowired Tree tree;
  @Autowired Lines lines;

  private CompanyFixture.Company company;

  @BeforeEach
  void found() {
    company = companies.found();
  }

  @Test
  void newPeopleComeWithUnitsPositionsAndManagersInAnyOrder() {
    var plan =
        confirm(
            """
            E2,陈岩,Chen Yan,e2@x.example,销售部/华东区/上海,客户经理,E1,2022-07-15,P5,
            E1,赵蕾,Zhao Lei,e1@x.example,EAST,LEAD,F001,2019/3/1,M2,2024年1月1日
            """);
    assertThat(plan.hires()).hasSize(2);
    assertThat(plan.units()).hasSize(1);
    var chen = card("E2");
    assertThat(chen.unit()).map(unit -> unit.name().in(Language.ZH)).contains("上海");
    assertThat(chen.manager()).map(manager -> manager.name().in(Language.EN)).contains("Zhao Lei");
    assertThat(chen.position()).map(position -> position.id()).contains(company.rep());
    assertThat(card("E1").manager()).isPresent();
    var shanghai =
        in(() -> tree.roots(company.tenant())).stream()
            .flatMap(UnitNode::withBelow)
            .filter(unit -> unit.name().in(Language.ZH).equals("上海"))
            .toList();
    assertThat(shanghai).singleElement().satisfies(unit -> assertThat(unit.depth()).isEqualTo(3));
  }

  @Test
  void theSameFileAgainChangesNothing() {
    var text =
        """
        E2,Chen Yan,,,新区,REP,E1,2022-07-15,,
        E1,赵蕾,Zhao Lei,e1@x.example,总部/销售部/新区,LEAD,,2019-03-01,M2,2024-01-01
        """;
    assertThat(confirm(text).units()).hasSize(1);
    var again = plan(text);
    assertThat(again.problems()).isEmpty();
    assertThat(again.changesNothing()).isTrue();
    assertThat(again.unchanged()).isEqualTo(2);
  }

  @Test
  void twoWhoImportTheSameAtTheSameMomentImportItOnce() throws Exception {
    var partner = companies.partner(company, "H1", company.sales());
    var text = HEADER + "E1,赵蕾,Zhao Lei,e1@x.example,销售部/新区,LEAD,,2019-03-01,M2,\n";
    var confirmations =
        Stream.of(company.founder(), partner)
            .map(viewer -> {
              var file =
                  in(() ->
                      imports.keep(viewer, "people.csv", text.getBytes(StandardCharsets.UTF_8)));
              return (Callable<ImportPlan>) () -> in(() -> imports.confirm(viewer, file));
            })
            .toList();
    assertThat(AtOnce.answers(confirmations)).filteredOn(ImportPlan::changesNothing).hasSize(1);
    assertThat(card("E1").unit()).isPresent();
  }

  @Test
  void theExportedListComesBackAsItWas() throws IOException {
    confirm(
        """
        E1,=赵蕾,+Lei,e1@x.example,EAST,LEAD,,2019-03-01,-M2,2024-01-01
        E2,Chen Yan,,,WEST,,E1,2022-07-15,,2199-01-01
        """);
    var written = new ByteArrayOutputStream();
    in(() -> lists.people(company.founder(), Language.ZH)).writeCsv(written);
    assertThat(written.toString(StandardCharsets.UTF_8)).contains("'=赵蕾", "'+Lei", "'-M2");
    var plan = planOf(company.founder(), written.toByteArray());
    assertThat(plan.problems()).isEmpty();
    assertThat(plan.changesNothing()).isTrue();
    assertThat(plan.unchanged()).isEqualTo(3);
  }

  @Test
  void changesAndMovesAreToldApartAndEmptyCellsLeaveWhatIsKnown() {
    var boss = companies.hire(company, "B1", company.east(), Optional.empty());
    companies.hire(company, "P1", company.east(), Optional.of(boss));
    companies.hire(company, "P2", company.east(), Optional.of(boss));
    var plan =
        confirm(
            """
            P1,,,,,,,,P6,
            P2,,,,WEST,,,,,
            B1,,,,,,,,,
            """);
    assertThat(plan.changes()).hasSize(1);
    assertThat(plan.moves()).hasSize(1);
    assertThat(plan.unchanged()).isEqualTo(1);
    assertThat(card("P1").grade()).contains("P6");
    assertThat(card("P1").email()).isPresent();
    assertThat(card("P2").unit()).map(unit -> unit.id()).contains(company.west());
    assertThat(card("P2").manager()).map(manager -> manager.id()).contains(boss);
    assertThat(card("P2").position()).isPresent();
  }

  @Test
  void aDashEmptiesACellAndAnEmptyOneDoesNot() {
    var boss = companies.hire(company, "B1", company.east(), Optional.empty());
    companies.hire(company, "P1", company.east(), Optional.of(boss));
    var plan = confirm("P1,,-,-,,-,-,,,\n");
    assertThat(plan.lines().getFirst().differences())
        .extracting(difference -> difference.column() + (difference.after() == null ? " none" : ""))
        .contains("NAME_EN none", "EMAIL none", "POSITION none", "MANAGER none");
    assertThat(card("P1").email()).isEmpty();
    assertThat(card("P1").manager()).isEmpty();
    assertThat(card("P1").position()).isEmpty();
    assertThat(card("P1").unit()).isPresent();
    assertThat(keys(plan("P1,-,,,-,,,-,,-\n")))
        .containsOnly("import.problem.not-clearable")
        .hasSize(4);
  }

  @Test
  void leaversLeaveAndComeBackWithADay() {
    companies.hire(company, "P1", company.east(), Optional.empty());
    var left = confirm(WITH_LEFT, "P1,,,,2025-03-31\n");
    assertThat(left.departures()).hasSize(1);
    assertThat(left.lines()).extracting(ImportPlan.Line::kind).containsExactly(Kind.LEFT);
    assertThat(numbers()).doesNotContain("P1");
    assertThat(plan(WITH_LEFT, "P1,,,,2025-03-31\n").changesNothing()).isTrue();
    assertThat(keys(plan(WITH_LEFT, "P1,,,,2025-04-30\n")))
        .containsExactly("import.problem.left-differs");
    assertThat(keys(plan(WITH_LEFT, "P1,WEST,,,\n"))).containsExactly("import.problem.left");
    var back = confirm(WITH_LEFT, "P1,WEST,2025-09-01,,\n");
    assertThat(back.lines()).extracting(ImportPlan.Line::kind).containsExactly(Kind.RETURNED);
    assertThat(card("P1").unit()).map(unit -> unit.id()).contains(company.west());
    assertThat(in(() -> directory.appointments(company.tenant(), card("P1").id()))).hasSize(2);
  }

  @Test
  void theLastAdministratorDoesNotLeaveByAFile() {
    companies.hire(company, "P1", company.east(), Optional.empty());
    var file = keep(company.founder(), WITH_LEFT + "P1,,,,2099-03-31\nF001,,,,2099-03-31\n");
    assertThatThrownBy(() -> in(() -> imports.confirm(company.founder(), file)))
        .isInstanceOf(LastAdministrator.class);
    assertThat(numbers()).contains("P1", "F001");
    assertThat(confirm(WITH_LEFT, "P1,,,,2099-03-31\n").departures()).hasSize(1);
  }

  @Test
  void furtherPostsAndDottedLinesComeAndGoAndAreExported() throws IOException {
    var header = "number,name,unit,position,manager,post,share,dotted_manager\n";
    confirm(
        header,
        """
        E1,赵蕾,EAST,LEAD,,,,
        E2,陈岩,EAST,REP,E1,,,F001 30%; E3
        E2,,WEST,LEAD,,兼岗,40%,
        E3,吴霞,TECH,,,,,
        """);
    var chen = card("E2").id();
    assertThat(in(() -> lines.furtherPosts(company.tenant(), chen)))
        .singleElement()
        .satisfies(post -> assertThat(post.share()).isEqualTo(40));
    assertThat(in(() -> lines.dottedManagers(company.tenant(), chen)))
        .extracting(leader -> leader.share().orElse(0))
        .containsExactlyInAnyOrder(30, 0);
    var written = new ByteArrayOutputStream();
    in(() -> lists.people(company.founder(), Language.EN)).writeXlsx(written, "people");
    var again = planOf(company.founder(), written.toByteArray());
    assertThat(again.problems()).isEmpty();
    assertThat(again.changesNothing()).isTrue();
    var ended = confirm(header, "E2,,,,,,,-\nE2,,WEST,LEAD,,further,-,\n");
    assertThat(ended.lines()).extracting(ImportPlan.Line::kind).containsExactly(Kind.MOVED);
    assertThat(in(() -> lines.furtherPosts(company.tenant(), chen))).isEmpty();
    assertThat(in(() -> lines.dottedManagers(company.tenant(), chen))).isEmpty();
    assertThat(keys(plan(header, "E2,,WEST,LEAD,,further,100,\n")))
        .containsExactly("import.problem.share");
  }

  @Test
  void aManagerIsFoundByANameThatOnlyOneHas() {
    confirm("E1,赵蕾,,,EAST,,,,,\nE2,陈岩,,,EAST,,赵蕾,,,\nE3,陈岩,,,WEST,,,,,\n");
    assertThat(card("E2").manager()).map(who -> who.name().in(Language.ZH)).contains("赵蕾");
    var plan = plan("E4,王芳,,,EAST,,陈岩,,,\n");
    assertThat(keys(plan)).containsExactly("import.problem.manager-several");
    assertThat(plan.problems().getFirst().arguments().getFirst()).isEqualTo("E2, E3");
  }

  @Test
  void twoPeopleExchangeTheirAddresses() {
    confirm("E1,赵蕾,,a@x.example,EAST,,,,,\nE2,陈岩,,b@x.example,EAST,,,,,\n");
    confirm("E1,,,b@x.example,,,,,,\nE2,,,a@x.example,,,,,,\n");
    assertThat(card("E1").email()).contains("b@x.example");
    assertThat(card("E2").email()).contains("a@x.example");
  }

  @Test
  void cellsAreMendedAndRowsLeftOutWithoutTheFileBeingChosenAnew() {
    var file =
        keep(
            company.founder(),
            HEADER + "E1,赵蕾,,,EAST,Nobody,,,,\nE2,陈岩,,no-address,EAST,,,,,\nE3,吴霞,,,EAST,,X9,,,\n");
    in(() -> {
      imports.correct(
          company.founder(),
          file,
          new Corrections(Map.of(new Cell(2, Column.POSITION), "客户经理"), Set.of(4)));
      return null;
    });
    var checked = in(() -> imports.check(company.founder(), file));
    assertThat(keys(checked.plan())).containsExactly("import.problem.email");
    in(() -> {
      imports.skipProblems(company.founder(), file);
      return null;
    });
    assertThat(in(() -> imports.confirm(company.founder(), file)).hires()).hasSize(1);
    assertThat(card("E1").position()).map(position -> position.id()).contains(company.rep());
    assertThat(in(() -> imports.outcome(company.founder(), file)))
        .map(ImportOutcome::hired)
        .contains(1);
  }

  @Test
  void aCircleIsNamedFromOneToTheSame() {
    var plan = plan("E1,赵蕾,,,EAST,,E2,,,\nE2,陈岩,,,EAST,,E3,,,\nE3,吴霞,,,EAST,,E1,,,\n");
    assertThat(plan.problems()).hasSize(3);
    assertThat(((Text) plan.problems().getFirst().arguments().getFirst()).in(Language.ZH))
        .isEqualTo("赵蕾 E1 → 陈岩 E2 → 吴霞 E3 → 赵蕾 E1");
  }

  @Test
  void whoIsNotInTheFileIsShownAndStays() {
    companies.hire(company, "P1", company.east(), Optional.empty());
    var plan = confirm("F001,,,,,,,,M1,\n");
    assertThat(plan.absent()).extracting(ImportPlan.Absent::number).containsExactly("P1");
    assertThat(card("P1").unit()).isPresent();
  }

  @Test
  void everyRefusalNamesRowColumnAndValue() {
    companies.hire(company, "P1", company.east(), Optional.empty());
    var plan =
        plan(
            """
            ,Nameless,,,EAST,,,,,
            E1,,,,EAST,,,,,
            E2,Ann,,no-address,EAST,,,,,
            E3,Bob,,b@x.example,EAST,Astronaut,,,,
            E4,Cid,,B@x.example,EAST,,X99,,,
            E5,Dan,,p1@%s.example,,,,,,
            E6,Eve,,,EAST,,E6,30.02.2020,,2020-02-30
            E2,Ann,,,EAST,,,,,
            P1,,,,WEST,,,,,2019-01-01
            """
                .formatted(company.code()));
    assertThat(plan.problems())
        .extracting(problem ->
            "%d %s %s"
                .formatted(
                    problem.row(),
                    problem.column(),
                    problem.key().substring("import.problem.".length())))
        .containsExactlyInAnyOrder(
            "2 NUMBER number-missing",
            "3 NAME name-missing",
            "4 EMAIL email",
            "5 POSITION position-unknown",
            "6 EMAIL email-twice",
            "6 MANAGER manager-unknown",
            "7 EMAIL email-taken",
            "7 UNIT unit-missing",
            "8 JOINED day-impossible",
            "8 FROM day-impossible",
            "8 MANAGER manager-self",
            "9 NUMBER number-twice",
            "10 FROM from-early");
    assertThat(plan.problems().get(3).value()).isEqualTo("Astronaut");
    assertThat(plan.problems().get(3).arguments().getFirst()).asString().contains("REP", "LEAD");
  }

  @Test
  void circlesOfManagersAreFoundAcrossFileAndCompany() {
    var top = companies.hire(company, "P1", company.east(), Optional.empty());
    companies.hire(company, "P2", company.east(), Optional.of(top));
    assertThat(keys(plan("P1,,,,,,E1,,,\nE1,Ann,,,EAST,,P2,,,\n")))
        .contains("import.problem.manager-circle");
    var swapped = confirm("P1,,,,,,P2,,,\nP2,,,,,,F001,,,\n");
    assertThat(swapped.moves()).hasSize(2);
  }

  @Test
  void oneProblemAndNothingIsWritten() {
    var file =
        keep(company.founder(), HEADER + "E1,Ann,,,Brand new,,,,,\nE2,Bob,,,EAST,Nobody,,,,\n");
    assertThatThrownBy(() -> in(() -> imports.confirm(company.founder(), file)))
        .isInstanceOf(ImportChanged.class);
    assertThat(numbers()).containsExactly("F001");
    assertThat(in(() -> tree.roots(company.tenant())).getFirst().withBelow()).hasSize(5);
  }

  @Test
  void aFileIsImportedOnceAndByNobodyElse() {
    var file = keep(company.founder(), HEADER + "E1,Ann,,,EAST,,,,,\n");
    var other = companies.partner(company, "H1", company.root());
    assertThatThrownBy(() -> in(() -> imports.pending(other, file))).isInstanceOf(ImportGone.class);
    var stranger = companies.found();
    assertThatThrownBy(
            () -> Tenancy.in(stranger.tenant(), () -> imports.pending(stranger.founder(), file)))
        .isInstanceOf(ImportGone.class);
    in(() -> imports.confirm(company.founder(), file));
    assertThatThrownBy(() -> in(() -> imports.confirm(company.founder(), file)))
        .isInstanceOf(ImportGone.class);
  }

  @Test
  void anHrPartnerImportsIntoTheOwnUnitsOnly() {
    var partner = companies.partner(company, "H1", company.sales());
    companies.hire(company, "P1", company.tech(), Optional.empty());
    var plan =
        planOf(
            partner,
            (HEADER
                    + "E1,Ann,,,TECH,,,,,\n"
                    + "E2,Bob,,,总部/新部,,,,,\n"
                    + "E3,Cid,,,EAST/新组,,,,,\n"
                    + "P1,,,,,,,,P6,\n")
                .getBytes(StandardCharsets.UTF_8));
    assertThat(keys(plan))
        .containsExactly(
            "import.problem.outside-unit",
            "import.problem.outside-unit",
            "import.problem.outside-person");
    var fine = keep(partner, HEADER + "E3,Cid,,,华东区/新组,,P1,,,\n");
    in(() -> imports.confirm(partner, fine));
    assertThat(card("E3").unit()).isPresent();
  }

  @Test
  void whoeverHasNoRoleImportsNothing() {
    var person = companies.hire(company, "P1", company.east(), Optional.empty());
    var employee = new Viewer(company.tenant(), person, Set.of(Role.EMPLOYEE));
    assertThatThrownBy(() -> keep(employee, HEADER + "E1,Ann,,,EAST,,,,,\n"))
        .isInstanceOf(Forbidden.class);
  }

  private ImportPlan confirm(String header, String rows) {
    var file = keep(company.founder(), header + rows);
    return in(() -> imports.confirm(company.founder(), file));
  }

  private ImportPlan plan(String header, String rows) {
    return planOf(company.founder(), (header + rows).getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> keys(ImportPlan plan) {
    return plan.problems().stream().map(RowProblem::key).toList();
  }

  private ImportPlan confirm(String rows) {
    var file = keep(company.founder(), HEADER + rows);
    return in(() -> imports.confirm(company.founder(), file));
  }

  private ImportPlan plan(String rows) {
    return planOf(company.founder(), (HEADER + rows).getBytes(StandardCharsets.UTF_8));
  }

  private ImportPlan planOf(Viewer viewer, byte[] content) {
    return in(() -> imports.plan(viewer, PeopleFileReader.read(content)));
  }

  private ImportId keep(Viewer viewer, String text) {
    return in(() -> imports.keep(viewer, "people.csv", text.getBytes(StandardCharsets.UTF_8)));
  }

  private PersonCard card(String number) {
    return in(() -> directory.called(company.tenant(), number)).getFirst();
  }

  private List<String> numbers() {
    return in(() -> directory.search(company.tenant(), PeopleSearch.of(""), Language.EN))
        .people()
        .stream()
        .map(PersonCard::number)
        .toList();
  }

  private <T> T in(Callable<T> work) {
    return Tenancy.in(
        company.tenant(),
        () -> {
          try {
            return work.call();
          } catch (RuntimeException thrown) {
            throw thrown;
          } catch (Exception thrown) {
            throw new IllegalStateException(thrown);
          }
        });
  }
}
