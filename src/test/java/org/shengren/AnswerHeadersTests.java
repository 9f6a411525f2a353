package org.shengren;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.shengren.SmallCompany.Who;
import org.shengren.browser.BrowserTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;

/** What browsers are told beside every answer: what may run, what may be kept, who is believed. */
@BrowserTest
class AnswerHeadersTests {
  @Autowired ConfigurableApplicationContext context;
  @LocalServerPort int port;

  @Test
  void nothingRunsInAnyAnswerButOurOwnAndNothingPersonalIsKept() {
    var addresses = RoutesTable.addresses(SmallCompany.of(context));
    var hr = visitor(Who.HR);
    var answers =
        List.of(
            hr.get("/"),
            hr.get(addresses.address("/people/{person}/report")),
            hr.get(addresses.address("/people/{person}/report.pdf")),
            hr.get("/people/import/present.csv"),
            hr.get("/people/import/present.xlsx"),
            hr.get("/administration/audit/trail.csv"),
            hr.get("/search/found?q=1002"),
            hr.get("/nowhere"),
            hr.get("/administration/settings"),
            hr.get("/people?q=%00"),
            hr.get("/people?unit=x"),
            hr.send("POST", "/units/new", "code=", true),
            hr.send("POST", "/units/new", "code=", false),
            new Visitor(address()).get("/sign-in"),
            new Visitor(address()).get("/health"));
    for (var answer : answers) {
      assertThat(header(answer, "Content-Security-Policy"))
          .as(answer.request().toString())
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(answer, "Cache-Control"))
          .as(answer.request().toString())
          .contains("no-store");
    }
    assertThat(header(hr.get("/assets/web/base.css"), "Cache-Control")).contains("max-age");
  }

  @Test
  void whatSomebodyWasBeforeTheySignedInIsNobodyAfterwards() {
    SmallCompany.of(context);
    var visitor = new Visitor(address());
    visitor.refreshToken("/sign-in");
    var before = visitor.cookie("SHENGREN");
    var answer =
        visitor.send(
            "POST",
            "/sign-in",
            Visitor.form(
                Map.of(
                    "company",
                    SmallCompany.CODE,
                    "username",
                    Who.SELF.email(),
                    "password",
                    SmallCompany.PASSWORD)),
            true);
    assertThat(visitor.cookie("SHENGREN")).isNotEmpty().isNotEqualTo(before);
    assertThat(answer.headers().allValues("set-cookie"))
        .anySatisfy(cookie ->
            assertThat(cookie)
                .startsWith("SHENGREN=")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax"));
  }

  @Test
  void nobodyIsSentToAnotherSite() {
    for (var target :
        List.of("//evil.example", "https://evil.example", "/\\evil.example", "/%09/evil.example")) {
      // The theme, for a language chosen here would stay with those who come after this test.
      var answer =
          visitor(Who.SELF)
              .send(
                  "POST",
                  "/theme",
                  Visitor.form(Map.of("theme", "auto", "returnTo", target)),
                  true);
      assertThat(header(answer, "location")).as(target).startsWith(address() + "/");
    }
    var nobody = new Visitor(address());
    var asked = nobody.getWith("/people", "X-Forwarded-Host", "evil.example");
    assertThat(header(asked, "location")).isEqualTo(address() + "/sign-in");
  }

  @Test
  void whoeverReachesThePortDoesNotChangeTheAddressOfALinkThatIsHandedOver() {
    var company = SmallCompany.of(context);
    var answer =
        visitor(Who.ADMINISTRATOR)
            .getWith(
                "/people/" + company.person(Who.SELF).value(), "X-Forwarded-Host", "evil.example");
    assertThat(answer.body()).doesNotContain("evil.example");
  }

  private static String header(HttpResponse<?> answer, String name) {
    return String.join(", ", answer.headers().allValues(name));
  }

  private String address() {
    return "http://127.0.0.1:" + port;
  }

  private Visitor visitor(Who who) {
    SmallCompany.of(context);
    return new Visitor(address()).signIn(SmallCompany.CODE, who.email(), SmallCompany.PASSWORD);
  }
}
