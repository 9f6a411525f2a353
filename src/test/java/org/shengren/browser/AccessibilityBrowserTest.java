package org.shengren.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.shengren.RoutesTable;
import org.shengren.SmallCompany;
import org.shengren.SmallCompany.Who;
import org.shengren.browser.Windows.Device;
import org.shengren.kernel.Language;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * axe-core on every page of the table of routes, as the first person who may see it: no violation
 * of WCAG 2.2 A and AA, on a desktop and on a phone, light and dark. What axe cannot see (reading
 * order, sense of the words) people must.
 */
@BrowserTest
class AccessibilityBrowserTest {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  @Autowired ConfigurableApplicationContext context;

  @TestFactory
  Stream<DynamicTest> lightOnADesktopInChinese(Windows windows) {
    return everyPage(windows, Device.DESKTOP, Language.ZH, ColorScheme.LIGHT);
  }

  @TestFactory
  Stream<DynamicTest> darkOnAPhoneInEnglish(Windows windows) {
    return everyPage(windows, Device.PHONE, Language.EN, ColorScheme.DARK);
  }

  private Stream<DynamicTest> everyPage(
      Windows windows, Device device, Language language, ColorScheme scheme) {
    var company = SmallCompany.of(context);
    var addresses = RoutesTable.addresses(company);
    var pages = new EnumMap<Who, Page>(Who.class);
    var nobody = windows.open(device, language, scheme);
    return RoutesTable.rows().stream()
        .filter(row -> row.method().equals("GET") && row.isPage())
        .map(row -> {
          var who = row.whoSees();
          return DynamicTest.dynamicTest(
              row + " as " + who.map(Who::name).orElse("nobody"),
              () -> {
                var page =
                    who.map(member ->
                            pages.computeIfAbsent(
                                member,
                                one -> SignedIn.as(windows.open(device, language, scheme), one)))
                        .orElse(nobody);
                page.navigate(addresses.address(row.path()));
                page.waitForLoadState();
                var broken = new ArrayList<String>();
                new AxeBuilder(page)
                    .withTags(RULES)
                    .analyze()
                    .getViolations()
                    .forEach(rule ->
                        rule.getNodes()
                            .forEach(node ->
                                broken.add("%s: %s".formatted(rule.getId(), node.getHtml()))));
                if (page.evaluate(
                            "document.documentElement.scrollWidth >"
                                + " document.documentElement.clientWidth")
                        instanceof Boolean wide
                    && wide) {
                  broken.add("wider than the window: " + page.evaluate(WIDEST));
                }
                if (!broken.isEmpty()) {
                  windows.picture(page, row.method() + row.path());
                }
                assertThat(broken).isEmpty();
              });
        });
  }

  /** Names what sticks out, for whoever mends it. */
  private static final String WIDEST =
      """
      [...document.querySelectorAll('body *')]
        .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map(e => e.tagName.toLowerCase() + '.' + e.className).slice(0, 5).join(' ')
      """;
}
