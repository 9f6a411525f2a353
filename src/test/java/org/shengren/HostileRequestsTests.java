package org.shengren;

import static org.assertj.core.api.Assertions.assertThat;

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

  private Visitor signedIn() {
    var company = companies.found();
    Tenancy.run(
        company.tenant(),
        () -> accounts.open(company.tenant(), company.founder().person(), "a good long password"));
    return new Visitor("http://127.0.0.1:" + port)
        .signIn(company.code(), "F001", "a good long password");
  }
}
