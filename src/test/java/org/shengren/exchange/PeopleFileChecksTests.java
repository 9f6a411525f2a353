package org.shengren.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.PageReader;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.organization.CompanyFixture;
import org.shengren.organization.Reach;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A large file is read and compared while its owner watches, and not beyond their interest. */
@SpringBootTest
@AutoConfigureMockMvc(addFilters = false)
@Import(CompanyFixture.class)
class PeopleFileChecksTests {
  @Autowired CompanyFixture companies;
  @Autowired PeopleImports imports;
  @Autowired PeopleFileChecks checks;
  @Autowired CheckedFiles files;
  @Autowired Clock clock;
  @Autowired MockMvcTester mvc;

  private CompanyFixture.Company company;
  private Viewer hr;

  @BeforeEach
  void found() {
    company = companies.found();
    hr = company.founder();
  }

  @Test
  void aLargeFileIsCheckedBesideTheRequestAndGivesWhatACheckAtOnceGives() {
    var content = PeopleFiles.csv(3_000, List.of("REP", "LEAD"));
    var id = keep(content);
    assertThat(in(() -> imports.isLarge(hr, id))).isTrue();
    var found = checked(id);
    var atOnce = in(() -> imports.plan(hr, PeopleFileReader.read(content)));
    assertThat(found.plan()).isEqualTo(atOnce);
    assertThat(found.rows()).isEqualTo(3_000);
  }

  @Test
  void readingAndComparingTellHowFarTheyAreAndEndWhenNobodyWaits() throws IOException {
    var rows = PeopleFiles.lines(1_100, List.of("REP", "LEAD"));
    var xlsx = new ByteArrayOutputStream();
    new TableFile(
            List.of(
                "number",
                "name",
                "name_en",
                "email",
                "unit",
                "position",
                "manager",
                "joined",
                "grade",
                "from"),
            rows)
        .writeXlsx(xlsx, "people");
    for (var content :
        List.of(PeopleFiles.csv(1_100, List.of("REP", "LEAD")), xlsx.toByteArray())) {
      var told = new ArrayList<Integer>();
      var file = PeopleFileReader.read(content, told::add);
      assertThat(told).containsExactly(250, 500, 750, 1_000);
      told.clear();
      var company =
          new Company(
              List.of(), List.of(), List.of(), Map.of(), Map.of(), new Reach(true, Set.of()));
      var plan = Planner.plan(file, company, LocalDate.of(2026, 11, 23), told::add);
      assertThat(plan.problems()).isNotEmpty();
      assertThat(told).containsExactly(250, 500, 750, 1_000);
      var cancelled = new CheckProgress(clock.instant());
      assertThatThrownBy(() ->
              PeopleFileReader.read(
                  content,
                  read -> {
                    if (read == 500) {
                      cancelled.cancel();
                    }
                    cancelled.read(read);
                  }))
          .isInstanceOf(CheckCancelled.class);
      assertThat(cancelled.seen().read()).isEqualTo(250);
    }
  }

  @Test
  void thePageSaysHowFarTheCheckIsWithoutScriptsTooAndLeadsToWhatWasFound() {
    var id = keep(PeopleFiles.csv(1_500, List.of("REP", "LEAD")));
    var running = files.running(id, clock.instant(), _ -> {});
    var pages = new PageReader(mvc);
    var address = "/people/import/" + id.value();
    assertThat(pages.get(hr, address, Language.EN)).hasStatus3xxRedirection();
    running.read(1_250);
    assertThat(pages.words(hr, address + "/checking", Language.EN)).contains("1,250 rows read");
    assertThat(pages.words(hr, address + "/checking", Language.ZH)).contains("已读取 1,250 行");
    assertThat(pages.get(hr, address + "/checking", Language.ZH))
        .bodyText()
        .contains("http-equiv=\"refresh\"");
    running.rows(1_500);
    running.compared(750);
    assertThat(pages.words(hr, address + "/checking", Language.EN))
        .contains("750 of 1,500 rows compared");
    running.found(in(() -> imports.check(hr, id, new CheckProgress(clock.instant()))));
    assertThat(pages.get(hr, address + "/checking", Language.EN)).hasRedirectedUrl(address);
    assertThat(pages.words(hr, address, Language.EN)).contains("1,500");
  }

  @Test
  void whoStopsTheCheckEndsItAndTheFileIsGone() {
    var id = keep(PeopleFiles.csv(1_500, List.of("REP", "LEAD")));
    var running = files.running(id, clock.instant(), _ -> {});
    Tenancy.run(company.tenant(), () -> imports.discard(hr, id));
    assertThatThrownBy(() -> running.compared(1)).isInstanceOf(CheckCancelled.class);
    assertThat(files.seen(id)).isEmpty();
    assertThatThrownBy(() -> checked(id)).isInstanceOf(ImportGone.class);
  }

  @Test
  void somebodyElsesCheckLooksLikeNone() {
    var partner = companies.partner(company, "H1", company.sales());
    var id = keep(PeopleFiles.csv(1_500, List.of("REP", "LEAD")));
    files.running(id, clock.instant(), _ -> {});
    assertThat(
            new PageReader(mvc)
                .get(partner, "/people/import/" + id.value() + "/checking", Language.EN))
        .hasStatus(404);
  }

  /** It could only be said once it was read; the sentence is the one a small file gets at once. */
  @Test
  void aLargeFileThatCannotBeReadIsRefusedOnThePageWhereOneIsChosen() {
    var id = keep(("a,b\n" + "x,y\n".repeat(20_000)).getBytes(StandardCharsets.UTF_8));
    var pages = new PageReader(mvc);
    var address = "/people/import/" + id.value();
    var answer = pages.get(hr, address, Language.EN);
    while (answer.getResponse().getStatus() == 302) {
      answer = pages.get(hr, address, Language.EN);
    }
    assertThat(answer).hasStatus(422).bodyText().contains("a · b");
  }

  private PeopleImports.Checked checked(ImportId id) {
    while (true) {
      var found = in(() -> checks.check(hr, id));
      if (found.isPresent()) {
        return found.get();
      }
    }
  }

  private ImportId keep(byte[] content) {
    return in(() -> imports.keep(hr, "people.csv", content));
  }

  private <T> T in(ScopedValue.CallableOp<T, RuntimeException> work) {
    return Tenancy.in(company.tenant(), work);
  }
}
