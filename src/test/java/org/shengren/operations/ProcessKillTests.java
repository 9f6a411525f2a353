package org.shengren.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.Visitor;

/**
 * {@code kill -9} of the real application while people rate and while a file is imported: nothing
 * that was confirmed is lost, nothing half-written remains. The company is made over HTTP like any
 * other.
 */
class ProcessKillTests {
  /** An answer as the form knows it; {@link #NONE} where nothing is kept. */
  private record Kept(String answer, int sequence) {
    static final Kept NONE = new Kept("", 0);
  }

  private static final String COMPANY = "kill";
  private static final String FOUNDER = "founder@kill.example";
  private static final String PASSWORD = "two plus two is four";
  private static final Pattern OPTION =
      Pattern.compile("<option value=\"([0-9a-f-]{36})\"", Pattern.CASE_INSENSITIVE);
  private static final Pattern BEHAVIOUR =
      Pattern.compile(
          "<fieldset[^>]*data-indicator=\"([^\"]+)\"[^>]*data-sequence=\"(\\d+)\".*?</fieldset>",
          Pattern.DOTALL);
  private static final Pattern CHECKED =
      Pattern.compile("<input type=\"radio\"(?=[^>]*checked)[^>]*value=\"([^\"]+)\"");

  /**
   * Enough that the application is killed far from the beginning and from the end of it, and few
   * enough (64 KB) that whoever confirms waits for the import.
   */
  private static final int PEOPLE = 1500;

  private static ApplicationProcess application;

  @BeforeAll
  static void foundACompany() throws Exception {
    application = new ApplicationProcess(Path.of("target", "process-kill").toAbsolutePath());
    application.start();
    assertThat(application.target(application.found(COMPANY, FOUNDER, PASSWORD)))
        .isEqualTo("/people/import?first");
  }

  @BeforeEach
  void startUnlessItRuns() throws Exception {
    if (!application.isRunning()) {
      application.start();
    }
  }

  @AfterAll
  static void leaveNothingRunning() throws Exception {
    var running = application.isRunning();
    application.stop();
    var left = application.leftBehind();
    left.forEach(ProcessHandle::destroyForcibly);
    if (running) {
      assertThat(left).as("left by an application that was stopped").isEmpty();
    }
  }

  @Test
  void everyAnswerThatWasConfirmedBeforeTheKillIsInTheFormAfterIt() throws Exception {
    var rater = founder();
    importToTheEnd(
        rater,
        """
        number,name,unit,position,manager
        F001,,,key-account-manager,M001
        M001,陈静,HQ,,
        """);
    var form = startOwnAssessment(rater);
    var asked = List.copyOf(read(rater, form).keySet());
    assertThat(asked).hasSizeGreaterThan(20);

    var sent = new ConcurrentHashMap<String, Kept>();
    var confirmed = new ConcurrentHashMap<String, Kept>();
    var confirmations = new AtomicInteger();
    try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
      int count = 4;
      var working = new ArrayList<Future<?>>();
      for (int hand = 0; hand < count; hand++) {
        int first = hand;
        working.add(
            hands.submit(() -> {
              for (int turn = 0; ; turn++) {
                for (int at = first; at < asked.size(); at += count) {
                  var next = new Kept(Integer.toString(1 + (turn + at) % 5), turn + 1);
                  sent.put(asked.get(at), next);
                  try {
                    give(rater, form, asked.get(at), next);
                  } catch (UncheckedIOException killed) {
                    return;
                  }
                  confirmed.put(asked.get(at), next);
                  confirmations.incrementAndGet();
                }
              }
            }));
      }
      // In the middle of the third turn: most answers have been changed, some are about to be.
      ApplicationProcess.await(() ->
          confirmations.get() > asked.size() * 5 / 2 || working.stream().anyMatch(Future::isDone));
      application.kill();
      for (var hand : working) {
        hand.get();
      }
    }

    application.start();
    var again = founder();
    var kept = read(again, form);
    assertThat(kept.keySet()).containsExactlyElementsOf(asked);
    // What was under way without an answer may have arrived or not; all else is as confirmed.
    kept.forEach((behaviour, answer) ->
        assertThat(answer)
            .as(behaviour)
            .isIn(
                confirmed.getOrDefault(behaviour, Kept.NONE),
                sent.getOrDefault(behaviour, Kept.NONE)));
    assertThat(confirmed).hasSameSizeAs(asked);

    // The window that was open all the time goes on as if nothing had been.
    for (var behaviour : asked) {
      give(
          rater,
          form,
          behaviour,
          new Kept("3", Objects.requireNonNull(kept.get(behaviour)).sequence() + 1));
    }
    assertThat(read(again, form).values()).extracting(Kept::answer).containsOnly("3");
  }

  @Test
  void anImportThatIsKilledIsWhollyThereOrNotAtAllAndCanBeDoneAgain() throws Exception {
    var uploaded = upload(founder(), people());
    int present = 0;
    int cut = 0;
    // Early and late in the import, which writes almost 3 MB to the log of the database.
    for (long written : List.of(500_000L, 2_000_000L)) {
      var before = content();
      var confirmed = confirmAndKill(founder(), uploaded, written);
      application.start();
      // Before anybody looks: reading the list is noted in the audit trail.
      var after = content();
      present = present(founder());
      if (confirmed || present > 0) {
        assertThat(present).isEqualTo(PEOPLE);
        break;
      }
      assertThat(after).isEqualTo(before);
      cut++;
    }
    assertThat(cut).as("kills that met the import at work").isPositive();

    var partner = founder();
    if (present == 0) {
      confirm(partner, uploaded);
    }
    assertThat(present(partner)).isEqualTo(PEOPLE);
    assertThat(partner.get(upload(partner, people())).body())
        .as("the same file has nothing to add")
        .doesNotContain("/confirmation");
  }

  private static Visitor founder() {
    return new Visitor(application.address()).signIn(COMPANY, FOUNDER, PASSWORD);
  }

  /** Address of the questionnaire, which has been begun. */
  private static String startOwnAssessment(Visitor person) {
    var page = person.get("/assessments/new?unit=me").body();
    var positions = page.substring(page.indexOf("name=\"position\""));
    var started =
        person.send(
            "POST",
            "/assessments",
            Visitor.form(
                Map.of(
                    "name",
                    "年度评估",
                    "purpose",
                    "PLACEMENT",
                    "startsOn",
                    value(page, "startsOn"),
                    "endsOn",
                    value(page, "endsOn"),
                    "includeCore",
                    "true",
                    "position",
                    first(OPTION, positions))),
            true);
    return application.target(
        person.send("POST", application.target(started) + "/start", "", true));
  }

  private static void give(Visitor rater, String form, String behaviour, Kept next) {
    var path = form.replaceFirst("/competencies/.*", "/ratings/" + behaviour);
    var answer =
        rater.send(
            "PUT",
            path,
            "{\"answer\":\"%s\",\"sequence\":%d}".formatted(next.answer(), next.sequence() - 1),
            true);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"sequence\":" + next.sequence());
  }

  /** The whole form, in its order. */
  private static Map<String, Kept> read(Visitor rater, String form) {
    var found = new LinkedHashMap<String, Kept>();
    var behaviours = BEHAVIOUR.matcher(rater.get(form).body());
    while (behaviours.find()) {
      var checked = CHECKED.matcher(behaviours.group());
      var kept =
          new Kept(checked.find() ? checked.group(1) : "", Integer.parseInt(behaviours.group(2)));
      assertThat(found.put(behaviours.group(1), kept)).as("stands twice").isNull();
    }
    return found;
  }

  private static String people() {
    return IntStream.range(0, PEOPLE)
        .mapToObj(at -> "P%04d,员%d,p%d@k.cn,HQ/分部%d,F001".formatted(at, at, at, at % 20))
        .collect(Collectors.joining("\n", "number,name,email,unit,manager\n", "\n"));
  }

  /** Address of the file, which waits for its confirmation. */
  private static String upload(Visitor partner, String file) {
    return application.target(partner.upload("/people/import", "people.csv", file));
  }

  private static void confirm(Visitor partner, String uploaded) {
    assertThat(application.target(partner.send("POST", uploaded + "/confirmation", "", true)))
        .isEqualTo(uploaded + "/result");
  }

  private static void importToTheEnd(Visitor partner, String file) {
    confirm(partner, upload(partner, file));
  }

  /**
   * Kills the application as soon as the import has written that much.
   *
   * @return whether the import was confirmed all the same
   */
  private static boolean confirmAndKill(Visitor partner, String uploaded, long bytes)
      throws Exception {
    try (var browser = Executors.newVirtualThreadPerTaskExecutor();
        var database = application.connectAsSuperuser()) {
      var begin = number(database, "select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
      var answer = browser.submit(() -> confirm(partner, uploaded));
      ApplicationProcess.await(() ->
          answer.isDone()
              || number(
                      database,
                      """
                      select case when exists (
                                    select from pg_stat_activity
                                     where usename = 'shengren_app' and backend_xid is not null
                                       and query like '%organization.%')
                                  then pg_current_wal_insert_lsn() - '0/0'::pg_lsn
                             end
                      """)
                  >= begin + bytes);
      application.kill();
      try {
        answer.get();
        return true;
      } catch (ExecutionException killed) {
        assertThat(killed.getCause()).isInstanceOf(UncheckedIOException.class);
        return false;
      }
    }
  }

  private static long number(Connection database, String sql) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** How many people of the file are there, each counted as often as it stands there. */
  private static int present(Visitor partner) {
    return (int)
        partner
            .get("/people/import/present.csv")
            .body()
            .lines()
            .filter(line -> line.matches("P\\d{4},.*"))
            .count();
  }

  /**
   * A fingerprint of every table; but sessions change with each page that is looked at, and daily
   * jobs note the day when their hour comes.
   */
  private static Map<String, String> content() throws Exception {
    try (var database = application.connectAsSuperuser();
        var statement = database.createStatement()) {
      var tables = new ArrayList<String>();
      try (var rows =
          statement.executeQuery(
              """
              select format('%I.%I', schemaname, tablename)
                from pg_tables
               where schemaname not in ('pg_catalog', 'information_schema', 'identity')
                 and tablename not in ('job_day', 'scheduled_tasks')
              """)) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      var content = new TreeMap<String, String>();
      for (var table : tables) {
        try (var rows =
            statement.executeQuery(
                "select count(*) || ' ' || md5(string_agg(t::text, '' order by t::text)) from %s t"
                    .formatted(table))) {
          rows.next();
          content.put(table, String.valueOf(rows.getString(1)));
        }
      }
      return content;
    }
  }

  private static String value(String page, String field) {
    var input = page.substring(page.lastIndexOf('<', page.indexOf("name=\"" + field + "\"")));
    return first(Pattern.compile("value=\"([^\"]*)\""), input);
  }

  private static String first(Pattern pattern, String text) {
    var match = pattern.matcher(text);
    assertThat(match.find()).as(pattern.pattern()).isTrue();
    return match.group(1);
  }
}
