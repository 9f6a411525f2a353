package org.shengren.operations;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.shengren.operations.AssessmentModel.Form;
import org.shengren.operations.AssessmentModel.Kept;
import org.shengren.operations.AssessmentModel.Rated;
import org.shengren.operations.AssessmentModel.Side;
import org.shengren.operations.AssessmentModel.Talk;

/** What people may come to try at running assessments, with what the rules say of it. */
record AssessmentWalk(RunningAssessments running, AssessmentModel model, Random random) {
  /** What an action must come to. */
  enum Outcome {
    DONE,
    /** 409 or 422, with a sentence. */
    REFUSED,
    /** 409 with the answer that was given elsewhere meanwhile. */
    SHOWN,
    /** 404, as if it did not exist. */
    HIDDEN
  }

  /** A step: what the model says of it, what it changes there, and the request. */
  record Step(
      String says, Outcome outcome, Runnable effect, Callable<HttpResponse<String>> request) {}

  Step next(Rated rated) {
    var side = random.nextBoolean() ? Side.SELF : Side.MANAGER;
    var form = rated.form(side);
    // Mostly those whose matter it is, else the walk would knock at closed doors only.
    var rater = random.nextInt(4) > 0 ? form.rater : anybody();
    return switch (random.nextInt(16)) {
      case 0 -> answerOne(rated, form, rater);
      case 1, 2, 3, 4 -> answerAll(rated, form);
      case 5, 6, 7 -> submit(rated, form, rater);
      case 8 -> reopen(rated, side, random.nextInt(3) > 0 ? "X001" : "H001");
      case 9, 10, 11 -> say(rated, side, rater);
      case 12, 13 -> decide(rated);
      case 14 -> appeal(rated, random.nextInt(3) > 0 ? rated.person : anybody());
      // Seldom by those who may: whoever is withdrawn has nothing more to tell.
      default ->
          withdraw(
              rated, random.nextInt(12) == 0 ? "H001" : random.nextBoolean() ? "B001" : "M001");
    };
  }

  private String anybody() {
    return RunningAssessments.EVERYBODY.get(random.nextInt(RunningAssessments.EVERYBODY.size()));
  }

  private Step answerOne(Rated rated, Form form, String actor) {
    var item = form.asked.get(random.nextInt(form.asked.size()));
    var before = form.answers.get(item);
    var stale = random.nextInt(4) == 0;
    var seen = (before == null ? 0 : before.sequence()) + (stale ? 7 : 0);
    var category = Integer.toString(1 + random.nextInt(5));
    var open = rated.isRunning() && (form.state.equals("INVITED") || form.state.equals("STARTED"));
    // What is written the same twice is no conflict.
    var conflict = stale && before != null && !before.answer().equals(category);
    var outcome =
        !actor.equals(form.rater)
            ? Outcome.HIDDEN
            : !open ? Outcome.REFUSED : conflict ? Outcome.SHOWN : Outcome.DONE;
    return new Step(
        "%s answers %s of %s%s".formatted(actor, category, rated.person, stale ? " (stale)" : ""),
        outcome,
        () -> {
          form.state = "STARTED";
          if (!stale || before == null) {
            form.answers.put(item, new Kept(category, seen + 1));
          }
        },
        () ->
            running
                .visitor(actor)
                .send(
                    "PUT",
                    "/assignments/%s/ratings/%s".formatted(form.id, item),
                    "{\"answer\":\"%s\",\"sequence\":%d}".formatted(category, seen),
                    true));
  }

  /** The rest of the form, as by somebody who does it in one go. */
  private Step answerAll(Rated rated, Form form) {
    var open = rated.isRunning() && (form.state.equals("INVITED") || form.state.equals("STARTED"));
    var missing = form.asked.stream().filter(item -> !form.answers.containsKey(item)).toList();
    if (missing.isEmpty() || !open) {
      return answerOne(rated, form, form.rater);
    }
    var given = new LinkedHashMap<UUID, Kept>();
    for (var item : missing.subList(0, missing.size() - 1)) {
      given.put(item, new Kept(Integer.toString(1 + random.nextInt(5)), 1));
    }
    var last = missing.getLast();
    var lastKept = new Kept("NO_OCCASION", 1);
    return new Step(
        "%s answers all of %s".formatted(form.rater, rated.person),
        Outcome.DONE,
        () -> {
          form.state = "STARTED";
          form.answers.put(last, lastKept);
        },
        () -> {
          // Each is confirmed by itself, hence known at once; the last is the step.
          for (var one : given.entrySet()) {
            put(form, one.getKey(), one.getValue());
            form.state = "STARTED";
            form.answers.put(one.getKey(), one.getValue());
          }
          return put(form, last, lastKept);
        });
  }

  private HttpResponse<String> put(Form form, UUID item, Kept kept) {
    return running
        .visitor(form.rater)
        .send(
            "PUT",
            "/assignments/%s/ratings/%s".formatted(form.id, item),
            "{\"answer\":\"%s\",\"sequence\":%d}".formatted(kept.answer(), kept.sequence() - 1),
            true);
  }

  private Step submit(Rated rated, Form form, String actor) {
    var may =
        rated.isRunning()
            && form.state.equals("STARTED")
            && form.answers.size() == form.asked.size();
    return new Step(
        "%s hands in %s".formatted(actor, rated.person),
        !actor.equals(form.rater) ? Outcome.HIDDEN : may ? Outcome.DONE : Outcome.REFUSED,
        () -> {
          form.state = "SUBMITTED";
          if (rated.forms.values().stream().allMatch(one -> one.state.equals("SUBMITTED"))) {
            rated.state = "CONVERSATION";
          }
        },
        () ->
            running
                .visitor(actor)
                .send("POST", "/assignments/" + form.id + "/submission", "", true));
  }

  private Step reopen(Rated rated, Side side, String actor) {
    var form = rated.form(side);
    var may = rated.isRunning() && form.state.equals("SUBMITTED") && rated.talk == Talk.OPEN;
    return new Step(
        "%s reopens %s of %s".formatted(actor, side, rated.person),
        !RunningAssessments.MAY_ADMINISTER.contains(actor)
            ? Outcome.HIDDEN
            : may ? Outcome.DONE : Outcome.REFUSED,
        () -> {
          form.state = "STARTED";
          rated.state = "RATING";
        },
        () ->
            running
                .visitor(actor)
                .send(
                    "POST",
                    "/assessments/%s/participants/%s/questionnaires/%s/reopening"
                        .formatted(running.campaign(), rated.id, form.id),
                    "",
                    true));
  }

  private Step say(Rated rated, Side side, String actor) {
    var agrees = random.nextInt(3) > 0;
    var silent = !agrees && random.nextInt(3) == 0;
    var body =
        agrees
            ? "stance=AGREED"
            : "stance=DISAGREED&note=%s&competency=%s"
                .formatted(silent ? "" : "%E4%B8%8D%E5%90%8C", model.anyCompetency(rated));
    var form = rated.form(side);
    var mine = actor.equals(rated.person) || actor.equals("M001");
    var by = actor.equals(rated.person) ? Side.SELF : Side.MANAGER;
    return new Step(
        "%s %s on %s%s (form of %s)"
            .formatted(
                actor,
                agrees ? "agrees" : "disagrees",
                rated.person,
                silent ? " without a word" : "",
                form.rater),
        !mine
            ? Outcome.HIDDEN
            : rated.state.equals("CONVERSATION") && !silent ? Outcome.DONE : Outcome.REFUSED,
        () -> {
          if (rated.talk == Talk.ESCALATED) {
            return;
          }
          if (!agrees) {
            rated.talk = Talk.ESCALATED;
            rated.escalated = true;
          } else if (rated.talk == Talk.PROPOSED && rated.proposedBy != by) {
            rated.talk = Talk.AGREED;
            rated.state = "RELEASED";
          } else {
            rated.talk = Talk.PROPOSED;
            rated.proposedBy = by;
          }
        },
        () ->
            running
                .visitor(actor)
                .send("POST", "/participants/" + rated.id + "/agreement", body, true));
  }

  private Step decide(Rated rated) {
    var open = rated.talk == Talk.ESCALATED || rated.talk == Talk.APPEALED;
    var actor = random.nextInt(4) > 0 ? rated.decider() : anybody();
    var incomplete = random.nextInt(4) == 0;
    var body = new StringBuilder("x=y");
    if (!incomplete) {
      model.eachAsked((item, code) ->
          body.append("&settled-")
              .append(item)
              .append("=3&reason-")
              .append(code)
              .append("=%E7%90%86%E7%94%B1"));
    }
    var may = rated.talk == Talk.APPEALED || rated.state.equals("CONVERSATION");
    return new Step(
        "%s decides on %s%s".formatted(actor, rated.person, incomplete ? " without reasons" : ""),
        !open || !actor.equals(rated.decider())
            ? Outcome.HIDDEN
            : may && !incomplete ? Outcome.DONE : Outcome.REFUSED,
        () -> {
          rated.talk = rated.talk == Talk.APPEALED ? Talk.APPEAL_DECIDED : Talk.DECIDED;
          rated.state = "RELEASED";
        },
        () ->
            running
                .visitor(actor)
                .send(
                    "POST",
                    "/disputes/" + running.openDispute(rated) + "/decision",
                    body.toString(),
                    true));
  }

  private Step appeal(Rated rated, String actor) {
    var may = rated.talk == Talk.AGREED || rated.talk == Talk.DECIDED;
    // Before the conversation there is nothing yet that one could look at.
    var outcome =
        !actor.equals(rated.person) ? Outcome.HIDDEN : may ? Outcome.DONE : Outcome.REFUSED;
    return new Step(
        "%s appeals on %s".formatted(actor, rated.person),
        outcome,
        () -> rated.talk = Talk.APPEALED,
        () ->
            running
                .visitor(actor)
                .send(
                    "POST",
                    "/participants/" + rated.id + "/appeal",
                    "reason=%E8%AF%B7%E5%86%8D%E7%9C%8B&competency=" + model.anyCompetency(rated),
                    true));
  }

  private Step withdraw(Rated rated, String actor) {
    return new Step(
        "%s withdraws %s".formatted(actor, rated.person),
        !RunningAssessments.MAY_ADMINISTER.contains(actor)
            ? Outcome.HIDDEN
            : rated.isRunning() ? Outcome.DONE : Outcome.REFUSED,
        () -> {
          rated.state = "WITHDRAWN";
          rated.forms.values().stream()
              .filter(form -> !form.state.equals("SUBMITTED"))
              .forEach(form -> form.state = "EXPIRED");
        },
        () ->
            running
                .visitor(actor)
                .send(
                    "POST",
                    "/assessments/%s/participants/%s/withdrawal"
                        .formatted(running.campaign(), rated.id),
                    "reason=%E8%B0%83%E5%B2%97",
                    true));
  }
}
