package org.shengren.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shengren.measurement.ReleasedFixture.by;
import static org.shengren.measurement.ReleasedFixture.everything;
import static org.shengren.measurement.Source.MANAGER;
import static org.shengren.measurement.Source.SELF;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.assessment.CampaignId;
import org.shengren.assessment.Purpose;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.measurement.ReleasedFixture;
import org.shengren.measurement.ReleasedFixture.Sales;
import org.shengren.organization.CompanyFixture;
import org.shengren.organization.NewAppointment;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.People;
import org.shengren.organization.Roles;
import org.shengren.tenancy.Tenancy;
import org.shengren.web.CurrentViewer;
import org.shengren.web.SpreadsheetText;
import org.shengren.work.Background;
import org.shengren.work.WorkId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * P1 and P2 report to M1 and were rated; P3 reports to M1 and was not; M1 and they work in EAST; W1
 * works in WEST and was not rated. The figures of P1 are those of {@link PersonalReportPagesTests}.
 */
@SpringBootTest
@AutoConfigureMockMvc(addFilters = false)
@Import({CompanyFixture.class, ReleasedFixture.class})
class ReportArchivesTests {
  private static final Map<String, Integer> FIRST =
      Map.of("CE", 4, "LA", 3, "CD", 2, "MI", 4, "PT", 1, "CR", 3, "SB", 2);

  @Autowired MockMvcTester mvc;
  @Autowired ReleasedFixture released;
  @Autowired CompanyFixture companies;
  @Autowired Roles roles;
  @Autowired People people;
  @Autowired ReportArchives archives;
  @Autowired Background background;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private Sales sales;
  private Viewer partner;

  @BeforeEach
  void found() {
    sales = released.sales();
    var second = released.colleague(sales, "P2");
    released.colleague(sales, "P3");
    companies.hire(sales.company(), "W1", sales.company().west(), Optional.empty());
    partner = companies.partner(sales.company(), "H1", sales.company().sales());
    appoint(sales.person());
    appoint(second);
    var both = released.assessments(sales, Purpose.PLACEMENT, sales.person(), second);
    both.getFirst().rated(SELF, everything(5)).rated(MANAGER, by(FIRST)).released();
    both.getLast().rated(SELF, everything(5)).rated(MANAGER, everything(3)).released();
    background.start();
  }

  private void appoint(PersonId person) {
    Tenancy.run(
        sales.company().tenant(),
        () ->
            people.appoint(
                sales.company().founder(),
                person,
                new NewAppointment(
                    sales.company().east(),
                    Optional.of(sales.accountManager()),
                    Optional.of(sales.manager()),
                    LocalDate.of(2021, 1, 1))));
  }

  @AfterEach
  void stop() {
    background.stop();
  }

  @Test
  void theArchiveHoldsTheRightPeopleAndNobodyElse() throws IOException {
    var zip = unzip(fetched(partner, order(partner, sales.company().sales(), null, "en")));
    assertThat(zip.keySet())
        .containsExactlyInAnyOrder(
            "East China/P1-Person P1.pdf", "East China/P2-Person P2.pdf", "Results.xlsx");
    assertThat(textOf(part(zip, "East China/P1-Person P1.pdf")))
        .contains("Person P1")
        .contains("Sales business management")
        .doesNotContain("Person P2");
    var lines = sheet(part(zip, "Results.xlsx"), 0);
    assertThat(lines.stream().skip(1).map(line -> line.get(1)).distinct())
        .containsExactlyInAnyOrder("P1", "P2");
    assertThat(lines)
        .anySatisfy(line ->
            assertThat(line)
                .containsSubsequence(
                    "P1",
                    "Sales business management",
                    "Yes",
                    "15",
                    "level 2",
                    "Focus area",
                    "0.7",
                    "-1.3",
                    "Probably below")
                .endsWith("Growing"));
    assertThat(sheet(part(zip, "Results.xlsx"), 1).stream().skip(1).map(line -> line.get(1)))
        .containsExactlyInAnyOrder("M1", "P3", "W1");
  }

  @Test
  void aManagerGetsTheOwnReportsOnlyInTheLanguageChosen() throws IOException {
    var zip =
        unzip(fetched(sales.boss(), order(sales.boss(), sales.company().sales(), null, "zh")));
    assertThat(zip.keySet())
        .containsExactlyInAnyOrder("华东区/P1-员工P1.pdf", "华东区/P2-员工P2.pdf", "结果汇总.xlsx");
    assertThat(textOf(part(zip, "华东区/P1-员工P1.pdf"))).contains("销售业务管理");
    assertThat(sheet(part(zip, "结果汇总.xlsx"), 1).stream().skip(1).map(line -> line.get(1)))
        .containsExactly("P3");
  }

  @Test
  void aCampaignGivesWhatItFoundAndNothingElse() throws IOException {
    released
        .assessment(sales, sales.person(), Purpose.PLACEMENT)
        .rated(SELF, everything(5))
        .rated(MANAGER, everything(5))
        .released();
    var first =
        in(() -> archives.offer(partner, sales.company().sales())).campaigns().stream()
            .filter(campaign -> campaign.people() == 2)
            .findFirst()
            .orElseThrow();
    var then =
        sheet(
            part(
                unzip(fetched(partner, order(partner, sales.company().sales(), first.id(), "en"))),
                "Results.xlsx"),
            0);
    var now =
        sheet(
            part(
                unzip(fetched(partner, order(partner, sales.company().sales(), null, "en"))),
                "Results.xlsx"),
            0);
    assertThat(finding(then, "P1", "Sales business management")).isEqualTo("Focus area");
    assertThat(finding(now, "P1", "Sales business management")).isEqualTo("Strength");
  }

  @Test
  void eachReportIsAViewInTheTrail() {
    order(partner, sales.company().sales(), null, "en");
    await();
    assertThat(seenBy(partner)).isEqualTo(5);
  }

  /** Making it tells whose reports are in it; taking it, that they left the product. */
  @Test
  void eachFetchOfTheFileIsAnEntryOfItsOwn() {
    var work = order(partner, sales.company().sales(), null, "en");
    assertThat(taken(work)).isZero();
    fetched(partner, work);
    fetched(partner, work);
    assertThat(taken(work)).isEqualTo(2);
    assertThat(get(sales.boss(), "/work/" + work.value() + "/file")).hasStatus(404);
    assertThat(taken(work)).isEqualTo(2);
  }

  private int taken(WorkId work) {
    return count(
        """
        select count(*) from audit.entry
         where tenant_id = :tenant and action = 'reports.taken' and detail ->> 'work' = :work
        """,
        Map.of("work", work.value().toString()));
  }

  @Test
  void whoLosesTheLeaveLosesTheFile() {
    var work = order(partner, sales.company().sales(), null, "en");
    fetched(partner, work);
    Tenancy.run(
        sales.company().tenant(),
        () ->
            roles.withdraw(
                sales.company().founder(),
                partner.person(),
                Role.HR_PARTNER,
                Optional.of(sales.company().sales())));
    var without = new Viewer(partner.tenant(), partner.person(), Set.of(Role.EMPLOYEE));
    assertThat(get(without, "/work/" + work.value() + "/file")).hasStatus(404);
    assertThat(get(sales.boss(), "/work/" + work.value() + "/file")).hasStatus(404);
  }

  @Test
  void whoMaySeeNobodyThereFindsNothingToOrder() {
    var address = "/units/" + sales.company().sales().value() + "/reports";
    assertThat(get(sales.self(), address)).hasStatus(404);
    var elsewhere = companies.partner(sales.company(), "H2", sales.company().tech());
    assertThat(get(elsewhere, address)).hasStatus(404);
    assertThatThrownBy(() -> order(elsewhere, sales.company().sales(), null, "en"))
        .isInstanceOf(NobodyToReport.class);
    assertThat(get(partner, address)).hasStatusOk();
  }

  @Test
  void aNameThatWouldRunInASpreadsheetIsMarked() {
    assertThat(SpreadsheetText.of("=1+1")).isEqualTo("'=1+1");
    assertThat(SpreadsheetText.of("@sum")).isEqualTo("'@sum");
    assertThat(SpreadsheetText.of("林晓岚")).isEqualTo("林晓岚");
    assertThat(SpreadsheetText.of("")).isEmpty();
  }

  private static String finding(List<List<String>> lines, String number, String competency) {
    return lines.stream()
        .filter(line -> line.get(1).equals(number) && line.get(5).equals(competency))
        .map(line -> line.get(9))
        .findFirst()
        .orElseThrow();
  }

  private WorkId order(
      Viewer viewer, OrgUnitId unit, @Nullable CampaignId campaign, String language) {
    return in(() ->
        archives.order(
            viewer,
            new ReportArchives.Asked(unit, Optional.ofNullable(campaign), Language.of(language))));
  }

  private byte[] fetched(Viewer viewer, WorkId work) {
    await();
    var answer = get(viewer, "/work/" + work.value() + "/file");
    assertThat(answer).hasStatusOk();
    return answer.getResponse().getContentAsByteArray();
  }

  private void await() {
    var end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (underWay() > 0 && System.nanoTime() < end) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    assertThat(underWay()).isZero();
  }

  private int underWay() {
    return count(
        "select count(*) from work.work where tenant_id = :tenant and state in ('QUEUED',"
            + " 'RUNNING')",
        Map.of());
  }

  private int seenBy(Viewer viewer) {
    return count(
        """
        select count(*) from audit.entry
         where tenant_id = :tenant and action = 'result.seen' and actor_id = :actor
        """,
        Map.of("actor", viewer.person().value()));
  }

  private int count(String sql, Map<String, ?> parameters) {
    return in(() ->
        Objects.requireNonNull(
            transactions.execute(_ ->
                jdbc.sql(sql)
                    .param("tenant", sales.company().tenant().value())
                    .params(parameters)
                    .query(Integer.class)
                    .single())));
  }

  private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
    var entries = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertThat(entries.put(entry.getName(), zip.readAllBytes())).isNull();
      }
    }
    return entries;
  }

  private static byte[] part(Map<String, byte[]> archive, String name) {
    return Objects.requireNonNull(archive.get(name));
  }

  private static String textOf(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static List<List<String>> sheet(byte[] book, int at) throws IOException {
    var format = new DataFormatter(Locale.ROOT);
    var lines = new ArrayList<List<String>>();
    try (var opened = new XSSFWorkbook(new ByteArrayInputStream(book))) {
      Sheet sheet = opened.getSheetAt(at);
      for (var row : sheet) {
        var line = new ArrayList<String>();
        for (int cell = 0; cell < row.getLastCellNum(); cell++) {
          line.add(format.formatCellValue(row.getCell(cell)));
        }
        lines.add(line);
      }
    }
    return lines;
  }

  private <T> T in(Supplier<T> work) {
    return Tenancy.in(sales.company().tenant(), work::get);
  }

  private MvcTestResult get(Viewer viewer, String address) {
    return Tenancy.in(
        viewer.tenant(),
        () ->
            mvc.get()
                .uri(address)
                .locale(Language.EN.locale())
                .accept("text/html", "*/*")
                .with((MockHttpServletRequest asked) -> {
                  new CurrentViewer(viewer, Text.of("苏敏", "Su Min"), "auto", false).bindTo(asked);
                  return asked;
                })
                .exchange());
  }
}
