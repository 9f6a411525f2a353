package org.shengren.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.web.server.PortInUseException;

class StartRefusedTests {
  @ParameterizedTest
  @EnumSource
  void everyRefusalSaysInBothLanguagesWhatIsWrongAndWhatToDo(StartRefused.Reason reason) {
    var refused = new StartRefused(reason, "<a>", "<b>", "<c>");
    assertThat(refused.description()).hasSize(2).doesNotHaveDuplicates();
    assertThat(refused.action()).hasSize(2).doesNotHaveDuplicates();
    assertThat(refused.description()).noneMatch(sentence -> sentence.contains("{"));
    assertThat(refused.action()).noneMatch(sentence -> sentence.contains("{"));
  }

  @Test
  void aTakenPortIsToldWithAFreeOne() {
    var analysis =
        new StartRefusedAnalyzer()
            .analyze(
                new IllegalStateException(
                    new PortInUseException(8080, new BindException("Address already in use"))));
    assertThat(analysis).isNotNull();
    assertThat(analysis.getDescription()).contains("8080 is taken").contains("端口 8080");
    assertThat(analysis.getAction()).containsPattern("SERVER_PORT=80[89][0-9]");
  }

  @Test
  void whatNobodyCanMendIsLeftToTheOthers() {
    assertThat(new StartRefusedAnalyzer().analyze(new IllegalStateException("a defect"))).isNull();
  }
}
