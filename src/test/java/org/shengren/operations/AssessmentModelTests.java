package org.shengren.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shengren.operations.AssessmentModel.Rated;
import org.shengren.operations.AssessmentModel.Talk;
import org.shengren.operations.AssessmentWalk.Outcome;
import org.shengren.operations.AssessmentWalk.Step;

/**
 * Everybody does whatever comes to their mind to running assessments, legal or not, while the
 * application is killed now and then. A small model of the rules says beforehand what each step
 * must do; the database must show exactly that: no answer lost, none twice, nothing changed by what
 * was refused, and each refusal said in a sentence.
 */
class AssessmentModelTests {
  private static final int STEPS = 420;
  private static final int KILLS = 4;
  private static final Pattern SAID =
      Pattern.compile(
          "class=\"headline"
              + " compact\">([^<]+)<|role=\"alert\"[^>]*>(.*?)</div>|\"detail\":\"([^\"]+)\"",
          Pattern.DOTALL);

  private static ApplicationProcess application;
  private static RunningAssessments running;
  private static AssessmentModel model;

  @BeforeAll
  static void startAssessments() throws Exception {
    application = new ApplicationProcess(Path.of("target", "assessment-model").toAbsolutePath());
    application.start();
    running = new RunningAssessments(application);
    model = running.begin();
  }

  @AfterAll
  static void stop() throws Exception {
    application.stop();
    application.leftBehind().forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void whateverPeopleDoOnlyWhatTheRulesAllowHappensAndNothingIsLostByAKill() throws Exception {
    long seed = Long.getLong("seed", 20261123L);
    var random = new Random(seed);
    var walk = new AssessmentWalk(running, model, random);
    var kills = new LinkedHashSet<Integer>();
    while (kills.size() < KILLS) {
      kills.add(STEPS / 10 + random.nextInt(STEPS * 4 / 5));
    }
    var seen = new EnumMap<Outcome, Integer>(Outcome.class);
    var told = new ArrayList<String>();
    for (int at = 0; at < STEPS; at++) {
      var rated =
          model.rated(
              RunningAssessments.RATED.get(random.nextInt(RunningAssessments.RATED.size())));
      var step = walk.next(rated);
      told.add(step.says() + " -> " + step.outcome());
      if (kills.contains(at)) {
        killed(random, rated, step, told);
        continue;
      }
      var answer = step.request().call();
      check(step, answer, seed, told);
      if (step.outcome() == Outcome.DONE) {
        step.effect().run();
      }
      seen.merge(step.outcome(), 1, Integer::sum);
      assertThat(running.picture(rated)).as(() -> story(seed, told)).isEqualTo(rated.picture());
    }
    assertThat(seen.keySet())
        .as("the walk met everything")
        .containsExactlyInAnyOrder(Outcome.values());
    for (var rated : model.rated().values()) {
      assertThat(running.picture(rated)).as(() -> story(seed, told)).isEqualTo(rated.picture());
    }
    assertThat(model.rated().values())
        .extracting(rated -> rated.talk)
        .as("not all stay at the beginning")
        .anyMatch(talk -> talk != Talk.OPEN);
  }

  /** The request is under way when the application dies: it has happened wholly or not at all. */
  private static void killed(Random random, Rated rated, Step step, List<String> told)
      throws Exception {
    told.add("killed during the step above");
    var before = rated.picture();
    var delay = random.nextInt(30);
    boolean confirmed;
    try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
      var answer = hands.submit(step.request());
      Thread.sleep(delay);
      application.kill();
      confirmed = answer.get().statusCode() < 400;
    } catch (ExecutionException broken) {
      assertThat(broken.getCause()).isInstanceOf(UncheckedIOException.class);
      confirmed = false;
    }
    application.start();
    var found = running.picture(rated);
    if (step.outcome() == Outcome.DONE && (confirmed || !found.equals(before))) {
      step.effect().run();
    }
    assertThat(found).as(() -> String.join("\n", told)).isEqualTo(rated.picture());
  }

  private static void check(Step step, HttpResponse<String> answer, long seed, List<String> told) {
    switch (step.outcome()) {
      case DONE ->
          assertThat(answer.statusCode())
              .as(() -> story(seed, told) + answer.body())
              .isLessThan(400);
      case HIDDEN -> assertThat(answer.statusCode()).as(() -> story(seed, told)).isEqualTo(404);
      case SHOWN -> {
        assertThat(answer.statusCode()).as(() -> story(seed, told)).isEqualTo(409);
        assertThat(answer.body()).contains("\"conflict\":true");
      }
      case REFUSED -> {
        assertThat(answer.statusCode()).as(() -> story(seed, told)).isIn(409, 422);
        assertThat(sentence(answer))
            .as(() -> story(seed, told))
            .matches("(?s).*\\p{IsHan}.*[。？].*")
            .doesNotContain("refusal.");
      }
    }
  }

  private static String sentence(HttpResponse<String> answer) {
    var said = SAID.matcher(answer.body());
    var all = new StringBuilder();
    while (said.find()) {
      for (int group = 1; group <= 3; group++) {
        all.append(said.group(group) == null ? "" : said.group(group));
      }
    }
    return all.toString();
  }

  private static String story(long seed, List<String> told) {
    return "-Dseed="
        + seed
        + "\n"
        + String.join("\n", told.subList(Math.max(0, told.size() - 30), told.size()))
        + "\n";
  }
}
