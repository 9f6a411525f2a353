package org.shengren.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The professional tracks of an organisation. */
@Service
@Transactional(readOnly = true)
public class JobFamilies {
  private final JdbcClient jdbc;
  private final JsonText texts;
  private final AccessPolicy policy;
  private final AuditTrail audit;

  JobFamilies(JdbcClient jdbc, JsonText texts, AccessPolicy policy, AuditTrail audit) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.policy = policy;
    this.audit = audit;
  }

  /** Makes the family with this code, or words it anew. Repeating changes nothing. */
  @Transactional
  public JobFamilyId define(Viewer viewer, String code, Text name, Optional<Text> purpose) {
    policy.require(viewer, Function.LOAD_MODELS);
    var id =
        jdbc.sql(
                """
                insert into organization.job_family as f (tenant_id, id, code, name, purpose)
                values (:tenant, :id, :code, :name::jsonb, :purpose::jsonb)
                on conflict (tenant_id, code) do update
                   set name = excluded.name, purpose = excluded.purpose
                 where f.tenant_id = :tenant
                returning id
                """)
            .param("tenant", viewer.tenant().value())
            .param("id", JobFamilyId.next().value())
            .param("code", code)
            .param("name", texts.write(name))
            .param("purpose", purpose.map(texts::write).orElse(null))
            .query(UUID.class)
            .single();
    audit.changed(viewer, "job-family.defined", null, code, Map.of());
    return new JobFamilyId(id);
  }

  public Optional<JobFamily> find(TenantId tenant, JobFamilyId family) {
    return jdbc.sql(
            """
            select id, code, name::text as name, purpose::text as purpose
              from organization.job_family
             where tenant_id = :tenant and id = :family
            """)
        .param("tenant", tenant.value())
        .param("family", family.value())
        .query((row, _) -> read(row))
        .optional();
  }

  public Optional<JobFamily> byCode(TenantId tenant, String code) {
    return jdbc.sql(
            """
            select id, code, name::text as name, purpose::text as purpose
              from organization.job_family
             where tenant_id = :tenant and code = :code
            """)
        .param("tenant", tenant.value())
        .param("code", code)
        .query((row, _) -> read(row))
        .optional();
  }

  public List<JobFamily> all(TenantId tenant) {
    return jdbc.sql(
            """
            select id, code, name::text as name, purpose::text as purpose
              from organization.job_family
             where tenant_id = :tenant
             order by code
            """)
        .param("tenant", tenant.value())
        .query((row, _) -> read(row))
        .list();
  }

  private JobFamily read(ResultSet row) throws SQLException {
    return new JobFamily(
        new JobFamilyId(row.getObject("id", UUID.class)),
        row.getString("code"),
        texts.read(row.getString("name")),
        Optional.ofNullable(texts.readOrNull(row.getString("purpose"))));
  }
}
