package org.shengren.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shengren.Visitor;

/**
 * Everybody does whatever comes to their mind to running assessments, legal or not, while the
 * application is killed now and then. A small model of the rules says beforehand what each step
 * must do; the database must show exactly that: no answer lost, none twice, nothing changed by what
 * was refused, and each refusal said in a sentence.
 */
class AssessmentModelTests {
  private static final String COMPANY = "model";
  private static final String PASSWORD = "two plus two is four";
  private static final List<String> RATED =
      IntStream.rangeClosed(1, 8).mapToObj("E%03d"::formatted).toList();
  private static final List<String> EVERYBODY =
      Stream.concat(Stream.of("F001", "B001", "M001", "H001", "X001"), RATED.stream()).toList();

  /** The campaign administrator, and the founder as HR partner of everybody. */
  private static final Set<String> MAY_ADMINISTER = Set.of("H001", "F001");

  private static final int STEPS = 420;
  private static final int KILLS = 4;

  private enum Side {
    SELF,
    MANAGER
  }

  private enum Talk {
    OPEN,
    PROPOSED,
    ESCALATED,
    AGREED,
    DECIDED,
    APPEALED,
    APPEAL_DECIDED
  }

  /** What an action must come to. */
  private enum Outcome {
    DONE,
    /** 409 or 422, with a sentence. */
    REFUSED,
    /** 409 with the answer that was given elsewhere meanwhile. */
    SHOWN,
    /** 404, as if it did not exist. */
    HIDDEN
  }

  private record Kept(String answer, int sequence) {}

  /** One questionnaire as the rules see it. */
  private static final class Form {
    final UUID id;
    final String rater;
    final List<UUID> asked;
    String state = "INVITED";
    final Map<UUID, Kept> answers = new TreeMap<>(Comparator.comparing(UUID::toString));

    Form(UUID id, String rater, List<UUID> asked) {
      this.id = id;
      this.rater = rater;
      this.asked = asked;
    }
  }

  /** One participant as the rules see them. */
  private static final class Rated {
    final UUID id;
    final String person;
    final Map<Side, Form> forms = new EnumMap<>(Side.class);
    String state = "RATING";
    Talk talk = Talk.OPEN;
    Side proposedBy = Side.SELF;
    boolean escalated;

    Rated(UUID id, String person) {
      this.id = id;
      this.person = person;
    }

    Form form(Side side) {
      return Objects.requireNonNull(forms.get(side));
    }

    boolean isRunning() {
      return state.equals("RATING") || state.equals("CONVERSATION");
    }

    /** Everything that the database must show, in the words of {@link #inDatabase}. */
    String picture() {
      var picture = new StringBuilder(state);
      forms.forEach((side, form) -> {
        picture.append('\n').append(side).append(' ').append(form.state);
        form.answers.forEach((item, kept) ->
            picture
                .append(' ')
                .append(item)
                .append('=')
                .append(kept.answer())
                .append('#')
                .append(kept.sequence()));
      });
      if (escalated) {
        picture.append("\nESCALATION ").append(talk == Talk.ESCALATED ? "open" : "decided");
      }
      if (talk == Talk.APPEALED || talk == Talk.APPEAL_DECIDED) {
        picture.append("\nAPPEAL ").append(talk == Talk.APPEALED ? "open" : "decided");
      }
      return picture.toString();
    }

    /** Whom the open matter waits for: always the next one up who has not been part of it. */
    String decider() {
      return talk == Talk.APPEALED && escalated ? "F001" : "B001";
    }
  }

  /** A step: what the model says of it, what it changes there, and the request. */
  private record Step(
      String says, Outcome outcome, Runnable effect, Callable<HttpResponse<String>> request) {}

  private static ApplicationProcess application;
  private static final Map<String, Visitor> VISITORS = new HashMap<>();
  private static final Map<String, Rated> MODEL = new LinkedHashMap<>();
  private static final Map<UUID, UUID> COMPETENCY_OF = new HashMap<>();
  private static final Map<UUID, String> CODE_OF = new HashMap<>();
  private static String campaign = "";

  @BeforeAll
  static void startAssessments() throws Exception {
    application = new ApplicationProcess(Path.of("target", "assessment-model").toAbsolutePath());
    application.start();
    var founder = new Visitor(application.address());
    founder.refreshToken("/setup");
    founder.send(
        "POST",
        "/setup",
        Visitor.form(
            Map.of(
                "code", application.setupCode(),
                "name", "试验公司",
                "company", COMPANY,
                "language", "zh",
                "zone", "Asia/Shanghai",
                "models", "key-account-sales",
                "founder", "方建国",
                "number", "F001",
                "email", "founder@model.example",
                "password", PASSWORD)),
        true);
    founder = new Visitor(application.address()).signIn(COMPANY, "founder@model.example", PASSWORD);
    var people = new StringBuilder("number,name,unit,position,manager\n");
    people.append("B001,白总,HQ,,F001\nM001,孟经理,HQ,,B001\nH001,何人事,HQ,,F001\nX001,谢同事,HQ,,M001\n");
    for (var number : RATED) {
      people.append(number).append(",员工").append(number).append(",HQ,key-account-manager,M001\n");
    }
    var uploaded = path(founder.upload("/people/import", "people.csv", people.toString()));
    founder.send("POST", uploaded + "/confirmation", "", true);
    ApplicationProcess.await(
        () -> one("select count(*) from organization.person where number ~ '^E'").equals("8"));
    // Everybody gets the founder's password: invitations are not what is tried here.
    change(
        """
        insert into identity.account (tenant_id, id, person_id, password_hash, theme, created_at)
        select a.tenant_id, gen_random_uuid(), p.id, a.password_hash, a.theme, a.created_at
          from identity.account a
          join organization.person p on p.tenant_id = a.tenant_id and p.id <> a.person_id
        """);
    founder.send(
        "POST",
        "/people/%s/roles"
            .formatted(one("select id from organization.person where number = 'H001'")),
        "role=CAMPAIGN_ADMINISTRATOR",
        true);
    for (var number : EVERYBODY) {
      VISITORS.put(number, new Visitor(application.address()).signIn(COMPANY, number, PASSWORD));
    }
    startCampaign();
    learn();
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
    var kills = new LinkedHashSet<Integer>();
    while (kills.size() < KILLS) {
      kills.add(STEPS / 10 + random.nextInt(STEPS * 4 / 5));
    }
    var seen = new EnumMap<Outcome, Integer>(Outcome.class);
    var told = new ArrayList<String>();
    for (int at = 0; at < STEPS; at++) {
      var rated = MODEL.get(RATED.get(random.nextInt(RATED.size())));
      var step = next(random, Objects.requireNonNull(rated));
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
      assertThat(inDatabase(rated)).as(() -> story(seed, told)).isEqualTo(rated.picture());
    }
    assertThat(seen.keySet())
        .as("the walk met everything")
        .containsExactlyInAnyOrder(Outcome.values());
    for (var rated : MODEL.values()) {
      assertThat(inDatabase(rated)).as(() -> story(seed, told)).isEqualTo(rated.picture());
    }
    assertThat(MODEL.values())
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
    var found = inDatabase(rated);
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

  private static final Pattern SAID =
      Pattern.compile(
          "class=\"headline"
              + " compact\">([^<]+)<|role=\"alert\"[^>]*>(.*?)</div>|\"detail\":\"([^\"]+)\"",
          Pattern.DOTALL);

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

  private static Step next(Random random, Rated rated) {
    var side = random.nextBoolean() ? Side.SELF : Side.MANAGER;
    var form = rated.form(side);
    // Mostly those whose matter it is, else the walk would knock at closed doors only.
    var rater = random.nextInt(4) > 0 ? form.rater : anybody(random);
    return switch (random.nextInt(16)) {
      case 0 -> answerOne(random, rated, form, rater);
      case 1, 2, 3, 4 -> answerAll(random, rated, form);
      case 5, 6, 7 -> submit(rated, form, rater);
      case 8 -> reopen(rated, side, random.nextInt(3) > 0 ? "X001" : "H001");
      case 9, 10, 11 -> say(random, rated, side, rater);
      case 12, 13 -> decide(random, rated);
      case 14 -> appeal(rated, random.nextInt(3) > 0 ? rated.person : anybody(random));
      // Seldom by those who may: whoever is withdrawn has nothing more to tell.
      default ->
          withdraw(
              rated, random.nextInt(12) == 0 ? "H001" : random.nextBoolean() ? "B001" : "M001");
    };
  }

  private static String anybody(Random random) {
    return EVERYBODY.get(random.nextInt(EVERYBODY.size()));
  }

  private static Step answerOne(Random random, Rated rated, Form form, String actor) {
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
            visitor(actor)
                .send(
                    "PUT",
                    "/assignments/%s/ratings/%s".formatted(form.id, item),
                    "{\"answer\":\"%s\",\"sequence\":%d}".formatted(category, seen),
                    true));
  }

  /** The rest of the form, as by somebody who does it in one go. */
  private static Step answerAll(Random random, Rated rated, Form form) {
    var open = rated.isRunning() && (form.state.equals("INVITED") || form.state.equals("STARTED"));
    var missing = form.asked.stream().filter(item -> !form.answers.containsKey(item)).toList();
    if (missing.isEmpty() || !open) {
      return answerOne(random, rated, form, form.rater);
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

  private static HttpResponse<String> put(Form form, UUID item, Kept kept) {
    return visitor(form.rater)
        .send(
            "PUT",
            "/assignments/%s/ratings/%s".formatted(form.id, item),
            "{\"answer\":\"%s\",\"sequence\":%d}".formatted(kept.answer(), kept.sequence() - 1),
            true);
  }

  private static Step submit(Rated rated, Form form, String actor) {
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
        () -> visitor(actor).send("POST", "/assignments/" + form.id + "/submission", "", true));
  }

  private static Step reopen(Rated rated, Side side, String actor) {
    var form = rated.form(side);
    var may = rated.isRunning() && form.state.equals("SUBMITTED") && rated.talk == Talk.OPEN;
    return new Step(
        "%s reopens %s of %s".formatted(actor, side, rated.person),
        !MAY_ADMINISTER.contains(actor) ? Outcome.HIDDEN : may ? Outcome.DONE : Outcome.REFUSED,
        () -> {
          form.state = "STARTED";
          rated.state = "RATING";
        },
        () ->
            visitor(actor)
                .send(
                    "POST",
                    "/assessments/%s/participants/%s/questionnaires/%s/reopening"
                        .formatted(campaign, rated.id, form.id),
                    "",
                    true));
  }

  private static Step say(Random random, Rated rated, Side side, String actor) {
    var agrees = random.nextInt(3) > 0;
    var silent = !agrees && random.nextInt(3) == 0;
    var body =
        agrees
            ? "stance=AGREED"
            : "stance=DISAGREED&note=%s&competency=%s"
                .formatted(silent ? "" : "%E4%B8%8D%E5%90%8C", anyCompetency(rated));
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
        () -> visitor(actor).send("POST", "/participants/" + rated.id + "/agreement", body, true));
  }

  private static UUID anyCompetency(Rated rated) {
    return Objects.requireNonNull(COMPETENCY_OF.get(rated.form(Side.SELF).asked.getFirst()));
  }

  private static Step decide(Random random, Rated rated) {
    var open = rated.talk == Talk.ESCALATED || rated.talk == Talk.APPEALED;
    var actor = random.nextInt(4) > 0 ? rated.decider() : anybody(random);
    var incomplete = random.nextInt(4) == 0;
    var body = new StringBuilder("x=y");
    if (!incomplete) {
      COMPETENCY_OF.forEach((item, competency) ->
          body.append("&settled-")
              .append(item)
              .append("=3&reason-")
              .append(CODE_OF.get(competency))
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
            visitor(actor)
                .send(
                    "POST",
                    "/disputes/" + openDispute(rated) + "/decision",
                    body.toString(),
                    true));
  }

  private static Step appeal(Rated rated, String actor) {
    var may = rated.talk == Talk.AGREED || rated.talk == Talk.DECIDED;
    // Before the conversation there is nothing yet that one could look at.
    var outcome =
        !actor.equals(rated.person) ? Outcome.HIDDEN : may ? Outcome.DONE : Outcome.REFUSED;
    return new Step(
        "%s appeals on %s".formatted(actor, rated.person),
        outcome,
        () -> rated.talk = Talk.APPEALED,
        () ->
            visitor(actor)
                .send(
                    "POST",
                    "/participants/" + rated.id + "/appeal",
                    "reason=%E8%AF%B7%E5%86%8D%E7%9C%8B&competency=" + anyCompetency(rated),
                    true));
  }

  private static Step withdraw(Rated rated, String actor) {
    return new Step(
        "%s withdraws %s".formatted(actor, rated.person),
        !MAY_ADMINISTER.contains(actor)
            ? Outcome.HIDDEN
            : rated.isRunning() ? Outcome.DONE : Outcome.REFUSED,
        () -> {
          rated.state = "WITHDRAWN";
          rated.forms.values().stream()
              .filter(form -> !form.state.equals("SUBMITTED"))
              .forEach(form -> form.state = "EXPIRED");
        },
        () ->
            visitor(actor)
                .send(
                    "POST",
                    "/assessments/%s/participants/%s/withdrawal".formatted(campaign, rated.id),
                    "reason=%E8%B0%83%E5%B2%97",
                    true));
  }

  private static Visitor visitor(String number) {
    return Objects.requireNonNull(VISITORS.get(number));
  }

  private static String path(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("location")
        .orElseThrow(() -> new AssertionError(answer.body()))
        .replace(application.address(), "");
  }

  private static void startCampaign() throws SQLException {
    var administrator = visitor("H001");
    var unit = one("select id from organization.org_unit where parent_id is null");
    var page = administrator.get("/assessments/new?unit=" + unit).body();
    var seen = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"").matcher(page);
    assertThat(seen.find()).as(page).isTrue();
    var today =
        Pattern.compile(
                "name=\"startsOn\"[^>]*value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*name=\"startsOn\"")
            .matcher(page);
    assertThat(today.find()).isTrue();
    var from = today.group(1) == null ? today.group(2) : today.group(1);
    var started =
        administrator.send(
            "POST",
            "/assessments",
            Visitor.form(
                Map.of(
                    "name",
                    "年度评估",
                    "purpose",
                    "PLACEMENT",
                    "startsOn",
                    from,
                    "endsOn",
                    java.time.LocalDate.parse(from).plusDays(20).toString(),
                    "includeCore",
                    "false",
                    "unit",
                    unit,
                    "seen",
                    seen.group(1))),
            true);
    campaign = path(started).replaceFirst(".*/", "");
  }

  private static void learn() throws Exception {
    try (var database = application.connectAsSuperuser();
        var ask = database.createStatement();
        var rows =
            ask.executeQuery(
                """
                select t.id, p.number, a.id, a.relationship, r.number,
                       array_agg(i.indicator_id order by i.ordinal)
                  from assessment.participant t
                  join organization.person p on p.id = t.person_id
                  join assessment.assignment a on a.participant_id = t.id
                  join organization.person r on r.id = a.rater_id
                  join assessment.item i on i.assignment_id = a.id
                 group by t.id, p.number, a.id, a.relationship, r.number
                """)) {
      while (rows.next()) {
        var rated = new Rated(rows.getObject(1, UUID.class), rows.getString(2));
        MODEL.putIfAbsent(rated.person, rated);
        Objects.requireNonNull(MODEL.get(rated.person))
            .forms
            .put(
                Side.valueOf(rows.getString(4)),
                new Form(
                    rows.getObject(3, UUID.class),
                    rows.getString(5),
                    List.of((UUID[]) rows.getArray(6).getArray())));
      }
    }
    assertThat(MODEL.keySet()).containsExactlyInAnyOrderElementsOf(RATED);
    try (var database = application.connectAsSuperuser();
        var ask = database.createStatement();
        var rows =
            ask.executeQuery(
                """
                select distinct i.indicator_id, c.id, c.code
                  from assessment.item i
                  join competency.indicator b on b.id = i.indicator_id
                  join competency.competency c on c.id = b.competency_id
                """)) {
      while (rows.next()) {
        COMPETENCY_OF.put(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
        CODE_OF.put(rows.getObject(2, UUID.class), rows.getString(3));
      }
    }
  }

  /** As {@link Rated#picture}, of what is there. */
  private static String inDatabase(Rated rated) throws Exception {
    return one(
        """
        select t.state
               || E'\\nSELF ' || (%1$s 'SELF')
               || E'\\nMANAGER ' || (%1$s 'MANAGER')
               || coalesce((select string_agg(E'\\n' || d.kind || case when d.outcome is null
                                   then ' open' else ' decided' end, '' order by d.kind desc)
                              from assessment.dispute d where d.participant_id = t.id), '')
          from assessment.participant t where t.id = '%2$s'
        """
            .formatted(
                """
                select a.state || coalesce((select string_agg(' ' || r.indicator_id || '='
                                                   || coalesce(r.answer::text, r.no_answer) || '#'
                                                   || r.sequence, '' order by r.indicator_id)
                                              from assessment.rating r
                                             where r.assignment_id = a.id), '')
                  from assessment.assignment a
                 where a.participant_id = t.id and a.relationship =
                """,
                rated.id));
  }

  private static String openDispute(Rated rated) throws Exception {
    var found =
        one(
            "select id from assessment.dispute where participant_id = '%s' order by raised_at desc limit 1"
                .formatted(rated.id));
    return found.isEmpty() ? UUID.randomUUID().toString() : found;
  }

  private static String one(String sql) throws SQLException {
    try (var database = application.connectAsSuperuser();
        var ask = database.createStatement();
        var row = ask.executeQuery(sql)) {
      return row.next() && row.getString(1) != null ? row.getString(1) : "";
    } catch (java.io.IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void change(String sql) throws Exception {
    try (var database = application.connectAsSuperuser();
        var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
