package org.shengren.measurement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.shengren.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Findings of the measures in force, ready to be counted by thousands: table {@code
 * measurement.packed_findings} holds for each person and model one letter for each bar that a
 * requirement can set. Whoever counts asks for {@link #settings}, and where a row was found by
 * others calls {@link #find} and reads again; so a change of settings needs no other care.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CurrentFindings {
  /** Degrees 1.0, 1.5 … 5.0. */
  private static final int DEGREES = 9;

  /** A later version may ask for a level that the competency did not have when it was rated. */
  private static final int LEVELS = 8;

  private final JdbcClient jdbc;
  private final Measures measures;

  CurrentFindings(JdbcClient jdbc, Measures measures) {
    this.jdbc = jdbc;
    this.measures = measures;
  }

  /** By which figures findings are found at present, as column {@code found_by} holds them. */
  public String settings(TenantId tenant) {
    return name(measures.settings(tenant));
  }

  private static String name(Settings settings) {
    return "%d/%s/%s/%s/%s"
        .formatted(
            settings.heldAt(),
            settings.holdingProbability(),
            settings.shortfallProbability(),
            settings.largestError(),
            settings.strengthMargin());
  }

  /** Finds anew what was not found by the present settings. */
  public void find(TenantId tenant) {
    // Two who look at once would else do the same twice, and wait for each other's rows.
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))::text")
        .param("what", "current findings " + tenant.value())
        .query(String.class)
        .single();
    var settings = measures.settings(tenant);
    var levels = levels(tenant, name(settings));
    var found = new HashMap<UUID, String>();
    jdbc.sql(
            """
            select m.id, m.kind, m.reason, m.method, m.levels, m.estimate, m.standard_error,
                   m.position, m.position_error, m.position_low, m.position_high, m.held_level,
                   m.observers, m.skipped_raters, m.ratings, m.asked, m.answered
              from measurement.current_finding f
              join measurement.measure m on m.tenant_id = f.tenant_id and m.id = f.measure_id
             where f.tenant_id = :tenant and f.found_by is distinct from :settings
            """)
        .param("tenant", tenant.value())
        .param("settings", name(settings))
        .query(row -> {
          var id = row.getObject("id", UUID.class);
          var highest = row.getInt("levels");
          if (!row.getString("kind").equals("ESTIMATED")) {
            found.put(id, "U".repeat(highest > 0 ? LEVELS : DEGREES));
            return;
          }
          var estimate = new Estimate(row.getDouble("estimate"), row.getDouble("standard_error"));
          Optional<LevelPosition> position =
              highest == 0
                  ? Optional.empty()
                  : Optional.of(
                      new LevelPosition(
                          row.getDouble("position"),
                          row.getDouble("position_error"),
                          new Interval(
                              row.getDouble("position_low"), row.getDouble("position_high")),
                          row.getInt("held_level"),
                          highest));
          found.put(
              id,
              letters(
                  new Measure.Estimated(
                      estimate,
                      estimate,
                      position,
                      levels.getOrDefault(id, List.of()),
                      List.of(),
                      Optional.empty(),
                      MeasureMethod.valueOf(row.getString("method")),
                      row.getInt("observers"),
                      row.getInt("skipped_raters"),
                      row.getInt("ratings"),
                      row.getInt("asked"),
                      row.getInt("answered"),
                      Set.of()),
                  highest > 0,
                  settings));
        });
    keep(tenant, name(settings), found);
    pack(tenant, name(settings));
  }

  private Map<UUID, List<LevelMean>> levels(TenantId tenant, String settings) {
    var levels = new HashMap<UUID, List<LevelMean>>();
    jdbc.sql(
            """
            select l.measure_id, l.level, l.mean, l.standard_error, l.observed, l.ratings, l.raters,
                   l.asked, l.answered
              from measurement.current_finding f
              join measurement.measure_level l
                on l.tenant_id = f.tenant_id and l.measure_id = f.measure_id
             where f.tenant_id = :tenant and f.found_by is distinct from :settings
             order by l.measure_id, l.level
            """)
        .param("tenant", tenant.value())
        .param("settings", settings)
        .query(row -> {
          levels
              .computeIfAbsent(row.getObject("measure_id", UUID.class), _ -> new ArrayList<>())
              .add(
                  new LevelMean(
                      row.getInt("level"),
                      new Estimate(row.getDouble("mean"), row.getDouble("standard_error")),
                      row.getDouble("observed"),
                      row.getInt("ratings"),
                      row.getInt("raters"),
                      row.getInt("asked"),
                      row.getInt("answered")));
        });
    return levels;
  }

  private void keep(TenantId tenant, String settings, Map<UUID, String> found) {
    var ids = List.copyOf(found.keySet());
    jdbc.sql(
            """
            update measurement.current_finding f
               set findings = r.findings, found_by = :settings
              from unnest(:ids::uuid[], :findings::text[]) as r (id, findings)
             where f.tenant_id = :tenant and f.measure_id = r.id
            """)
        .param("tenant", tenant.value())
        .param("settings", settings)
        .param("ids", ids.toArray(UUID[]::new))
        .param("findings", ids.stream().map(found::get).toArray(String[]::new))
        .update();
  }

  /**
   * What is found of somebody on one competency, against whatever bar.
   *
   * @param levelled whether it was rated by levels
   * @param letters one for each bar
   */
  public record Found(boolean levelled, String letters) {
    /**
     * The finding.
     *
     * @param levelled whether the requirement asks for a level
     * @param bar number of the level, or of the degree among 1.0, 1.5 … 5.0, from 1
     */
    public Finding at(boolean levelled, int bar) {
      return levelled == this.levelled && bar <= letters.length()
          ? finding(letters.charAt(bar - 1))
          : Finding.NOT_ENOUGH_EVIDENCE;
    }

    private static Finding finding(char letter) {
      return switch (letter) {
        case 'S' -> Finding.STRENGTH;
        case 'M' -> Finding.MEETS;
        case 'C' -> Finding.CLOSE;
        case 'F' -> Finding.FOCUS_AREA;
        default -> Finding.NOT_ENOUGH_EVIDENCE;
      };
    }
  }

  /**
   * A result behind a finding.
   *
   * @param result level or degree
   */
  public record Result(LocalDate asOf, OptionalDouble result) {}

  /** By code of the competency, what column {@code findings} holds. */
  public static Map<String, Found> findings(String packed) {
    var found = new LinkedHashMap<String, Found>();
    eachLine(
        packed,
        line -> {
          var levels = line.indexOf(' ');
          var letters = line.indexOf(' ', levels + 1);
          found.put(
              line.substring(letters + 1),
              new Found(levels != 1 || line.charAt(0) != '0', line.substring(levels + 1, letters)));
        });
    return found;
  }

  /** What column {@code results} holds, in the order of {@link #findings}. */
  public static List<Result> results(String packed) {
    var results = new ArrayList<Result>();
    eachLine(
        packed,
        line -> {
          var day = line.indexOf(' ');
          results.add(
              day < 0
                  ? new Result(LocalDate.ofEpochDay(Long.parseLong(line)), OptionalDouble.empty())
                  : new Result(
                      LocalDate.ofEpochDay(Long.parseLong(line, 0, day, 10)),
                      OptionalDouble.of(Double.parseDouble(line.substring(day + 1)))));
        });
    return results;
  }

  /** Thousands are read for one picture: a stream for each would cost more than its lines. */
  private static void eachLine(String packed, Consumer<String> reader) {
    for (var from = 0; from < packed.length(); ) {
      var end = packed.indexOf('\n', from);
      var until = end < 0 ? packed.length() : end;
      reader.accept(packed.substring(from, until));
      from = until + 1;
    }
  }

  private void pack(TenantId tenant, String settings) {
    jdbc.sql(
            """
            update measurement.packed_findings p
               set findings = q.findings, results = q.results, found_by = :settings
              from (select f.person_id, f.model_id,
                           string_agg(concat_ws(' ', f.levels, f.findings, f.competency_code),
                                      chr(10) order by f.competency_code) as findings,
                           string_agg(concat_ws(' ', f.as_of - date '1970-01-01',
                                                round(f.result::numeric, 4)),
                                      chr(10) order by f.competency_code) as results
                      from measurement.current_finding f
                      join measurement.packed_findings s
                        on s.tenant_id = f.tenant_id and s.person_id = f.person_id
                       and s.model_id = f.model_id
                     where f.tenant_id = :tenant and s.found_by is distinct from :settings
                     group by f.person_id, f.model_id) q
             where p.tenant_id = :tenant and p.person_id = q.person_id and p.model_id = q.model_id
            """)
        .param("tenant", tenant.value())
        .param("settings", settings)
        .update();
  }

  /** One letter for each bar: of the levels, else of the degrees in halves. */
  static String letters(Measure measure, boolean levelled, Settings settings) {
    return (levelled
            ? IntStream.rangeClosed(1, LEVELS)
                .<Bar>mapToObj(level -> new Bar.OfLevel(level, settings.heldAt()))
            : IntStream.range(0, DEGREES).<Bar>mapToObj(half -> new Bar.OfDegree(1 + half / 2.0)))
        .map(bar -> letter(Judgement.of(measure, bar, settings).finding()))
        .collect(Collectors.joining());
  }

  private static String letter(Finding finding) {
    return switch (finding) {
      case STRENGTH -> "S";
      case MEETS -> "M";
      case CLOSE -> "C";
      case FOCUS_AREA -> "F";
      case NOT_ENOUGH_EVIDENCE -> "U";
    };
  }
}
