package org.shengren.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.CountedStatements;
import org.shengren.PageReader;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Lists, units and positions: what they count, and that more people cost no more statements. */
@SpringBootTest
@AutoConfigureMockMvc(addFilters = false)
@Import(CompanyFixture.class)
class PeoplePagesTests {
  @Autowired MockMvcTester mvc;
  @Autowired CompanyFixture companies;
  @Autowired People people;
  @Autowired UnitQuery query;

  private CompanyFixture.Company company;
  private PersonId boss;

  @BeforeEach
  void found() {
    company = companies.found();
    boss = companies.hire(company, "B1", company.sales(), Optional.empty());
  }

  @Test
  void morePeopleCostNoMoreStatements() {
    hire(3, 0);
    var few = paths().stream().map(this::statements).toList();
    hire(70, 3);
    assertThat(paths().stream().map(this::statements).toList()).isEqualTo(few);
  }

  @Test
  void aUnitCountsWhatIsMissingWithTheUnitsBelow() {
    hire(3, 0);
    Tenancy.run(
        company.tenant(),
        () -> {
          people.hire(
              company.founder(),
              new NewPerson(
                  "X1",
                  Text.of("无名", "Nameless"),
                  Optional.empty(),
                  Optional.empty(),
                  CompanyFixture.FOUNDED,
                  new NewAppointment(
                      company.west(),
                      Optional.empty(),
                      Optional.of(boss),
                      CompanyFixture.FOUNDED)));
          people.leave(company.founder(), boss, CompanyFixture.FOUNDED.plusDays(10));
        });
    var quality =
        Tenancy.in(company.tenant(), () -> query.quality(company.tenant(), company.sales()));
    assertThat(quality)
        .containsEntry(Lacking.EMAIL, 1)
        .containsEntry(Lacking.POSITION, 1)
        .containsEntry(Lacking.MANAGER_HERE, 4)
        .doesNotContainKeys(Lacking.MANAGER, Lacking.OPEN_UNIT);
    var page = get("/units/" + company.sales().value());
    assertThat(page).hasStatusOk().bodyText().contains("lacking=MANAGER_HERE");
    var home = get("/");
    assertThat(home).hasStatusOk().bodyText().contains("lacking=EMAIL", "/administration/health");
    var list = get("/people?unit=" + company.sales().value() + "&lacking=EMAIL");
    assertThat(list).hasStatusOk().bodyText().contains("X1", "/edit").doesNotContain("P00");
  }

  @Test
  void aPositionNamesTwelveAndCountsAll() {
    hire(15, 0);
    var page = get("/positions/" + company.rep().value());
    assertThat(page).hasStatusOk().bodyText().contains("16");
  }

  @Test
  void unitsAreFoundByNameAndOpenedBranchByBranch() {
    assertThat(get("/units?q=华东"))
        .bodyText()
        .contains(company.east().value().toString())
        .doesNotContain(company.west().value().toString());
    assertThat(get("/units/" + company.sales().value() + "/below"))
        .bodyText()
        .contains(company.east().value().toString(), company.west().value().toString())
        .doesNotContain("<html");
  }

  private List<String> paths() {
    return List.of(
        "/",
        "/people",
        "/people?q=员工&sort=NUMBER",
        "/people?unit=" + company.sales().value() + "&lacking=MANAGER",
        "/people/" + boss.value(),
        "/units",
        "/units/" + company.east().value(),
        "/positions/" + company.rep().value());
  }

  private void hire(int number, int from) {
    for (var at = from; at < from + number; at++) {
      companies.hire(company, "P%03d".formatted(at), company.east(), Optional.of(boss));
    }
  }

  private int statements(String path) {
    try (var statements = new CountedStatements()) {
      assertThat(get(path)).hasStatusOk();
      return statements.count();
    }
  }

  private MvcTestResult get(String path) {
    return new PageReader(mvc).get(company.founder(), path, Language.ZH);
  }
}
