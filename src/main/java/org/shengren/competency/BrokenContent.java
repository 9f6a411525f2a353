package org.shengren.competency;

import java.util.List;
import org.shengren.kernel.Refusal;

/** A content file is not what it should be; nothing of it was loaded. */
final class BrokenContent extends Refusal {
  private final transient List<ContentProblem> problems;

  BrokenContent(String file, List<ContentProblem> problems) {
    super(
        Kind.INVALID,
        "refusal.broken-content",
        file,
        problems.size(),
        problems.getFirst().path(),
        problems.getFirst().sentence());
    this.problems = List.copyOf(problems);
  }

  List<ContentProblem> problems() {
    return problems;
  }
}
