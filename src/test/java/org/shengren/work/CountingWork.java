package org.shengren.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.springframework.boot.test.context.TestComponent;

/** Ten steps; what happens at one of them is said by the test. */
@TestComponent
class CountingWork implements LongWork {
  static final int STEPS = 10;
  final List<Integer> steps = Collections.synchronizedList(new ArrayList<>());
  volatile Runnable beforeStepFour = () -> {};
  volatile boolean open = true;

  void reset() {
    steps.clear();
    beforeStepFour = () -> {};
    open = true;
  }

  @Override
  public String kind() {
    return "counting";
  }

  @Override
  public Outcome run(WorkOrder order, Progress progress) {
    var result = progress.folder().resolve("counted.txt");
    progress.total(STEPS);
    for (int step = progress.done() + 1; step <= STEPS; step++) {
      if (step == 4) {
        beforeStepFour.run();
      }
      steps.add(step);
      write(result, step);
      progress.done(step);
    }
    return new Outcome(
        Text.of("数到十了。", "Counted to ten."),
        Optional.of(new Outcome.ResultFile("数数 to ten.txt", "text/plain", result)));
  }

  private static void write(Path file, int step) {
    try {
      Files.writeString(file, "counted to " + step);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean isStillOpenTo(Viewer viewer, WorkOrder order, Path folder) {
    return open;
  }
}
