package org.shengren.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.CompanyFixture;
import org.shengren.tenancy.Tenancy;
import org.shengren.web.CurrentViewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest
@AutoConfigureMockMvc(addFilters = false)
@Import(CompanyFixture.class)
class PreferencesPageTests {
  @Autowired MockMvcTester mvc;
  @Autowired CompanyFixture companies;
  @Autowired Accounts accounts;

  private Viewer viewer;

  @BeforeEach
  void found() {
    viewer = companies.found().founder();
    Tenancy.run(
        viewer.tenant(),
        () -> accounts.open(viewer.tenant(), viewer.person(), "two plus two is four"));
  }

  @Test
  void whatIsChosenStaysWithThePerson() throws Exception {
    var answer = keep("en", "dark", "Europe/Berlin");
    assertThat(answer).hasStatus3xxRedirection();
    assertThat(answer.getResponse().getCookie("shengren-language"))
        .isNotNull()
        .satisfies(cookie -> assertThat(cookie.getValue()).isEqualTo("en"));
    assertThat(mine().language()).contains(Language.EN);
    assertThat(mine().theme()).isEqualTo("dark");
    assertThat(mine().zone()).contains(ZoneId.of("Europe/Berlin"));
    assertThat(show().getResponse().getContentAsString())
        .contains("<option value=\"Europe/Berlin\" selected=\"selected\">")
        .contains("That of the organisation (UTC+08:00 Asia/Shanghai, China Time)")
        .doesNotContain("??");
  }

  @Test
  void withoutAZoneTheHoursAreThoseOfTheOrganisation() {
    keep("zh", "auto", "Europe/Berlin");
    keep("zh", "auto", "");
    assertThat(mine().zone()).isEmpty();
  }

  @Test
  void whatIsNoChoiceIsNotKept() {
    keep("xx", "pink", "Mars/Base");
    assertThat(mine().theme()).isEqualTo("auto");
    assertThat(mine().zone()).isEmpty();
    keep("zh", "auto", "Asia/Nowhere");
    assertThat(mine().zone()).isEmpty();
  }

  private Accounts.Account mine() {
    return Tenancy.in(
        viewer.tenant(),
        () ->
            accounts
                .of(viewer.tenant(), viewer.person())
                .flatMap(id -> accounts.find(viewer.tenant(), id))
                .orElseThrow());
  }

  private MvcTestResult keep(String language, String theme, String zone) {
    return answer(
        mvc.post()
            .uri("/preferences")
            .param("language", language)
            .param("theme", theme)
            .param("zone", zone));
  }

  private MvcTestResult show() {
    return answer(mvc.get().uri("/preferences"));
  }

  private MvcTestResult answer(MockMvcTester.MockMvcRequestBuilder request) {
    return Tenancy.in(
        viewer.tenant(),
        () ->
            request
                .locale(Language.EN.locale())
                .accept("text/html")
                .with((MockHttpServletRequest asked) -> {
                  new CurrentViewer(
                          viewer, Text.of("方建国", "Fang Jianguo"), "auto", false, Optional.empty())
                      .bindTo(asked);
                  return asked;
                })
                .exchange());
  }
}
