package org.shengren.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.Visitor;
import org.shengren.identity.Accounts;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.CompanyFixture;
import org.shengren.organization.CompanyFixture.Company;
import org.shengren.organization.Roles;
import org.shengren.tenancy.SettableClock;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Import;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(CompanyFixture.class)
class TrailTests {
  private static final String PASSWORD = "a good long password";
  private static final Pattern WRITTEN =
      Pattern.compile(
          "audit\\s*\\.(?:changed|happened)\\((?:[^;\"]*?)\"([a-z-]+\\.[a-z-]+)\"", Pattern.DOTALL);

  @Autowired CompanyFixture companies;
  @Autowired TrailQuery trail;
  @Autowired TrailInWords words;
  @Autowired MyViewsQuery views;
  @Autowired AccessPolicy policy;
  @Autowired Accounts accounts;
  @Autowired Roles roles;
  @Autowired MessageSource messages;
  @Autowired Clock clock;
  @LocalServerPort int port;

  private Company company;
  private PersonId boss;
  private PersonId east;
  private PersonId tech;

  @BeforeEach
  void found() {
    company = companies.found();
    boss = companies.hire(company, "M1", company.sales(), Optional.empty());
    east = companies.hire(company, "P1", company.east(), Optional.of(boss));
    tech = companies.hire(company, "P2", company.tech(), Optional.of(boss));
  }

  @Test
  void everyActionThatTheCodeWritesHasItsSentence() throws IOException {
    var actions = new TreeSet<String>();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        WRITTEN.matcher(Files.readString(file)).results().forEach(m -> actions.add(m.group(1)));
      }
    }
    assertThat(actions).hasSizeGreaterThan(25).contains("account.locked", "role.granted");
    actions.add("result.seen");
    for (var language : Language.values()) {
      assertThat(
              actions.stream()
                  .filter(action ->
                      messages.getMessage("audit." + action, null, null, language.locale())
                          == null))
          .as("actions without the key audit.<action> in " + language)
          .isEmpty();
    }
  }

  @Test
  void anEntryReadsAsASentenceInBothLanguages() {
    run(() -> policy.see(manager(), east));
    run(() -> roles.grant(company.founder(), east, Role.MODEL_OWNER, Optional.empty()));
    assertThat(sentences(company.founder(), asked("P1"), Language.ZH))
        .startsWith("方建国授予员工P1“模型负责人”角色", "员工M1查看了员工P1的结果（直接上级）");
    assertThat(sentences(company.founder(), asked("P1"), Language.EN))
        .startsWith(
            "Fang Jianguo granted Person P1 the role “Model owner”",
            "Person M1 looked at the results of Person P1 (direct manager)");
  }

  @Test
  void theTrailIsFilteredByPersonActorKindAndDay() {
    var yesterday = clock.instant().minus(Duration.ofDays(1));
    SettableClock.at(yesterday, () -> run(() -> policy.see(manager(), tech)));
    run(() -> policy.see(manager(), east));
    var founder = company.founder();
    var results = Optional.of(Trail.Kind.RESULTS);
    var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    assertThat(
            sentences(
                founder, new Trail.Asked("", "M1", results, none(), none(), none()), Language.ZH))
        .hasSize(2);
    assertThat(
            sentences(
                founder,
                new Trail.Asked("", "员工M1", results, Optional.of(today), none(), none()),
                Language.ZH))
        .singleElement()
        .asString()
        .contains("员工P1");
    assertThat(
            sentences(
                founder,
                new Trail.Asked("", "", results, none(), Optional.of(today.minusDays(1)), none()),
                Language.ZH))
        .singleElement()
        .asString()
        .contains("员工P2");
    assertThat(
            sentences(
                founder, new Trail.Asked("", "%", none(), none(), none(), none()), Language.ZH))
        .isEmpty();
  }

  @Test
  void pagesFollowEachOtherWithoutAGapAlsoWhereManyHappenedAtTheSameMoment() {
    var moment = clock.instant();
    SettableClock.at(
        moment,
        () -> {
          for (int time = 0; time < 120; time++) {
            run(() -> policy.see(manager(), east));
          }
        });
    var results = Optional.of(Trail.Kind.RESULTS);
    var seen = new ArrayList<String>();
    Optional<String> after = none();
    do {
      var key = after;
      var found =
          in(() ->
              trail.page(
                  company.founder(),
                  new Trail.Asked("P1", "", results, none(), none(), key),
                  Language.ZH));
      found.entries().forEach(entry -> seen.add(entry.id()));
      after = found.next();
    } while (after.isPresent());
    assertThat(seen).hasSize(120).doesNotHaveDuplicates();
  }

  @Test
  void anHrPartnerReadsWhatConcernsTheirUnitsOnly() {
    var partner = companies.partner(company, "H1", company.sales());
    run(() -> policy.see(manager(), east));
    run(() -> policy.see(manager(), tech));
    assertThat(sentences(partner, asked(""), Language.ZH))
        .isNotEmpty()
        .noneMatch(sentence -> sentence.contains("员工P2"))
        .anyMatch(sentence -> sentence.contains("查看了员工P1"));
    var stranger = companies.found();
    assertThat(
            Tenancy.in(
                    stranger.tenant(),
                    () -> trail.page(stranger.founder(), asked("P1"), Language.ZH))
                .entries())
        .isEmpty();
  }

  @Test
  void everybodySeesWhoLookedAtTheirOwnResultsAndAtNobodyElses() {
    run(() -> policy.see(manager(), east));
    run(() -> policy.see(manager(), east));
    run(() -> policy.see(new Viewer(company.tenant(), east, Set.of(Role.EMPLOYEE)), east));
    var mine =
        in(() -> views.of(new Viewer(company.tenant(), east, Set.of(Role.EMPLOYEE)), Language.ZH));
    assertThat(mine)
        .singleElement()
        .satisfies(view -> {
          assertThat(view.reader()).isEqualTo("员工M1");
          assertThat(view.ground()).isEqualTo("LINE");
          assertThat(view.times()).isEqualTo(2);
        });
    assertThat(
            in(() ->
                views.of(new Viewer(company.tenant(), tech, Set.of(Role.EMPLOYEE)), Language.ZH)))
        .isEmpty();
  }

  @Test
  void theFileHoldsNoFormulaAndItsMakingIsInTheTrail() {
    in(() -> accounts.open(company.tenant(), company.founder().person(), PASSWORD));
    in(() -> accounts.open(company.tenant(), east, PASSWORD));
    run(() -> policy.see(manager(), east));
    var admin = visitor().signIn(company.code(), "F001", PASSWORD);
    var file = admin.get("/administration/audit/trail.csv?about=P1&kind=RESULTS");
    assertThat(file.headers().firstValue("content-type").orElse("")).contains("text/csv");
    assertThat(file.body()).contains("\"M1\",\"员工M1\",\"result.seen\",\"P1\"");
    assertThat(file.body().lines()).hasSize(2);
    assertThat(sentences(company.founder(), asked(""), Language.ZH).getFirst())
        .isEqualTo("方建国导出了审计记录");
    assertThat(AuditPage.cell("=1+1\"")).isEqualTo("\"'=1+1\"\"\"");
    var employee = visitor().signIn(company.code(), "P1", PASSWORD);
    assertThat(employee.get("/administration/audit/trail.csv").statusCode()).isEqualTo(403);
    assertThat(employee.get("/me/views").body()).contains("员工M1");
    assertThat(admin.get("/administration/audit?after=nonsense&kind=RESULTS").body())
        .contains("查看了员工P1的结果");
    assertThat(
            admin.send("POST", "/administration/audit", Visitor.form(Map.of()), true).statusCode())
        .isEqualTo(405);
  }

  private Viewer manager() {
    return new Viewer(company.tenant(), boss, Set.of(Role.EMPLOYEE, Role.MANAGER));
  }

  private static Trail.Asked asked(String about) {
    return new Trail.Asked(about, "", none(), none(), none(), none());
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  private List<String> sentences(Viewer viewer, Trail.Asked asked, Language language) {
    return in(() -> trail.page(viewer, asked, language)).entries().stream()
        .map(entry -> words.sentence(entry, language))
        .toList();
  }

  private Visitor visitor() {
    return new Visitor("http://127.0.0.1:" + port);
  }

  private void run(Runnable work) {
    Tenancy.run(company.tenant(), work);
  }

  private <T> T in(Supplier<T> work) {
    return Tenancy.in(company.tenant(), work::get);
  }
}
