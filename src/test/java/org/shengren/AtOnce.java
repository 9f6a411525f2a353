package org.shengren;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Lets go of several works at the same moment, each in a thread of its own and bound to nothing.
 */
public final class AtOnce {
  private AtOnce() {}

  /** What each of them answers, in their order. */
  public static <T> List<T> answers(List<? extends Callable<T>> works) throws Exception {
    var answers = new ArrayList<T>();
    for (var done : done(works)) {
      answers.add(done.get());
    }
    return answers;
  }

  /** What was thrown; nothing where all went well. */
  public static List<Throwable> refusals(Runnable... works) throws InterruptedException {
    var refusals = new ArrayList<Throwable>();
    for (var done : done(Arrays.stream(works).map(Executors::callable).toList())) {
      try {
        done.get();
      } catch (ExecutionException refused) {
        refusals.add(refused.getCause());
      }
    }
    return refusals;
  }

  private static <T> List<Future<T>> done(List<? extends Callable<T>> works) {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(works.size())) {
      var all =
          works.stream()
              .map(work ->
                  threads.submit(() -> {
                    start.await();
                    return work.call();
                  }))
              .toList();
      start.countDown();
      return all;
    }
  }
}
