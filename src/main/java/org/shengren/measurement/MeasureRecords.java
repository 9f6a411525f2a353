package org.shengren.measurement;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.shengren.assessment.CampaignId;
import org.shengren.assessment.ParticipantId;
import org.shengren.assessment.Purpose;
import org.shengren.competency.CompetencyId;
import org.shengren.competency.Layer;
import org.shengren.competency.ModelId;
import org.shengren.competency.ModelVersionId;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Measures as they are kept. Figures come back bit by bit as they went in. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MeasureRecords {
  private static final String PLAIN_COLUMNS =
      """
      m.id, m.person_id, m.participant_id, m.campaign_id, m.purpose, m.model_id, m.version_id,
      m.competency_id, m.competency_code, m.layer, m.method, m.as_of, m.levels, m.held_at,
      m.mastery_probability, m.holding_probability, m.minimum_group, m.kind, m.reason, m.flags,
      m.estimate, m.standard_error, m.others, m.others_error, m.position, m.position_error,
      m.position_low, m.position_high, m.held_level, m.self_mean, m.self_error, m.self_ratings,
      m.observers, m.skipped_raters, m.ratings, m.asked, m.answered,
      """;

  private static final String COLUMNS =
      PLAIN_COLUMNS
          + """
          (select coalesce(jsonb_agg(jsonb_build_object(
                    'level', l.level, 'mean', l.mean, 'standardError', l.standard_error,
                    'observed', l.observed, 'ratings', l.ratings, 'raters', l.raters,
                    'asked', l.asked, 'answered', l.answered) order by l.level), '[]')::text
             from measurement.measure_level l
            where l.tenant_id = m.tenant_id and l.measure_id = m.id) as level_rows,
          (select coalesce(jsonb_agg(jsonb_build_object(
                    'source', s.source, 'mean', s.mean, 'raters', s.raters,
                    'effectiveRaters', coalesce(s.effective_raters, s.raters),
                    'ratings', s.ratings)), '[]')::text
             from measurement.measure_source s
            where s.tenant_id = m.tenant_id and s.measure_id = m.id) as source_rows,
          (select coalesce(jsonb_agg(jsonb_build_object(
                    'perLevel', v.per_level, 'source', v.source, 'variance', v.variance,
                    'degreesOfFreedom', v.degrees_of_freedom)), '[]')::text
             from measurement.measure_spread v
            where v.tenant_id = m.tenant_id and v.measure_id = m.id) as spread_rows
          """;

  private static final String LATEST_FIRST = "m.as_of desc, m.recorded_at desc, m.id desc";

  private static final TypeReference<List<LevelRow>> LEVELS = new TypeReference<>() {};
  private static final TypeReference<List<SourceRow>> SOURCES = new TypeReference<>() {};
  private static final TypeReference<List<SpreadRow>> SPREADS = new TypeReference<>() {};

  record LevelRow(
      int level,
      double mean,
      double standardError,
      double observed,
      int ratings,
      int raters,
      int asked,
      int answered) {}

  record SourceRow(Source source, double mean, int raters, double effectiveRaters, int ratings) {}

  record SpreadRow(boolean perLevel, Source source, double variance, int degreesOfFreedom) {}

  private final JdbcClient jdbc;
  private final JsonMapper json;

  MeasureRecords(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void add(TenantId tenant, RecordedMeasure recorded, Instant now) {
    addMeasure(tenant, recorded, now);
    if (recorded.measure() instanceof Measure.Estimated estimated) {
      estimated.levels().forEach(level -> addLevel(tenant, recorded.id(), level));
      estimated.sources().forEach(source -> addSource(tenant, recorded.id(), source));
    }
    var spreads = recorded.basis().spreads();
    spreads.whole().forEach((source, v) -> addSpread(tenant, recorded.id(), false, source, v));
    spreads.perLevel().forEach((source, v) -> addSpread(tenant, recorded.id(), true, source, v));
    if (recorded.decides()) {
      followCurrent(tenant, recorded);
    }
  }

  /** Table current_finding says what the view current_measure says, and is found anew. */
  private void followCurrent(TenantId tenant, RecordedMeasure recorded) {
    var changed =
        ofModel(
                tenant,
                recorded,
                """
                insert into measurement.current_finding as f
                       (tenant_id, person_id, model_id, competency_code, measure_id, as_of, levels,
                        result)
                select m.tenant_id, m.person_id, m.model_id, m.competency_code, m.id, m.as_of,
                       m.levels, case when m.levels > 0 then m.position else m.estimate end
                  from measurement.current_measure m
                 where m.tenant_id = :tenant and m.person_id = :person and m.model_id = :model
                   and m.competency_code = :code
                on conflict (tenant_id, person_id, model_id, competency_code) do update
                   set measure_id = excluded.measure_id, as_of = excluded.as_of,
                       levels = excluded.levels, result = excluded.result, findings = null,
                       found_by = null
                 where f.measure_id <> excluded.measure_id
                """)
            .param("code", recorded.code())
            .update();
    if (changed > 0) {
      ofModel(
              tenant,
              recorded,
              """
              insert into measurement.packed_findings as f (tenant_id, person_id, model_id)
              values (:tenant, :person, :model)
              on conflict (tenant_id, person_id, model_id) do update
                 set found_by = null
               where f.found_by is not null
              """)
          .update();
    }
  }

  private JdbcClient.StatementSpec ofModel(TenantId tenant, RecordedMeasure recorded, String sql) {
    return jdbc.sql(sql)
        .param("tenant", tenant.value())
        .param("person", recorded.person().value())
        .param("model", recorded.model().value());
  }

  private void addMeasure(TenantId tenant, RecordedMeasure recorded, Instant now) {
    var measure = recorded.measure();
    var settings = recorded.basis().settings();
    var estimated =
        measure instanceof Measure.Estimated found
            ? Optional.of(found)
            : Optional.<Measure.Estimated>empty();
    var position = estimated.flatMap(Measure.Estimated::position);
    var self =
        switch (measure) {
          case Measure.Estimated found -> found.self();
          case Measure.SelfView view -> Optional.of(view);
          case Measure.NotObserved _ -> Optional.<Measure.SelfView>empty();
        };
    jdbc.sql(
            """
            insert into measurement.measure (
              tenant_id, id, person_id, participant_id, campaign_id, purpose, model_id, version_id,
              competency_id, competency_code, layer, method, as_of, recorded_at, levels, held_at,
              mastery_probability, holding_probability, minimum_group, kind, reason, flags,
              estimate, standard_error, others, others_error, position, position_error,
              position_low, position_high, held_level, self_mean, self_error, self_ratings,
              observers, skipped_raters, ratings, asked, answered, revision)
            values (
              :tenant, :id, :person, :participant, :campaign, :purpose, :model, :version,
              :competency, :code, :layer, :method, :asOf, :now, :levels, :heldAt,
              :mastery, :holding, :minimumGroup, :kind, :reason, :flags::text[],
              :estimate, :error, :others, :othersError, :position, :positionError,
              :positionLow, :positionHigh, :heldLevel, :selfMean, :selfError, :selfRatings,
              :observers, :skipped, :ratings, :asked, :answered,
              (select coalesce(max(before.revision), 0) + 1
                 from measurement.measure before
                where before.tenant_id = :tenant and before.participant_id = :participant
                  and before.competency_id = :competency and before.method = :method))
            """)
        .param("tenant", tenant.value())
        .param("id", recorded.id().value())
        .param("person", recorded.person().value())
        .param("participant", recorded.participant().value())
        .param("campaign", recorded.campaign().value())
        .param("purpose", recorded.purpose().name())
        .param("model", recorded.model().value())
        .param("version", recorded.version().value())
        .param("competency", recorded.competency().value())
        .param("code", recorded.code())
        .param("layer", recorded.layer().name())
        .param("method", recorded.basis().method().name())
        .param("asOf", recorded.asOf())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("levels", recorded.basis().levels())
        .param("heldAt", settings.heldAt())
        .param("mastery", settings.masteryProbability())
        .param("holding", settings.holdingProbability())
        .param("minimumGroup", settings.minimumGroup())
        .param("kind", kind(measure))
        .param(
            "reason", measure instanceof Measure.NotObserved(var reason, _) ? reason.name() : null)
        .param(
            "flags",
            measure.flags().stream().map(Flag::name).collect(Collectors.joining(",", "{", "}")))
        .param("estimate", estimated.map(e -> e.estimate().value()).orElse(null))
        .param("error", estimated.map(e -> e.estimate().standardError()).orElse(null))
        .param("others", estimated.map(e -> e.others().value()).orElse(null))
        .param("othersError", estimated.map(e -> e.others().standardError()).orElse(null))
        .param("position", position.map(LevelPosition::value).orElse(null))
        .param("positionError", position.map(LevelPosition::standardError).orElse(null))
        .param("positionLow", position.map(p -> p.interval().low()).orElse(null))
        .param("positionHigh", position.map(p -> p.interval().high()).orElse(null))
        .param("heldLevel", position.map(LevelPosition::held).orElse(null))
        .param("selfMean", self.map(Measure.SelfView::mean).orElse(null))
        .param("selfError", self.map(Measure.SelfView::standardError).orElse(null))
        .param("selfRatings", self.map(Measure.SelfView::ratings).orElse(null))
        .param("observers", estimated.map(Measure.Estimated::observers).orElse(null))
        .param("skipped", estimated.map(Measure.Estimated::skippedRaters).orElse(null))
        .param("ratings", estimated.map(Measure.Estimated::ratings).orElse(null))
        .param("asked", estimated.map(Measure.Estimated::asked).orElse(null))
        .param("answered", estimated.map(Measure.Estimated::answered).orElse(null))
        .update();
  }

  private static String kind(Measure measure) {
    return switch (measure) {
      case Measure.Estimated _ -> "ESTIMATED";
      case Measure.SelfView _ -> "SELF_VIEW";
      case Measure.NotObserved _ -> "NOT_OBSERVED";
    };
  }

  private void addLevel(TenantId tenant, MeasureId measure, LevelMean level) {
    jdbc.sql(
            """
            insert into measurement.measure_level (
              tenant_id, measure_id, level, mean, standard_error, observed, ratings, raters, asked,
              answered)
            values (
              :tenant, :measure, :level, :mean, :error, :observed, :ratings, :raters, :asked,
              :answered)
            """)
        .param("tenant", tenant.value())
        .param("measure", measure.value())
        .param("level", level.level())
        .param("mean", level.estimate().value())
        .param("error", level.estimate().standardError())
        .param("observed", level.observed())
        .param("ratings", level.ratings())
        .param("raters", level.raters())
        .param("asked", level.asked())
        .param("answered", level.answered())
        .update();
  }

  private void addSource(TenantId tenant, MeasureId measure, SourceMean source) {
    jdbc.sql(
            """
            insert into measurement.measure_source (
              tenant_id, measure_id, source, mean, raters, effective_raters, ratings)
            values (:tenant, :measure, :source, :mean, :raters, :effective, :ratings)
            """)
        .param("tenant", tenant.value())
        .param("measure", measure.value())
        .param("source", source.source().name())
        .param("mean", source.mean())
        .param("raters", source.raters())
        .param("effective", source.effectiveRaters())
        .param("ratings", source.ratings())
        .update();
  }

  private void addSpread(
      TenantId tenant, MeasureId measure, boolean perLevel, Source source, Spread spread) {
    jdbc.sql(
            """
            insert into measurement.measure_spread (
              tenant_id, measure_id, per_level, source, variance, degrees_of_freedom)
            values (:tenant, :measure, :perLevel, :source, :variance, :degrees)
            """)
        .param("tenant", tenant.value())
        .param("measure", measure.value())
        .param("perLevel", perLevel)
        .param("source", source.name())
        .param("variance", spread.variance())
        .param("degrees", spread.degreesOfFreedom())
        .update();
  }

  /** The current measures of many persons, in one statement, by model and code of competency. */
  List<RecordedMeasure> current(TenantId tenant, Collection<PersonId> persons) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                  from measurement.current_measure m
                 where m.tenant_id = :tenant and m.person_id = any(:persons::uuid[])
                 order by m.person_id, m.model_id, m.competency_code
                """)
        .param("tenant", tenant.value())
        .param(
            "persons",
            persons.stream()
                .map(person -> person.value().toString())
                .collect(Collectors.joining(",", "{", "}")))
        .query((row, _) -> recorded(row))
        .list();
  }

  /** Who has a measure in force. */
  List<PersonId> measured(TenantId tenant) {
    return jdbc
        .sql(
            """
            select distinct person_id
              from measurement.current_measure
             where tenant_id = :tenant
             order by person_id
            """)
        .param("tenant", tenant.value())
        .query(UUID.class)
        .list()
        .stream()
        .map(PersonId::new)
        .toList();
  }

  /** All measures of one person, the latest first. */
  List<RecordedMeasure> history(TenantId tenant, PersonId person) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                  from measurement.measure m
                 where m.tenant_id = :tenant and m.person_id = :person
                 order by \
                """
                + LATEST_FIRST)
        .param("tenant", tenant.value())
        .param("person", person.value())
        .query((row, _) -> recorded(row))
        .list();
  }

  /** What one assessment found and decisions have made of it, by model and code. */
  List<RecordedMeasure> of(TenantId tenant, PersonId person, ParticipantId participant) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                  from measurement.measure m
                 where m.tenant_id = :tenant and m.person_id = :person
                   and m.participant_id = :participant
                   and m.revision = (select max(l.revision) from measurement.measure l
                                      where l.tenant_id = m.tenant_id
                                        and l.participant_id = m.participant_id
                                        and l.competency_id = m.competency_id
                                        and l.method = m.method)
                 order by m.model_id, m.competency_code
                """)
        .param("tenant", tenant.value())
        .param("person", person.value())
        .param("participant", participant.value())
        .query((row, _) -> recorded(row))
        .list();
  }

  Optional<RecordedMeasure> find(TenantId tenant, PersonId person, MeasureId measure) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                  from measurement.measure m
                 where m.tenant_id = :tenant and m.id = :measure and m.person_id = :person
                """)
        .param("tenant", tenant.value())
        .param("measure", measure.value())
        .param("person", person.value())
        .query((row, _) -> recorded(row))
        .optional();
  }

  private RecordedMeasure recorded(ResultSet row) throws SQLException {
    var spreads = spreads(json.readValue(row.getString("spread_rows"), SPREADS));
    return new RecordedMeasure(
        new MeasureId(row.getObject("id", UUID.class)),
        new PersonId(row.getObject("person_id", UUID.class)),
        new ParticipantId(row.getObject("participant_id", UUID.class)),
        new CampaignId(row.getObject("campaign_id", UUID.class)),
        Purpose.valueOf(row.getString("purpose")),
        new ModelId(row.getObject("model_id", UUID.class)),
        new ModelVersionId(row.getObject("version_id", UUID.class)),
        new CompetencyId(row.getObject("competency_id", UUID.class)),
        row.getString("competency_code"),
        Layer.valueOf(row.getString("layer")),
        row.getObject("as_of", LocalDate.class),
        new RecordedMeasure.Basis(
            MeasureMethod.valueOf(row.getString("method")),
            row.getInt("levels"),
            Settings.of(
                row.getInt("held_at"),
                row.getDouble("mastery_probability"),
                row.getDouble("holding_probability"),
                row.getInt("minimum_group")),
            spreads),
        measure(row, spreads));
  }

  private Measure measure(ResultSet row, Spreads spreads) throws SQLException {
    var flags = flags(row.getArray("flags"));
    return switch (row.getString("kind")) {
      case "ESTIMATED" -> estimated(row, spreads, flags);
      case "SELF_VIEW" ->
          new Measure.SelfView(
              row.getDouble("self_mean"),
              row.getDouble("self_error"),
              row.getInt("self_ratings"),
              flags);
      default ->
          new Measure.NotObserved(
              Measure.NotObserved.Reason.valueOf(row.getString("reason")), flags);
    };
  }

  private Measure.Estimated estimated(ResultSet row, Spreads spreads, Set<Flag> flags)
      throws SQLException {
    var levels =
        json.readValue(row.getString("level_rows"), LEVELS).stream()
            .map(MeasureRecords::level)
            .toList();
    var sources =
        json.readValue(row.getString("source_rows"), SOURCES).stream()
            .sorted(Comparator.comparing(SourceRow::source))
            .map(source ->
                new SourceMean(
                    source.source(),
                    source.mean(),
                    source.raters(),
                    source.effectiveRaters(),
                    source.ratings(),
                    spreads.whole(source.source())))
            .toList();
    Optional<LevelPosition> position =
        levels.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new LevelPosition(
                    row.getDouble("position"),
                    row.getDouble("position_error"),
                    new Interval(row.getDouble("position_low"), row.getDouble("position_high")),
                    row.getInt("held_level"),
                    row.getInt("levels")));
    Optional<Measure.SelfView> self =
        row.getObject("self_mean") == null
            ? Optional.empty()
            : Optional.of(
                new Measure.SelfView(
                    row.getDouble("self_mean"),
                    row.getDouble("self_error"),
                    row.getInt("self_ratings"),
                    Set.of()));
    return new Measure.Estimated(
        new Estimate(row.getDouble("estimate"), row.getDouble("standard_error")),
        new Estimate(row.getDouble("others"), row.getDouble("others_error")),
        position,
        levels,
        sources,
        self,
        MeasureMethod.valueOf(row.getString("method")),
        row.getInt("observers"),
        row.getInt("skipped_raters"),
        row.getInt("ratings"),
        row.getInt("asked"),
        row.getInt("answered"),
        flags);
  }

  private static LevelMean level(LevelRow row) {
    return new LevelMean(
        row.level(),
        new Estimate(row.mean(), row.standardError()),
        row.observed(),
        row.ratings(),
        row.raters(),
        row.asked(),
        row.answered());
  }

  private static Spreads spreads(List<SpreadRow> rows) {
    var whole = new EnumMap<Source, Spread>(Source.class);
    var perLevel = new EnumMap<Source, Spread>(Source.class);
    for (var row : rows) {
      Map<Source, Spread> into = row.perLevel() ? perLevel : whole;
      into.put(row.source(), new Spread(row.variance(), row.degreesOfFreedom()));
    }
    return new Spreads(whole, perLevel);
  }

  private static Set<Flag> flags(Array column) throws SQLException {
    var flags = EnumSet.noneOf(Flag.class);
    Arrays.stream((String[]) column.getArray()).map(Flag::valueOf).forEach(flags::add);
    return flags;
  }
}
