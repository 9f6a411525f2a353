package org.shengren.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shengren.SmallCompany;
import org.shengren.SmallCompany.Who;
import org.shengren.browser.BrowserTest;
import org.shengren.browser.SignedIn;
import org.shengren.browser.Windows;
import org.shengren.browser.Windows.Device;
import org.shengren.kernel.Language;
import org.shengren.work.Background;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** An HR partner orders, cancels, orders again, watches, is told and fetches. */
@BrowserTest
class ReportArchiveBrowserTest {
  private static final double LONG = 90_000;

  @Autowired ConfigurableApplicationContext context;
  @Autowired Background background;

  @ParameterizedTest
  @CsvSource({"DESKTOP, ZH", "PHONE, ZH", "DESKTOP, EN", "PHONE, EN"})
  void theReportsOfAUnitAreOrderedWatchedAndFetched(
      Device device, Language language, Windows windows) throws IOException {
    var company = SmallCompany.of(context);
    var zh = language == Language.ZH;
    var page = SignedIn.as(windows.open(device, language), Who.HR);

    order(page, company, zh);
    assertThat(page.getByRole(AriaRole.STATUS).first())
        .hasText(zh ? "排队中" : "Waiting for its turn");
    page.getByText(zh ? "取消这项任务" : "Cancel this work").click();
    assertThat(page.locator("#watch h2")).hasText(zh ? "已取消" : "Cancelled");

    order(page, company, zh);
    background.start();
    try {
      var file = page.locator("#watch a[download]");
      assertThat(file).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG));
      windows.picture(page, "archive-" + device + "-" + language);
      var download = page.waitForDownload(file::click);
      assertThat(names(download.path()))
          .containsExactlyInAnyOrder(
              zh ? "销售部/1002-林晓岚.pdf" : "Sales/1002-Lin Xiaolan.pdf",
              zh ? "结果汇总.xlsx" : "Results.xlsx");
    } finally {
      background.stop();
    }

    page.locator(".bell").click();
    var told = page.locator(".told.unread .told-open").first();
    assertThat(told)
        .containsText(zh ? "“销售部的报告，现行结果”已经完成" : "“Reports of Sales, current results” is ready");
    told.click();
    assertThat(page.locator("#watch a[download]")).isVisible();
    assertThat(overflow(page)).isZero();
    assertThat(page.locator(".bell-count")).hasCount(0);
  }

  private static void order(Page page, SmallCompany company, boolean zh) {
    page.navigate("/units/" + company.sales().value());
    page.getByRole(
            AriaRole.LINK,
            new Page.GetByRoleOptions().setName(zh ? "打包下载报告" : "Order the archive").setExact(true))
        .click();
    Locator current = page.getByLabel(zh ? "现行结果" : "Current results").first();
    assertThat(current).isChecked();
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(zh ? "开始生成" : "Make the archive").setExact(true))
        .click();
    page.waitForURL(url -> url.contains("/work/"));
  }

  private static List<String> names(Path archive) throws IOException {
    var names = new ArrayList<String>();
    try (var zip = new ZipFile(archive.toFile(), StandardCharsets.UTF_8)) {
      zip.stream().forEach(entry -> names.add(entry.getName()));
    }
    return names;
  }

  private static int overflow(Page page) {
    return ((Number)
            page.evaluate(
                "() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"))
        .intValue();
  }
}
