package org.shengren.competency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.organization.CareerStage;
import org.shengren.organization.JobFamilyId;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows of models and their versions; a body of any size is read in three statements. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ModelRecords {
  /** A version without its competencies. */
  record Head(
      ModelVersionId id,
      ModelId modelId,
      String code,
      Optional<JobFamilyId> family,
      Text name,
      Text definition,
      int number,
      ModelState state,
      Optional<LocalDate> publishedOn,
      Optional<Double> expectedDegree) {
    ModelVersion with(List<Competency> competencies) {
      return new ModelVersion(
          id,
          modelId,
          code,
          family,
          name,
          definition,
          number,
          state,
          publishedOn,
          expectedDegree,
          competencies);
    }
  }

  private record LevelRow(int number, Text name, List<CareerStage> stages) {}

  private record IndicatorRow(int level, Indicator indicator) {}

  private static final String HEAD =
      """
      select v.id, v.model_id, m.code, m.family_id, m.name::text as name,
             m.definition::text as definition, v.number, v.state, v.published_on, v.expected_degree
        from competency.model_version v
        join competency.competency_model m on m.tenant_id = v.tenant_id and m.id = v.model_id
       where v.tenant_id = :tenant
      """;

  private final JdbcClient jdbc;
  private final JsonText texts;

  ModelRecords(JdbcClient jdbc, JsonText texts) {
    this.jdbc = jdbc;
    this.texts = texts;
  }

  Optional<Head> head(TenantId tenant, ModelVersionId version) {
    return jdbc.sql(HEAD + " and v.id = :version")
        .param("tenant", tenant.value())
        .param("version", version.value())
        .query(heads())
        .optional();
  }

  Optional<Head> published(TenantId tenant, JobFamilyId family) {
    return jdbc.sql(HEAD + " and v.state = 'PUBLISHED' and m.family_id = :family")
        .param("tenant", tenant.value())
        .param("family", family.value())
        .query(heads())
        .optional();
  }

  Optional<Head> published(TenantId tenant, String code) {
    return jdbc.sql(HEAD + " and v.state = 'PUBLISHED' and m.code = :code")
        .param("tenant", tenant.value())
        .param("code", code)
        .query(heads())
        .optional();
  }

  List<Head> published(TenantId tenant) {
    return jdbc.sql(HEAD + " and v.state = 'PUBLISHED' order by m.family_id is not null, m.code")
        .param("tenant", tenant.value())
        .query(heads())
        .list();
  }

  Optional<Head> core(TenantId tenant) {
    return jdbc.sql(HEAD + " and v.state = 'PUBLISHED' and m.family_id is null")
        .param("tenant", tenant.value())
        .query(heads())
        .optional();
  }

  List<Competency> competencies(TenantId tenant, ModelVersionId version) {
    var levels = levels(tenant, version);
    var indicators = indicators(tenant, version);
    return jdbc.sql(
            """
            select id, code, layer, name::text as name, definition::text as definition,
                   why::text as why
              from competency.competency
             where tenant_id = :tenant and version_id = :version
             order by ordinal
            """)
        .param("tenant", tenant.value())
        .param("version", version.value())
        .query((row, _) -> {
          var id = row.getObject("id", UUID.class);
          return competency(
              row,
              new CompetencyId(id),
              levels.getOrDefault(id, List.of()),
              indicators.getOrDefault(id, List.of()));
        })
        .list();
  }

  private Competency competency(
      ResultSet row, CompetencyId id, List<LevelRow> levels, List<IndicatorRow> indicators)
      throws SQLException {
    var code = row.getString("code");
    var layer = Layer.valueOf(row.getString("layer"));
    var name = texts.read(row.getString("name"));
    var definition = texts.read(row.getString("definition"));
    var why = Optional.ofNullable(texts.readOrNull(row.getString("why")));
    if (layer != Layer.PROFESSIONAL) {
      return new Competency.Unlevelled(
          id,
          code,
          layer,
          name,
          definition,
          why,
          indicators.stream().map(IndicatorRow::indicator).toList());
    }
    SortedMap<Integer, List<Indicator>> byLevel =
        indicators.stream()
            .collect(
                Collectors.groupingBy(
                    IndicatorRow::level,
                    TreeMap::new,
                    Collectors.mapping(IndicatorRow::indicator, Collectors.toList())));
    return new Competency.Levelled(
        id,
        code,
        layer,
        name,
        definition,
        why,
        levels.stream()
            .map(level ->
                new Level(
                    level.number(),
                    level.name(),
                    level.stages(),
                    byLevel.getOrDefault(level.number(), List.of())))
            .toList());
  }

  private Map<UUID, List<LevelRow>> levels(TenantId tenant, ModelVersionId version) {
    var byCompetency = new LinkedHashMap<UUID, List<LevelRow>>();
    jdbc.sql(
            """
            select l.competency_id, l.number, l.name::text as name, l.stages
              from competency.level l
              join competency.competency c
                on c.tenant_id = l.tenant_id and c.id = l.competency_id
             where l.tenant_id = :tenant and c.version_id = :version
             order by l.competency_id, l.number
            """)
        .param("tenant", tenant.value())
        .param("version", version.value())
        .query((row, _) -> {
          var stages =
              Arrays.stream((Object[]) row.getArray("stages").getArray())
                  .map(stage -> CareerStage.of(((Number) stage).intValue()))
                  .toList();
          return byCompetency
              .computeIfAbsent(row.getObject("competency_id", UUID.class), _ -> new ArrayList<>())
              .add(new LevelRow(row.getInt("number"), texts.read(row.getString("name")), stages));
        })
        .list();
    return byCompetency;
  }

  private Map<UUID, List<IndicatorRow>> indicators(TenantId tenant, ModelVersionId version) {
    var byCompetency = new LinkedHashMap<UUID, List<IndicatorRow>>();
    jdbc.sql(
            """
            select i.id, i.competency_id, i.level, i.code, i.words::text as words, i.facet, i.key,
                   i.observers
              from competency.indicator i
              join competency.competency c
                on c.tenant_id = i.tenant_id and c.id = i.competency_id
             where i.tenant_id = :tenant and c.version_id = :version
             order by i.competency_id, i.ordinal
            """)
        .param("tenant", tenant.value())
        .param("version", version.value())
        .query((row, _) -> {
          var observers =
              Arrays.stream((String[]) row.getArray("observers").getArray())
                  .map(Relationship::valueOf)
                  .collect(Collectors.toSet());
          var indicator =
              new Indicator(
                  new IndicatorId(row.getObject("id", UUID.class)),
                  row.getString("code"),
                  texts.read(row.getString("words")),
                  Facet.of(row.getString("facet")),
                  row.getBoolean("key"),
                  observers);
          return byCompetency
              .computeIfAbsent(row.getObject("competency_id", UUID.class), _ -> new ArrayList<>())
              .add(new IndicatorRow(row.getInt("level"), indicator));
        })
        .list();
    return byCompetency;
  }

  private RowMapper<Head> heads() {
    return (row, _) ->
        new Head(
            new ModelVersionId(row.getObject("id", UUID.class)),
            new ModelId(row.getObject("model_id", UUID.class)),
            row.getString("code"),
            Optional.ofNullable(row.getObject("family_id", UUID.class)).map(JobFamilyId::new),
            texts.read(row.getString("name")),
            texts.read(row.getString("definition")),
            row.getInt("number"),
            ModelState.valueOf(row.getString("state")),
            Optional.ofNullable(row.getObject("published_on", LocalDate.class)),
            Optional.ofNullable(degree(row)));
  }

  private static @Nullable Double degree(ResultSet row) throws SQLException {
    var degree = row.getBigDecimal("expected_degree");
    return degree == null ? null : degree.doubleValue();
  }
}
