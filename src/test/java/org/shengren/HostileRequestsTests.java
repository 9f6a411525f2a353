package org.shengren;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.shengren.identity.Accounts;
import org.shengren.organization.CompanyFixture;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What no browser sends is refused as such, and is no failure of ours that fills the log. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(CompanyFixture.class)
class HostileRequestsTests {
  @Autowired CompanyFixture companies;
  @Autowired Accounts accounts;
  @LocalServerPort int port;

  @Test
  void aCharacterThatNoDatabaseKeepsIsRefused() {
    var nobody = new Visitor("http://127.0.0.1:" + port);
    nobody.refreshToken("/sign-in");
    var answer =
        nobody.send(
            "POST", "/sign-in", Visitor.form(Map.of("username", "a\0b", "password", "x")), true);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(signedIn().get("/people?q=%00").statusCode()).isEqualTo(400);
  }

  @Test
  void anAnswerThatIsNoneIsRefused() {
    var visitor = signedIn();
    var address = "/assignments/%s/ratings/%s".formatted(UUID.randomUUID(), UUID.randomUUID());
    for (var body :
        new String[] {
          "{}",
          "{garbage",
          "{\"answer\":\"9\",\"sequence\":0}",
          "{\"answer\":\"3\",\"sequence\":2147483647}",
          "{\"answer\":\"3\",\"sequence\":-1}"
        }) {
      assertThat(visitor.send("PUT", address, body, true).statusCode()).as(body).isEqualTo(400);
    }
  }

  @Test
  void bodiesOfTheWrongKindAreRefusedWithASentence() {
    var visitor = signedIn();
    var rating = "/assignments/%s/ratings/%s".formatted(UUID.randomUUID(), UUID.randomUUID());
    for (var answer :
        List.of(
            visitor.sendAs("PUT", rating, "application/json", "{\"answer\":\"3\\u0000\"}"),
            visitor.sendAs("PUT", rating, "application/json", "{\"answer\":\"\\ud800\"}"),
            visitor.sendAs("PUT", rating, "application/json", "[".repeat(50_000)),
            visitor.sendAs("PUT", rating, "text/plain", "3"),
            visitor.sendAs("PUT", rating, "no type at all", "3"),
            visitor.sendAs("POST", "/people/new", "application/json", "{\"number\":1}"),
            visitor.sendAs("POST", "/people/new", "text/xml", "<a/>"),
            visitor.sendAs("POST", "/people/import", "multipart/form-data", "x"),
            visitor.sendAs("POST", "/people/import", "multipart/form-data; boundary=a", "x"),
            visitor.sendAs(
                "POST", "/people/import", "multipart/form-data; boundary=a", "--a\r\nContent-"),
            visitor.upload("/people/import", "../../x\r\ny\u202e.csv", "工号\n1\n"),
            visitor.upload("/people/import", "x".repeat(900) + ".csv", "工号\n1\n"))) {
      assertThat(answer.statusCode()).as(answer.request().toString()).isBetween(200, 499);
      if (answer.statusCode() >= 400) {
        assertThat(answer.body()).as(answer.request().toString()).contains("<main");
      }
    }
  }

  @Test
  void aFormThatWasOpenForTooLongIsCalledThatAndNotForbidden() {
    var answer = signedIn().send("POST", "/theme", "theme=dark", false);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("这一页已经失效").doesNotContain("权限");
    var nobody = new Visitor("http://127.0.0.1:" + port);
    assertThat(nobody.send("POST", "/sign-in", "username=a&password=x", false).body())
        .containsAnyOf("这一页已经失效", "This page has expired");
  }

  @Test
  void aFormOfTwentyMegabytesOrAThousandsOfFieldsIsRefused() {
    var visitor = signedIn();
    for (var body :
        List.of("number=1&name=" + "x".repeat(20 << 20), "number=1" + "&name=x".repeat(20_000))) {
      var answer = visitor.send("POST", "/people/new", body, true);
      assertThat(answer.statusCode()).isBetween(400, 499);
      assertThat(answer.body()).contains("<main");
    }
    var file = visitor.upload("/people/import", "people.csv", "工号,姓名\n" + "x".repeat(40 << 20));
    assertThat(file.statusCode()).isEqualTo(413);
    assertThat(file.body()).contains("超过可以接收的大小");
  }

  @Test
  void otherMethodsAreAnsweredWithoutAFailure() {
    var visitor = signedIn();
    for (var path :
        List.of("/", "/people", "/people/new", "/setup", "/assets/web/base.css", "/x")) {
      for (var method : List.of("HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND")) {
        assertThat(visitor.send(method, path, "", true).statusCode())
            .as(method + " " + path)
            .isBetween(200, 499);
      }
    }
  }

  private Visitor signedIn() {
    var company = companies.found();
    Tenancy.run(
        company.tenant(),
        () -> accounts.open(company.tenant(), company.founder().person(), "a good long password"));
    return new Visitor("http://127.0.0.1:" + port)
        .signIn(company.code(), "F001", "a good long password");
  }
}
