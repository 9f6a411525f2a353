package org.shengren.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.PageReader;
import org.shengren.kernel.Forbidden;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.CompanyFixture.Company;
import org.shengren.tenancy.Tenancy;
import org.shengren.web.CurrentViewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** T1 leads M1, who leads P1, who leads P2; D1 leads nobody yet. */
@SpringBootTest
@AutoConfigureMockMvc(addFilters = false)
@Import(CompanyFixture.class)
class FurtherWorkTests {
  private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

  @Autowired CompanyFixture companies;
  @Autowired FurtherWork work;
  @Autowired Lines lines;
  @Autowired MockMvcTester mvc;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private Company company;
  private Viewer hr;
  private PersonId top;
  private PersonId manager;
  private PersonId person;
  private PersonId below;
  private PersonId other;

  @BeforeEach
  void found() {
    company = companies.found();
    hr = company.founder();
    top = companies.hire(company, "T1", company.root(), Optional.empty());
    manager = companies.hire(company, "M1", company.east(), Optional.of(top));
    person = companies.hire(company, "P1", company.east(), Optional.of(manager));
    below = companies.hire(company, "P2", company.east(), Optional.of(person));
    other = companies.hire(company, "D1", company.west(), Optional.empty());
  }

  @Test
  void aPostIsTakenUpWithItsShareAndEndsAfterItsLastDay() {
    takeUp(company.west(), 30, JUNE);
    takeUp(company.tech(), 20, JUNE);
    assertThat(posts()).extracting(FurtherPost::share).containsExactly(30, 20);
    assertThatThrownBy(() -> end(company.west(), JUNE.minusDays(1)))
        .isInstanceOf(EndTooEarly.class);
    end(company.west(), JUNE.plusDays(9));
    assertThat(posts()).extracting(FurtherPost::share).containsExactly(20);
    assertThatThrownBy(() -> end(company.west(), JUNE.plusDays(9))).isInstanceOf(PostNotHeld.class);
    assertThat(entries("person.posts-changed")).isEqualTo(3);
  }

  @Test
  void allSharesTogetherLeaveSomeTimeToTheMainPost() {
    takeUp(company.west(), 60, JUNE);
    assertThatThrownBy(() -> takeUp(company.tech(), 40, JUNE))
        .isInstanceOfSatisfying(
            SharesTooLarge.class, refused -> assertThat(refused.arguments()).containsExactly(39));
    takeUp(company.tech(), 39, JUNE);
    assertThatThrownBy(() -> takeUp(company.west(), 1, JUNE)).isInstanceOf(PostHeldAlready.class);
    assertThatThrownBy(() -> takeUp(company.sales(), 1, LocalDate.of(1999, 1, 1)))
        .isInstanceOf(AppointmentTooEarly.class);
  }

  @Test
  void aDottedLineClosesNoCircle() {
    assertThatThrownBy(() -> lead(person, person)).isInstanceOf(OwnManager.class);
    assertThatThrownBy(() -> lead(person, manager)).isInstanceOf(LedAlready.class);
    assertThatThrownBy(() -> lead(person, below)).isInstanceOf(LedByOwnPerson.class);
    assertThatThrownBy(() -> lead(top, below)).isInstanceOf(LedByOwnPerson.class);
    lead(person, other);
    assertThatThrownBy(() -> lead(person, other)).isInstanceOf(LedAlready.class);
    assertThatThrownBy(() -> lead(other, person)).isInstanceOf(LedByOwnPerson.class);
    assertThat(in(() -> lines.dottedManagers(company.tenant(), person)))
        .singleElement()
        .satisfies(leader -> assertThat(leader.share()).contains(30));
    run(() -> work.endLine(hr, person, other, JUNE.plusDays(1)));
    assertThat(in(() -> lines.dottedManagers(company.tenant(), person))).isEmpty();
    lead(other, person);
    assertThat(entries("person.dotted-lines-changed")).isEqualTo(3);
  }

  @Test
  void theFormsSayAtTheFieldWhatIsWrongAndKeepWhatWasTyped() {
    var posts = "/people/" + person.value() + "/posts";
    var lines = "/people/" + person.value() + "/dotted-lines";
    var unit = company.west().value().toString();
    assertThat(
            post(
                posts + "/new",
                Map.of("unit", unit, "share", "120", "from", "2026-06-01"),
                Language.EN))
        .hasStatus(422)
        .bodyText()
        .contains("Enter a whole number from 1 to 99.", "value=\"120\"");
    assertThat(
            post(
                posts + "/new",
                Map.of("unit", unit, "share", "30", "from", "2026-06-01"),
                Language.EN))
        .hasRedirectedUrl(posts);
    assertThat(post(lines + "/new", Map.of("manager", "P2", "from", "2026-06-01"), Language.ZH))
        .hasStatus(422)
        .bodyText()
        .contains("这会形成循环");
    assertThat(
            post(
                lines + "/new",
                Map.of("manager", "D1", "share", "25", "from", "2026-06-01"),
                Language.ZH))
        .hasRedirectedUrl(posts);
    var pages = new PageReader(mvc);
    assertThat(pages.words(hr, posts, Language.EN)).contains("30%", "25%").doesNotContain("??");
    assertThat(pages.words(hr, posts, Language.ZH)).contains("30%", "25%").doesNotContain("??");
    assertThat(post(posts + "/end", Map.of("unit", unit, "lastDay", "2026-05-01"), Language.EN))
        .hasStatus(422)
        .bodyText()
        .contains("The last day cannot be before");
    assertThat(post(posts + "/end", Map.of("unit", unit, "lastDay", "2026-07-01"), Language.EN))
        .hasRedirectedUrl(posts);
    assertThat(
            post(
                lines + "/end",
                Map.of("manager", other.value().toString(), "lastDay", "2026-07-01"),
                Language.EN))
        .hasRedirectedUrl(posts);
    assertThat(pages.words(hr, posts, Language.EN))
        .contains("No further posts.", "No dotted lines.");
  }

  @Test
  void anHrPartnerOfOtherUnitsChangesNothing() {
    var partner = companies.partner(company, "H2", company.west());
    var pages = new PageReader(mvc);
    assertThat(pages.get(partner, "/people/" + person.value() + "/posts", Language.EN))
        .hasStatus(403);
    assertThatThrownBy(() -> run(() -> work.leadBy(partner, person, other, Optional.empty(), JUNE)))
        .isInstanceOf(Forbidden.class);
  }

  private MvcTestResult post(String address, Map<String, String> fields, Language language) {
    return Tenancy.in(
        company.tenant(),
        () -> {
          var request =
              mvc.post()
                  .uri(address)
                  .locale(language.locale())
                  .with((MockHttpServletRequest raw) -> {
                    new CurrentViewer(hr, Text.of("苏敏", "Su Min"), "auto", false).bindTo(raw);
                    return raw;
                  });
          fields.forEach(request::param);
          return request.exchange();
        });
  }

  private void takeUp(OrgUnitId unit, int share, LocalDate from) {
    run(() -> work.takeUp(hr, person, new StaffChanges.Post(unit, Optional.empty(), share), from));
  }

  private void end(OrgUnitId unit, LocalDate lastDay) {
    run(() -> work.end(hr, person, unit, Optional.empty(), lastDay));
  }

  private void lead(PersonId led, PersonId leader) {
    run(() -> work.leadBy(hr, led, leader, Optional.of(30), JUNE));
  }

  private List<FurtherPost> posts() {
    return in(() -> lines.furtherPosts(company.tenant(), person));
  }

  private long entries(String action) {
    return in(() ->
        Objects.requireNonNull(
            transactions.execute(_ ->
                jdbc.sql(
                        """
                        select count(*) from audit.entry
                         where tenant_id = :tenant and action = :action
                        """)
                    .param("tenant", company.tenant().value())
                    .param("action", action)
                    .query(Long.class)
                    .single())));
  }

  private <T> T in(ScopedValue.CallableOp<T, RuntimeException> task) {
    return Tenancy.in(company.tenant(), task);
  }

  private void run(Runnable task) {
    Tenancy.run(company.tenant(), task);
  }
}
