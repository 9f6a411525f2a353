package org.shengren.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.PageReader;
import org.shengren.kernel.Language;
import org.shengren.kernel.Role;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.CompanyFixture;
import org.shengren.tenancy.SettableClock;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** The company is in Shanghai; 20 May, 17:30 UTC is 21 May, 01:30 there. */
@SpringBootTest
@AutoConfigureMockMvc(addFilters = false)
@Import(CompanyFixture.class)
class NotificationsTests {
  private static final Instant EARLY = Instant.parse("2026-05-19T02:00:00Z");
  private static final Instant LATE = Instant.parse("2026-05-20T17:30:00Z");
  private static final Instant NOON = Instant.parse("2026-05-21T04:00:00Z");

  @Autowired MockMvcTester mvc;
  @Autowired CompanyFixture companies;
  @Autowired Notifications notifications;
  @Autowired NoticesQuery notices;
  @Autowired TransactionTemplate transactions;

  private TenantId tenant;
  private Viewer reader;
  private Viewer colleague;

  @BeforeEach
  void found() {
    var company = companies.found();
    tenant = company.tenant();
    reader = company.founder();
    var hired = companies.hire(company, "P1", company.sales(), Optional.empty());
    colleague = new Viewer(tenant, hired, Set.of(Role.EMPLOYEE));
  }

  @Test
  void whatIsToldIsReadInTheLanguageOfTheReader() {
    tell(reader, "/me", Text.of("林晓岚", "Lin Xiaolan"), 3);
    assertThat(sentences(reader, Language.ZH)).containsExactly("林晓岚，有 3 件事等您处理。");
    assertThat(sentences(reader, Language.EN))
        .containsExactly("Lin Xiaolan, 3 things wait for you.");
  }

  @Test
  void daysAndHoursAreWrittenAsTheReaderWritesThem() {
    tell(reader, "/me", LocalDate.of(2026, 5, 2), 1);
    tell(reader, "/me", LATE, 1);
    assertThat(sentences(reader, Language.EN).getFirst()).startsWith("21 May 2026 01:30,");
    assertThat(sentences(reader, Language.EN).getLast()).startsWith("2 May 2026,");
    assertThat(sentences(reader, Language.ZH).getLast()).startsWith("2026年5月2日，");
  }

  @Test
  void theNewestStandsFirstUnderItsDayOfTheCompany() {
    SettableClock.at(EARLY, () -> tell(reader, "/me", "A", 1));
    SettableClock.at(LATE, () -> tell(reader, "/me", "B", 1));
    SettableClock.at(NOON, () -> tell(reader, "/me", "C", 1));
    var days =
        SettableClock.valueAt(NOON, () -> in(() -> found(reader, Language.EN, Optional.empty())))
            .days();
    assertThat(days)
        .extracting(NoticesQuery.Day::date)
        .containsExactly(LocalDate.of(2026, 5, 21), LocalDate.of(2026, 5, 19));
    assertThat(days.getFirst().wordKey()).isEqualTo("notifications.today");
    assertThat(days.getFirst().lines())
        .extracting(NoticesQuery.Line::hour)
        .containsExactly("12:00", "01:30");
  }

  @Test
  void whatIsToldOfTheHistoryLaterStandsAtItsDayAndIsReadUpToADay() {
    SettableClock.at(NOON, () -> tell(reader, "/me", "now", 1));
    SettableClock.at(EARLY, () -> tell(reader, "/me", "then", 1));
    in(() -> {
      notifications.readUntil(reader, LATE);
      return true;
    });
    assertThat(sentences(reader, Language.EN))
        .satisfiesExactly(
            newer -> assertThat(newer).startsWith("now"),
            older -> assertThat(older).startsWith("then"));
    assertThat(lines(reader)).extracting(NoticesQuery.Line::unread).containsExactly(true, false);
  }

  @Test
  void whoReadsElsewhereReadsTheHoursOfThere() {
    SettableClock.at(LATE, () -> tell(reader, "/me", "B", 1));
    var page =
        SettableClock.valueAt(
            NOON, () -> body(reader, "/notifications", Optional.of(ZoneId.of("Europe/Berlin"))));
    assertThat(page).contains("Yesterday").contains("19:30").doesNotContain("01:30");
  }

  @Test
  void openingOneLeadsThereAndReadsThatOneOnly() {
    tell(reader, "/me?against={x}", "A", 1);
    tell(reader, "/people", "B", 1);
    var older = lines(reader).getLast();
    assertThat(post(reader, "/notifications/" + older.id() + "/opening"))
        .hasStatus3xxRedirection()
        .hasRedirectedUrl("/me?against={x}");
    assertThat(lines(reader)).extracting(NoticesQuery.Line::unread).containsExactly(true, false);
  }

  @Test
  void whatSomebodyElseWasToldIsNotThere() {
    tell(reader, "/me", "A", 1);
    var id = lines(reader).getFirst().id();
    assertThat(post(colleague, "/notifications/" + id + "/opening")).hasStatus(404);
    assertThat(lines(colleague)).isEmpty();
    assertThat(lines(reader).getFirst().unread()).isTrue();
  }

  @Test
  void markingAllAsReadTouchesOnesOwnOnly() {
    tell(reader, "/me", "A", 1);
    tell(colleague, "/me", "B", 1);
    assertThat(post(reader, "/notifications/reading")).hasStatus3xxRedirection();
    assertThat(in(() -> notices.unread(reader))).isZero();
    assertThat(in(() -> notices.unread(colleague))).isEqualTo(1);
  }

  @Test
  void nobodyIsToldWhatDidNotHappen() {
    Tenancy.run(
        tenant,
        () ->
            transactions.executeWithoutResult(status -> {
              notifications.tell(tenant, reader.person(), notice("/me", "A", 1));
              status.setRollbackOnly();
            }));
    assertThat(lines(reader)).isEmpty();
  }

  @Test
  void aLongListGoesOnWithoutLossOrRepetition() {
    for (int i = 1; i <= NoticesQuery.PAGE + 4; i++) {
      tell(reader, "/me", "N" + i, i);
    }
    var first = in(() -> found(reader, Language.EN, Optional.empty()));
    var second = in(() -> found(reader, Language.EN, first.next()));
    assertThat(first.count()).isEqualTo(NoticesQuery.PAGE);
    assertThat(second.count()).isEqualTo(4);
    assertThat(second.next()).isEmpty();
    assertThat(second.days().getLast().lines().getLast().sentence()).startsWith("N1,");
  }

  @Test
  void whatWasReadLongAgoEndsAndWhatWasNotReadStays() {
    SettableClock.at(EARLY, () -> tell(reader, "/me", "A", 1));
    SettableClock.at(EARLY, () -> in(() -> notifications.open(reader, newest())));
    SettableClock.at(EARLY, () -> tell(reader, "/me", "B", 1));
    var almost = EARLY.plus(Duration.ofDays(180));
    assertThat(SettableClock.valueAt(almost, () -> in(() -> notifications.purge(tenant)))).isZero();
    assertThat(
            SettableClock.valueAt(
                almost.plusSeconds(1), () -> in(() -> notifications.purge(tenant))))
        .isEqualTo(1);
    assertThat(sentences(reader, Language.EN)).hasSize(1).allMatch(it -> it.startsWith("B,"));
  }

  @Test
  void aNoticeLeadsNowhereOutside() {
    assertThatThrownBy(() -> Notice.of("home.title", "//elsewhere.example"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Notice.of("home.title", "https://elsewhere.example"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSentenceThatIsNoLongerThereIsSaidInGeneral() {
    in(() -> {
      transactions.executeWithoutResult(
          _ -> notifications.tell(tenant, reader.person(), Notice.of("notice-of.old", "/me")));
      return true;
    });
    assertThat(sentences(reader, Language.EN))
        .containsExactly("There is something that concerns you. Open it to see what.");
  }

  @Test
  void thePageAndTheBellSayHowMuchIsUnread() {
    tell(reader, "/me", "Li & Co <b>", 1);
    var page = body(reader, "/notifications");
    assertThat(page)
        .contains("aria-label=\"Notifications, 1 unread\"")
        .contains("1 unread.")
        .contains("Li &amp; Co &lt;b&gt;, ")
        .doesNotContain("??");
    assertThat(body(colleague, "/notifications"))
        .contains("aria-label=\"Notifications\"")
        .contains("No notifications yet.");
  }

  private void tell(Viewer to, String url, Object name, int count) {
    Tenancy.run(
        tenant,
        () ->
            transactions.executeWithoutResult(
                _ -> notifications.tell(tenant, to.person(), notice(url, name, count))));
  }

  private static Notice notice(String url, Object name, int count) {
    return Notice.of("home.greeting.waiting", url, name, count);
  }

  private NoticesQuery.Found found(Viewer viewer, Language language, Optional<UUID> before) {
    return notices.of(viewer, language, before);
  }

  private List<NoticesQuery.Line> lines(Viewer viewer) {
    return in(() -> found(viewer, Language.EN, Optional.empty())).days().stream()
        .flatMap(day -> day.lines().stream())
        .toList();
  }

  private NoticeId newest() {
    return new NoticeId(lines(reader).getFirst().id());
  }

  private List<String> sentences(Viewer viewer, Language language) {
    return in(() -> found(viewer, language, Optional.empty())).days().stream()
        .flatMap(day -> day.lines().stream())
        .map(NoticesQuery.Line::sentence)
        .toList();
  }

  private <T> T in(Supplier<T> work) {
    return Tenancy.in(tenant, work::get);
  }

  private String body(Viewer viewer, String address) {
    return body(viewer, address, Optional.empty());
  }

  private String body(Viewer viewer, String address, Optional<ZoneId> zone) {
    var result = new PageReader(mvc).exchange(viewer, mvc.get().uri(address), Language.EN, zone);
    assertThat(result).hasStatusOk();
    return PageReader.source(result);
  }

  private MvcTestResult post(Viewer viewer, String address) {
    return new PageReader(mvc)
        .exchange(viewer, mvc.post().uri(address), Language.EN, Optional.empty());
  }
}
