package org.shengren;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.SmallCompany.Who;
import org.shengren.browser.BrowserTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;

/** What somebody wrote is still in the form when the server refuses it. */
@BrowserTest
class KeptWordsTests {
  /** What a date field sends when a digit too much was typed into the year. */
  private static final String SLIP = "20266-03-01";

  @Autowired ConfigurableApplicationContext context;
  @LocalServerPort int port;
  private SmallCompany company;
  private RoutesTable addresses;

  @BeforeEach
  void company() {
    company = SmallCompany.of(context);
    addresses = RoutesTable.addresses(company);
  }

  @Test
  void aStoryOfTomorrowStaysInItsForm() {
    keptIn(story("{assignment}", "2999-01-01"), 422);
  }

  @Test
  void aStoryWhoseDayCannotBeReadStaysInItsForm() {
    keptIn(story("{assignment}", SLIP), 422);
  }

  @Test
  void aStoryStaysInItsFormWhenTheQuestionnaireWasHandedInMeanwhile() {
    keptIn(story("{assignment=released}", "2026-01-05"), 409);
  }

  @Test
  void aGoalWhoseDayCannotBeReadStaysInItsForm() {
    for (var day : new String[] {"checkInOn", "dueOn"}) {
      var fields = new HashMap<>(Map.of("practice", "写给自己的话", "dueOn", "2027-01-05"));
      fields.put(day, SLIP);
      keptIn(post(Who.SELF, "/people/{person}/goals/new/CE", fields), 422);
    }
  }

  @Test
  void aPersonWhoseDayCannotBeReadStaysInTheForm() {
    var answer =
        post(
            Who.ADMINISTRATOR,
            "/people/new",
            Map.of("number", "9001", "nameEn", "写给自己的话", "joinedOn", SLIP));
    keptIn(answer, 422);
    assertThat(answer.body()).contains(SLIP.substring(0, 5), "存在的日期");
  }

  @Test
  void aSettingThatIsNoNumberIsToldAtItsField() {
    keptIn(
        post(
            Who.ADMINISTRATOR,
            "/administration/settings",
            Map.of("nameZh", "写给自己的话", "zone", "Asia/Shanghai", "holding", "七成")),
        422);
  }

  @Test
  void anAssessmentWhosePurposeIsUnknownStaysInItsForm() {
    keptIn(
        post(
            Who.HR,
            "/assessments",
            Map.of(
                "name",
                "写给自己的话",
                "purpose",
                "x",
                "startsOn",
                SLIP,
                "endsOn",
                "2027-01-05",
                "unit",
                company.sales().value().toString())),
        422);
  }

  private HttpResponse<String> story(String assignment, String day) {
    return post(
        Who.SELF,
        "/assignments/" + assignment + "/competencies/CE/evidence",
        Map.of(
            "situation", "写给自己的话", "task", "b", "action", "c", "result", "d", "happenedOn", day));
  }

  private HttpResponse<String> post(Who who, String path, Map<String, String> fields) {
    return new Visitor("http://127.0.0.1:" + port)
        .signIn(SmallCompany.CODE, who.email(), SmallCompany.PASSWORD)
        .send("POST", addresses.address(path), Visitor.form(fields), true);
  }

  private static void keptIn(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("写给自己的话").containsPattern("role=\"alert\"|class=\"error\"");
  }
}
