package org.shengren.operations;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says on the console why the application does not start, and what to do; nothing else. */
final class ConsoleFailureReporter implements FailureAnalysisReporter {
  @Override
  public void report(FailureAnalysis analysis) {
    var text = new StringBuilder("\n  胜任未能启动 · Shengren did not start\n\n");
    text.append(String.valueOf(analysis.getDescription()).indent(4));
    if (analysis.getAction() != null && !analysis.getAction().isBlank()) {
      text.append('\n').append(analysis.getAction().indent(4));
    }
    Console.print(text.append('\n').toString());
  }
}
