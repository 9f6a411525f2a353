package org.shengren.competency;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.organization.JobFamilyId;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The models of a tenant at a glance, and where one comes from. */
@Component
@Transactional(readOnly = true)
class ModelLibraryQuery {
  /** A published model as the library lists it; the core model has no family. */
  record LoadedModel(
      String code,
      Optional<JobFamilyId> family,
      ModelVersionId version,
      int number,
      ModelState state,
      LocalDate publishedOn,
      boolean core,
      Text name,
      Text definition,
      int competencies,
      int general,
      int professional,
      int behaviours,
      int positions) {}

  /** What stands on the title page of a model. */
  record Origin(Optional<Text> source, Optional<LocalDate> sourceDate, Optional<Text> purpose) {}

  private final JdbcClient jdbc;
  private final JsonText texts;

  ModelLibraryQuery(JdbcClient jdbc, JsonText texts) {
    this.jdbc = jdbc;
    this.texts = texts;
  }

  /** The core model first, then families by code. */
  List<LoadedModel> loaded(TenantId tenant) {
    return jdbc.sql(
            """
            select m.code, m.family_id, v.id, v.number, v.state, v.published_on,
                   m.family_id is null as core,
                   m.name::text as name, m.definition::text as definition,
                   (select count(*)
                      from competency.competency c
                     where c.tenant_id = v.tenant_id and c.version_id = v.id) as competencies,
                   (select count(*)
                      from competency.competency c
                     where c.tenant_id = v.tenant_id and c.version_id = v.id
                       and c.layer = 'GENERAL') as general,
                   (select count(*)
                      from competency.competency c
                     where c.tenant_id = v.tenant_id and c.version_id = v.id
                       and c.layer = 'PROFESSIONAL') as professional,
                   (select count(*)
                      from competency.competency c
                      join competency.indicator i
                        on i.tenant_id = c.tenant_id and i.competency_id = c.id
                     where c.tenant_id = v.tenant_id and c.version_id = v.id) as behaviours,
                   (select count(distinct r.position_id)
                      from competency.requirement r
                     where r.tenant_id = v.tenant_id and r.version_id = v.id) as positions
              from competency.competency_model m
              join competency.model_version v
                on v.tenant_id = m.tenant_id and v.model_id = m.id and v.state = 'PUBLISHED'
             where m.tenant_id = :tenant
             order by m.family_id is not null, m.code
            """)
        .param("tenant", tenant.value())
        .query((row, _) ->
            new LoadedModel(
                row.getString("code"),
                Optional.ofNullable(row.getObject("family_id", UUID.class)).map(JobFamilyId::new),
                new ModelVersionId(row.getObject("id", UUID.class)),
                row.getInt("number"),
                ModelState.valueOf(row.getString("state")),
                row.getObject("published_on", LocalDate.class),
                row.getBoolean("core"),
                texts.read(row.getString("name")),
                texts.read(row.getString("definition")),
                row.getInt("competencies"),
                row.getInt("general"),
                row.getInt("professional"),
                row.getInt("behaviours"),
                row.getInt("positions")))
        .list();
  }

  Origin origin(TenantId tenant, ModelId model) {
    return jdbc.sql(
            """
            select m.source::text as source, m.source_date, f.purpose::text as purpose
              from competency.competency_model m
              left join organization.job_family f
                on f.tenant_id = m.tenant_id and f.id = m.family_id
             where m.tenant_id = :tenant and m.id = :model
            """)
        .param("tenant", tenant.value())
        .param("model", model.value())
        .query((row, _) ->
            new Origin(
                Optional.ofNullable(texts.readOrNull(row.getString("source"))),
                Optional.ofNullable(row.getObject("source_date", LocalDate.class)),
                Optional.ofNullable(texts.readOrNull(row.getString("purpose")))))
        .single();
  }
}
