package org.shengren.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shengren.competency.ModelVersion;
import org.shengren.competency.ModelVersions;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.organization.JobFamilies;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Who founds an organisation chooses which of the shipped families it takes. */
@SpringBootTest
@AutoConfigureMockMvc(addFilters = false)
class ChosenModelsTests {
  @Autowired private Organisations organisations;
  @Autowired private ModelVersions versions;
  @Autowired private JobFamilies families;
  @Autowired private MockMvcTester mvc;

  @Test
  void everyShippedFamilyIsOfferedTickedAndWithItsSize() throws IOException {
    for (var language : Language.values()) {
      var page =
          mvc.get()
              .uri("/setup")
              .locale(language.locale())
              .accept("text/html")
              .exchange()
              .getResponse()
              .getContentAsString();
      for (var code : List.of("key-account-sales", "software-engineering", "human-resources")) {
        var at = page.lastIndexOf("<input", page.indexOf("value=\"" + code + "\""));
        assertThat(page.substring(at, page.indexOf("</label>", at)))
            .as(code)
            .contains("type=\"checkbox\"", "checked", language == Language.ZH ? "7 项" : "(7 comp");
      }
      assertThat(page).doesNotContain("value=\"core\"");
    }
  }

  @Test
  void anOrganisationTakesTheChosenFamiliesAndNoOther() {
    var founded =
        organisations.found(
            new NewOrganisation(
                "chosen",
                Text.of("择善公司", "Chosen"),
                Language.ZH,
                ZoneId.of("Asia/Shanghai"),
                "HQ",
                new NewOrganisation.Founder(
                    "1",
                    Text.of("何伟", "He Wei"),
                    "wei@chosen.example",
                    "a-long-password",
                    LocalDate.of(2026, 1, 5)),
                List.of("core", "human-resources")));
    Tenancy.run(
        founded.tenant(),
        () -> {
          assertThat(versions.published(founded.tenant()))
              .extracting(ModelVersion::code)
              .containsExactlyInAnyOrder("core", "human-resources");
          assertThat(families.all(founded.tenant())).hasSize(1);
        });
  }
}
