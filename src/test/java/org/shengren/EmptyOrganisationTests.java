package org.shengren;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shengren.browser.BrowserTest;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.organization.CareerStage;
import org.shengren.organization.JobFamilies;
import org.shengren.organization.PositionDescription;
import org.shengren.organization.Positions;
import org.shengren.organization.Track;
import org.shengren.organization.Tree;
import org.shengren.organization.Units;
import org.shengren.setup.NewOrganisation;
import org.shengren.setup.Organisations;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A company of which nothing is there yet but whoever founded it: every page says what to do. */
@BrowserTest
class EmptyOrganisationTests {
  private static final String PASSWORD = "a good long password";
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);
  private static final AtomicInteger FOUNDED = new AtomicInteger();
  private static final Pattern MAIN = Pattern.compile("(?s)<main.*?</main>");

  /** Fill by themselves, and say so. */
  private static final Set<String> TOLD = Set.of("/me/views", "/notifications", "/work");

  private static final Pattern ON = Pattern.compile("<a [^>]*href|<button|<form");
  private static final Pattern BROKEN = Pattern.compile("\\?\\?|NaN|null");

  @Autowired Organisations organisations;
  @Autowired Units units;
  @Autowired Tree tree;
  @Autowired JobFamilies families;
  @Autowired Positions positions;
  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(strings = {"", "core", "core,key-account-sales"})
  void everyPageOfAFounderLeadsOn(String models) {
    var code = "bare-" + FOUNDED.incrementAndGet();
    var founded =
        organisations.found(
            new NewOrganisation(
                code,
                Text.of("空公司", "Bare company"),
                Language.ZH,
                ZoneId.of("Asia/Shanghai"),
                "HQ",
                new NewOrganisation.Founder(
                    "F001",
                    Text.of("方建国", "Fang Jianguo"),
                    code + "@bare.example",
                    PASSWORD,
                    TODAY),
                List.of(models.split(",", -1)).stream().filter(one -> !one.isEmpty()).toList()));
    var founder = founded.viewer();
    var pages = new TreeSet<String>();
    RoutesTable.rows().stream()
        .filter(row -> row.method().equals("GET") && row.isPage() && !row.path().contains("{"))
        .forEach(row -> pages.add(row.path()));
    Tenancy.run(
        founded.tenant(),
        () -> {
          var root = tree.roots(founded.tenant()).getFirst().id();
          var unit =
              units.create(founder, "EMPTY", Text.of("空部门", "Empty unit"), Optional.of(root));
          families.define(founder, "bare", Text.of("空序列", "Bare family"), Optional.empty());
          families.define(founder, "thin", Text.of("薄序列", "Thin family"), Optional.empty());
          var position = positions.define(founder, bare());
          for (var path :
              Set.of(
                  "/units/%s", "/units/%s/edit", "/assessments/new?unit=%s", "/people?unit=%s")) {
            pages.add(path.formatted(unit.value()));
          }
          pages.add("/positions/%s".formatted(position.value()));
          pages.add("/positions/%s/near".formatted(position.value()));
        });
    // Leads nobody; and without a model there is no scale whose words could be changed: both say
    // so.
    pages.remove("/team");
    pages.remove("/administration/settings/scale");
    var person = founder.person().value();
    for (var path :
        List.of(
            "",
            "/report",
            "/evidence",
            "/goals",
            "/account",
            "/roles",
            "/edit",
            "/departure",
            "/appointments/new")) {
      pages.add("/people/" + person + path);
    }
    var troubles = new ArrayList<String>();
    var visitor = new Visitor("http://127.0.0.1:" + port).signIn(code, "F001", PASSWORD);
    for (var page : pages) {
      var answer = visitor.get(page);
      if (answer.statusCode() != 302) {
        trouble(answer, TOLD.contains(page))
            .ifPresent(trouble -> troubles.add(page + ": " + trouble));
      }
    }
    assertThat(troubles).isEmpty();
  }

  private static Optional<String> trouble(HttpResponse<String> answer, boolean told) {
    var main = MAIN.matcher(answer.body());
    if (answer.statusCode() != 200 || !main.find()) {
      return Optional.of(Integer.toString(answer.statusCode()));
    }
    if (!told && !ON.matcher(main.group()).find()) {
      return Optional.of("leads nowhere");
    }
    return BROKEN.matcher(main.group()).find() ? Optional.of("shows a gap") : Optional.empty();
  }

  private static PositionDescription bare() {
    return new PositionDescription(
        "BARE",
        "thin",
        Text.of("空岗位", "Bare position"),
        Text.of("待定。", "To be written."),
        Optional.of(CareerStage.INDEPENDENT),
        Track.NONE,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
