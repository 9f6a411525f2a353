package org.shengren.competency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.organization.CareerStage;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes whole published versions, a batch a table. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PublishedRecords {
  private final NamedParameterJdbcOperations jdbc;
  private final JsonText texts;
  private final JsonMapper json;

  PublishedRecords(NamedParameterJdbcOperations jdbc, JsonText texts, JsonMapper json) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.json = json;
  }

  /** Writes the version and all in it; the one published before it retires. */
  void publish(
      TenantId tenant, ModelVersion version, int edition, Text source, LocalDate sourceDate) {
    jdbc.update(
        """
        insert into competency.competency_model as m
               (tenant_id, id, code, family_id, name, definition, source, source_date)
        values (:tenant, :id, :code, :family, :name::jsonb, :definition::jsonb, :source::jsonb,
                :source_date)
        on conflict (tenant_id, code) do update
           set name = excluded.name, definition = excluded.definition, source = excluded.source,
               source_date = excluded.source_date
         where m.tenant_id = :tenant
        """,
        row(tenant)
            .addValue("id", version.modelId().value())
            .addValue("code", version.code())
            .addValue("family", version.family().map(f -> f.value()).orElse(null))
            .addValue("name", texts.write(version.name()))
            .addValue("definition", texts.write(version.definition()))
            .addValue("source", texts.write(source))
            .addValue("source_date", sourceDate));
    jdbc.update(
        """
        update competency.model_version
           set state = 'RETIRED'
         where tenant_id = :tenant and model_id = :model and state = 'PUBLISHED'
        """,
        row(tenant).addValue("model", version.modelId().value()));
    jdbc.update(
        """
        insert into competency.model_version
               (tenant_id, id, model_id, number, state, published_on, edition, expected_degree)
        values (:tenant, :id, :model, :number, :state, :published_on, :edition, :degree)
        """,
        row(tenant)
            .addValue("id", version.id().value())
            .addValue("model", version.modelId().value())
            .addValue("number", version.number())
            .addValue("state", version.state().name())
            .addValue("published_on", version.publishedOn().orElse(null))
            .addValue("edition", edition)
            .addValue("degree", version.expectedDegree().orElse(null)));
    competencies(tenant, version);
  }

  private void competencies(TenantId tenant, ModelVersion version) {
    var competencies = new ArrayList<SqlParameterSource>();
    var levels = new ArrayList<SqlParameterSource>();
    var indicators = new ArrayList<SqlParameterSource>();
    for (var competency : version.competencies()) {
      competencies.add(
          row(tenant)
              .addValue("id", competency.id().value())
              .addValue("version", version.id().value())
              .addValue("code", competency.code())
              .addValue("layer", competency.layer().name())
              .addValue("name", texts.write(competency.name()))
              .addValue("definition", texts.write(competency.definition()))
              .addValue("why", competency.why().map(texts::write).orElse(null))
              .addValue("ordinal", competencies.size()));
      if (competency instanceof Competency.Levelled levelled) {
        for (var level : levelled.levels()) {
          levels.add(
              row(tenant)
                  .addValue("competency", competency.id().value())
                  .addValue("number", level.number())
                  .addValue("name", texts.write(level.name()))
                  .addValue(
                      "stages",
                      level.stages().stream()
                          .map(CareerStage::number)
                          .map(Integer::shortValue)
                          .toArray(Short[]::new)));
        }
      }
      for (var indicator : competency.indicators()) {
        indicators.add(
            row(tenant)
                .addValue("id", indicator.id().value())
                .addValue("competency", competency.id().value())
                .addValue(
                    "level", competency.levelOf(indicator.id()).map(Level::number).orElse(null))
                .addValue("code", indicator.code())
                .addValue("words", texts.write(indicator.words()))
                .addValue("facet", String.valueOf(indicator.facet().letter()))
                .addValue("key", indicator.key())
                .addValue(
                    "observers",
                    indicator.observers().stream().map(Enum::name).toArray(String[]::new))
                .addValue("ordinal", indicators.size()));
      }
    }
    batch(
        """
        insert into competency.competency
               (tenant_id, id, version_id, code, layer, name, definition, why, ordinal)
        values (:tenant, :id, :version, :code, :layer, :name::jsonb, :definition::jsonb,
                :why::jsonb, :ordinal)
        """,
        competencies);
    batch(
        """
        insert into competency.level (tenant_id, competency_id, number, name, stages)
        values (:tenant, :competency, :number, :name::jsonb, :stages::smallint[])
        """,
        levels);
    batch(
        """
        insert into competency.indicator
               (tenant_id, id, competency_id, level, code, words, facet, key, observers, ordinal)
        values (:tenant, :id, :competency, :level, :code, :words::jsonb, :facet, :key,
                :observers::text[], :ordinal)
        """,
        indicators);
  }

  void require(TenantId tenant, List<RequirementProfile> profiles) {
    var requirements = new ArrayList<SqlParameterSource>();
    for (var profile : profiles) {
      for (var requirement : profile.requirements()) {
        requirements.add(
            row(tenant)
                .addValue("version", profile.version().value())
                .addValue("position", profile.position().value())
                .addValue("competency", requirement.competency().id().value())
                .addValue(
                    "level",
                    requirement.demand() instanceof Demand.OfLevel(var level) ? level : null)
                .addValue(
                    "degree",
                    requirement.demand() instanceof Demand.OfDegree(var degree) ? degree : null)
                .addValue("weight", requirement.weight())
                .addValue("must_have", requirement.mustHave()));
      }
    }
    batch(
        """
        insert into competency.requirement
               (tenant_id, version_id, position_id, competency_id, level, degree, weight, must_have)
        values (:tenant, :version, :position, :competency, :level, :degree, :weight, :must_have)
        """,
        requirements);
  }

  /**
   * Adds the scales that the tenant lacks; one that it has stays as it is, its words are in use.
   */
  void keepScales(TenantId tenant, ScalesFile file) {
    batch(
        """
        insert into competency.scale (tenant_id, code, name, question, held_at, categories, in_use)
        values (:tenant, :code, :name::jsonb, :question::jsonb, :held_at, :categories::jsonb,
                :first and not exists (select from competency.scale
                                        where tenant_id = :tenant and in_use))
        on conflict (tenant_id, code) do nothing
        """,
        file.scales().stream()
            .<SqlParameterSource>map(shipped -> {
              var scale = shipped.scale();
              return row(tenant)
                  .addValue("code", scale.code())
                  .addValue("name", texts.write(scale.name()))
                  .addValue("question", texts.write(scale.question()))
                  .addValue("held_at", scale.heldAt())
                  .addValue(
                      "categories",
                      json.writeValueAsString(
                          scale.categories().stream().map(Scales.CategoryRow::of).toList()))
                  .addValue("first", shipped.first());
            })
            .toList());
  }

  private void batch(String sql, List<SqlParameterSource> rows) {
    if (!rows.isEmpty()) {
      jdbc.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
    }
  }

  private static MapSqlParameterSource row(TenantId tenant) {
    return new MapSqlParameterSource("tenant", tenant.value());
  }
}
