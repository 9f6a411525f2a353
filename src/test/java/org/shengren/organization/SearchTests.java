package org.shengren.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.kernel.Language;
import org.shengren.kernel.Role;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.CompanyFixture.Company;
import org.shengren.tenancy.Tenancy;
import org.shengren.web.SearchSource;
import org.shengren.web.SearchWords;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** What the search over everything finds of an organisation, and for whom. */
@SpringBootTest
@Import(CompanyFixture.class)
class SearchTests {
  @Autowired CompanyFixture companies;
  @Autowired People people;
  @Autowired SearchedPeople searchedPeople;
  @Autowired SearchedPositions searchedPositions;
  @Autowired SearchedUnits searchedUnits;

  private Company company;
  private Viewer reader;

  @BeforeEach
  void found() {
    company = companies.found();
    hire("YL1007", "林晓岚", "Lin Xiaolan");
    hire("YL1008", "林岚", "Lin Lan");
    hire("X5_7", "王林", "Wang Lin");
    reader = new Viewer(company.tenant(), company.founder().person(), Set.of(Role.EMPLOYEE));
  }

  private void hire(String number, String zh, String en) {
    Tenancy.run(
        company.tenant(),
        () ->
            people.hire(
                company.founder(),
                new NewPerson(
                    number,
                    Text.of(zh, en),
                    Optional.of(
                        number.toLowerCase(Locale.ROOT) + "@" + company.code() + ".example"),
                    Optional.empty(),
                    CompanyFixture.FOUNDED,
                    new NewAppointment(
                        company.east(),
                        Optional.of(company.rep()),
                        Optional.empty(),
                        CompanyFixture.FOUNDED))));
  }

  @Test
  void aPersonIsFoundByNameInEitherLanguageByNumberAndByAddress() {
    assertThat(names(searchedPeople, "晓岚")).containsExactly("林晓岚");
    assertThat(names(searchedPeople, "XIAOLAN")).containsExactly("林晓岚");
    assertThat(names(searchedPeople, "lin xiaolan")).containsExactly("林晓岚");
    assertThat(names(searchedPeople, "ｙｌ１００７")).containsExactly("林晓岚");
    assertThat(names(searchedPeople, "yl1008@")).containsExactly("林岚");
  }

  @Test
  void theMostRelevantComesFirst() {
    // Whole name, then what begins with it, then what only has it inside.
    assertThat(names(searchedPeople, "林岚")).containsExactly("林岚");
    assertThat(names(searchedPeople, "林")).containsExactly("林岚", "林晓岚", "王林");
    assertThat(find(searchedPeople, reader, "yl1007").hits().getFirst())
        .returns("YL1007 · 客户经理 · 华东区", SearchSource.Hit::note)
        .returns(SearchWords.Fit.WHOLE, SearchSource.Hit::fit);
  }

  @Test
  void signsOfAPatternAreLookedForAsTheyStand() {
    assertThat(names(searchedPeople, "X5_7")).containsExactly("王林");
    assertThat(names(searchedPeople, "X%7")).isEmpty();
    assertThat(names(searchedPeople, "\\")).isEmpty();
  }

  @Test
  void aPartSaysHowManyThereAreInAll() {
    var part =
        Tenancy.in(
            company.tenant(),
            () -> searchedPeople.find(reader, SearchWords.of("林"), Language.ZH, 1, 1));
    assertThat(part.total()).isEqualTo(3);
    assertThat(part.hits()).extracting(SearchSource.Hit::name).containsExactly("林晓岚");
  }

  @Test
  void whoHasLeftIsNotFound() {
    Tenancy.run(
        company.tenant(),
        () -> {
          var gone =
              people.hire(
                  company.founder(),
                  new NewPerson(
                      "G1",
                      Text.of("高远", "Gao Yuan"),
                      Optional.empty(),
                      Optional.empty(),
                      CompanyFixture.FOUNDED,
                      new NewAppointment(
                          company.east(),
                          Optional.empty(),
                          Optional.empty(),
                          CompanyFixture.FOUNDED)));
          people.leave(company.founder(), gone, LocalDate.of(2021, 1, 1));
        });
    assertThat(names(searchedPeople, "高远")).isEmpty();
  }

  @Test
  void unitsAndPositionsAreFoundByNameAndCode() {
    assertThat(names(searchedUnits, "east")).containsExactly("华东区");
    assertThat(names(searchedUnits, "区")).containsExactly("华东区", "华西区");
    assertThat(names(searchedPositions, "account")).containsExactly("客户经理");
    assertThat(names(searchedPositions, "LEAD")).containsExactly("销售主管");
  }

  @Test
  void nobodyFindsWhatIsAnothersOrWithoutARoleAnything() {
    var other = companies.found();
    var stranger = other.founder();
    var nobody = new Viewer(company.tenant(), company.founder().person(), Set.of());
    for (var source : List.of(searchedPeople, searchedUnits, searchedPositions)) {
      assertThat(find(source, nobody, "林").total()).isZero();
      assertThat(find(source, nobody, "a").total()).isZero();
    }
    assertThat(find(searchedPeople, stranger, "林晓岚").total()).isZero();
    assertThat(find(searchedUnits, stranger, "east").hits())
        .extracting(SearchSource.Hit::url)
        .containsExactly("/units/" + other.east().value());
  }

  private List<String> names(SearchSource source, String words) {
    return find(source, reader, words).hits().stream().map(SearchSource.Hit::name).toList();
  }

  private static SearchSource.Found find(SearchSource source, Viewer viewer, String words) {
    return Tenancy.in(
        viewer.tenant(), () -> source.find(viewer, SearchWords.of(words), Language.ZH, 0, 20));
  }
}
