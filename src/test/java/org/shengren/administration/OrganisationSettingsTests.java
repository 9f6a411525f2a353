package org.shengren.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.SmallCompany;
import org.shengren.SmallCompany.Who;
import org.shengren.Visitor;
import org.shengren.kernel.Forbidden;
import org.shengren.kernel.Language;
import org.shengren.kernel.Role;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Viewer;
import org.shengren.measurement.Measures;
import org.shengren.organization.CompanyFixture;
import org.shengren.tenancy.SettingsChanged;
import org.shengren.tenancy.Tenancy;
import org.shengren.tenancy.TenantSettings;
import org.shengren.tenancy.Tenants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(CompanyFixture.class)
@DirtiesContext
class OrganisationSettingsTests {
  @Autowired ConfigurableApplicationContext context;
  @Autowired OrganisationSettings settings;
  @Autowired Tenants tenants;
  @Autowired Measures measures;
  @Autowired TrailQuery trail;
  @Autowired TrailInWords words;
  @LocalServerPort int port;

  private SmallCompany company;
  private TenantId tenant;
  private Viewer admin;

  @BeforeEach
  void found() {
    company = SmallCompany.of(context);
    tenant = company.tenant();
    admin =
        new Viewer(
            tenant,
            company.person(Who.ADMINISTRATOR),
            Set.of(Role.EMPLOYEE, Role.TENANT_ADMINISTRATOR));
  }

  @Test
  void aChangeIsSeenBeforeItCountsThenCountsAndIsWrittenDown() {
    var now = present();
    var then = with(now, 0.95, now.meetsShare());
    var effect = in(() -> settings.effect(admin, then)).orElseThrow();
    assertThat(effect.people()).isEqualTo(1);
    assertThat(effect.findings()).isEqualTo(1);
    assertThat(present()).isEqualTo(now);
    // Words and days change no finding, and none is counted.
    assertThat(in(() -> settings.effect(admin, now))).isEmpty();

    in(() -> settings.change(admin, SettingsForm.mark(now), then));
    assertThat(present()).isEqualTo(then);
    assertThat(in(() -> measures.settings(tenant)).holdingProbability()).isEqualTo(0.95);
    assertThat(
            in(() ->
                    trail.page(
                        admin,
                        new Trail.Asked(
                            "",
                            "",
                            Optional.of(Trail.Kind.ORGANISATION),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()),
                        Language.ZH))
                .entries())
        .extracting(entry -> words.sentence(entry, Language.ZH))
        .contains("冯涛把“认定“达到要求”所需的把握”从 70% 改为 95%");
    in(() -> settings.change(admin, SettingsForm.mark(then), now));
  }

  @Test
  void whoeverDecidedOnOtherSettingsIsToldAndNothingIsKept() {
    var now = present();
    assertThatThrownBy(() -> in(() -> settings.change(admin, "stale", with(now, 0.80, 0.9))))
        .isInstanceOf(SettingsChanged.class);
    assertThat(present()).isEqualTo(now);
  }

  @Test
  void nobodyElseSeesOrChangesThem() {
    var hr = new Viewer(tenant, company.person(Who.HR), Set.of(Role.EMPLOYEE, Role.HR_PARTNER));
    var now = present();
    assertThatThrownBy(
            () -> in(() -> settings.change(hr, SettingsForm.mark(now), with(now, 0.8, 0.9))))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> in(() -> settings.effect(hr, now))).isInstanceOf(Forbidden.class);
  }

  @Test
  void whatAHandMakesOfTheFormIsRefusedAtItsField() {
    var visitor =
        new Visitor("http://127.0.0.1:" + port)
            .signIn(SmallCompany.CODE, Who.ADMINISTRATOR.email(), SmallCompany.PASSWORD);
    var now = present();
    Map.of(
            "zone", "Moon/Base",
            "holding", "99",
            "nearly", "90",
            "unknown", "",
            "anonymity", "2",
            "items", "many",
            "appeal", "0",
            "nameZh", " ")
        .forEach((field, value) -> {
          for (var path : new String[] {"/preview", ""}) {
            var form = fields(now);
            form.put(field, value);
            var answer =
                visitor.send("POST", "/administration/settings" + path, Visitor.form(form), true);
            assertThat(answer.statusCode()).as(field).isEqualTo(422);
            assertThat(answer.body()).as(field).contains("id=\"" + field + "-error\"");
          }
        });
    assertThat(present()).isEqualTo(now);
    var form = fields(now);
    form.put("meets", "90");
    var preview =
        visitor.send("POST", "/administration/settings/preview", Visitor.form(form), true);
    assertThat(preview.statusCode()).isEqualTo(200);
    assertThat(preview.body()).contains("从 85% 改为 90%", "id=\"effect\"");
  }

  @Test
  void theWordsOfTheScaleAreTheTenantsAndItsNumbersAreNot() {
    var visitor =
        new Visitor("http://127.0.0.1:" + port)
            .signIn(SmallCompany.CODE, Who.ADMINISTRATOR.email(), SmallCompany.PASSWORD);
    var form = new HashMap<String, String>();
    for (int number = 1; number <= 5; number++) {
      form.put("zh" + number, "第" + number + "档");
      form.put("shortZh" + number, "档" + number);
      form.put("en" + number, "Step " + number);
      form.put("shortEn" + number, "S" + number);
    }
    var whole = new HashMap<>(form);
    form.put("en3", " ");
    assertThat(
            visitor
                .send("POST", "/administration/settings/scale", Visitor.form(form), true)
                .statusCode())
        .isEqualTo(422);
    assertThat(
            visitor
                .send("POST", "/administration/settings/scale", Visitor.form(whole), true)
                .statusCode())
        .isEqualTo(302);
    assertThat(visitor.get("/administration/settings/scale").body()).contains("第3档", "Step 5");
    assertThat(in(() -> measures.settings(tenant)).heldAt()).isEqualTo(3);
  }

  private static Map<String, String> fields(TenantSettings now) {
    return new HashMap<>(
        Map.ofEntries(
            Map.entry("nameZh", "万桥科技"),
            Map.entry("nameEn", "Wanqiao Technology"),
            Map.entry("zone", "Asia/Shanghai"),
            Map.entry("holding", "70"),
            Map.entry("meets", "85"),
            Map.entry("nearly", "70"),
            Map.entry("unknown", "30"),
            Map.entry("anonymity", "3"),
            Map.entry("items", "45"),
            Map.entry("appeal", "10"),
            Map.entry("seen", SettingsForm.mark(now))));
  }

  private static TenantSettings with(TenantSettings now, double holding, double meets) {
    return new TenantSettings(
        now.code(),
        now.name(),
        now.firstLanguage(),
        now.zone(),
        now.masteryProbability(),
        holding,
        now.anonymityMinimum(),
        now.itemCap(),
        now.appealWorkingDays(),
        meets,
        now.nearlyShare(),
        now.unknownShare());
  }

  private TenantSettings present() {
    return in(() -> tenants.settings(tenant));
  }

  private <T> T in(Supplier<T> work) {
    return Tenancy.in(tenant, work::get);
  }
}
