package org.shengren.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class StartSummaryTests {
  @Autowired StartSummary summary;
  @LocalServerPort int port;

  @Test
  void theSummaryTellsTheAddressAndTheDatabaseAndNoPassword() throws Exception {
    assertThat(summary.text())
        .contains("http://localhost:" + port + "/")
        .contains("PostgreSQL ")
        .contains("Ctrl-C")
        .doesNotContain("for-tests-only");
  }

  @Test
  void chineseTakesTwoColumnsAndLatinOne() {
    assertThat(Console.width("打开 Open")).isEqualTo(9);
  }
}
