package org.shengren.competency;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.organization.JobFamilies;
import org.shengren.organization.JobFamilyId;
import org.shengren.organization.PositionId;
import org.shengren.organization.Positions;
import org.shengren.tenancy.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The models that come with the product, and their way into a tenant. */
@Service
@Transactional
public class ShippedModels {
  /** What loading did. */
  public enum Loading {
    LOADED,
    /** A newer edition became the next version; the former one retired. */
    RENEWED,
    /** The tenant had this edition already. */
    UNCHANGED
  }

  private record Present(ModelId model, int number, int edition) {}

  private final JdbcClient jdbc;
  private final PublishedRecords records;
  private final AccessPolicy policy;
  private final JobFamilies families;
  private final Positions positions;
  private final AuditTrail audit;
  private final Calendar calendar;
  private final SortedMap<String, ModelFile> files;
  private final ScalesFile scales;

  ShippedModels(
      JdbcClient jdbc,
      PublishedRecords records,
      AccessPolicy policy,
      JobFamilies families,
      Positions positions,
      AuditTrail audit,
      Calendar calendar,
      ContentFiles content) {
    this.jdbc = jdbc;
    this.records = records;
    this.policy = policy;
    this.families = families;
    this.positions = positions;
    this.audit = audit;
    this.calendar = calendar;
    this.files = content.shippedModels();
    this.scales = content.shippedScales();
  }

  /** What is shipped, and what of it the tenant has; the core model first. */
  @Transactional(readOnly = true)
  public List<ShippedModel> all(TenantId tenant) {
    var loaded = new HashMap<String, Integer>();
    jdbc.sql(
            """
            select m.code, max(v.edition) as edition
              from competency.competency_model m
              join competency.model_version v on v.tenant_id = m.tenant_id and v.model_id = m.id
             where m.tenant_id = :tenant and v.edition is not null
             group by m.code
            """)
        .param("tenant", tenant.value())
        .query((row, _) -> loaded.put(row.getString("code"), row.getInt("edition")))
        .list();
    return shipped().stream().map(model -> model.loaded(loaded.get(model.code()))).toList();
  }

  /** What is shipped, the core model first, for somebody who has no tenant yet. */
  public List<ShippedModel> shipped() {
    return files.values().stream()
        .map(file ->
            new ShippedModel(
                file.code(),
                file.core(),
                file.name().text(),
                file.definition().text(),
                file.edition(),
                Optional.empty(),
                file.competencies().size(),
                file.competencies().stream().mapToInt(c -> c.allBehaviours().size()).sum(),
                file.allPositions().size()))
        .sorted(Comparator.comparing(shipped -> !shipped.core()))
        .toList();
  }

  /**
   * Loads a shipped model with its family, positions, requirements and the answer scales, all or
   * nothing. The same edition again changes nothing.
   *
   * @throws ModelNotFound when no such model is shipped
   * @throws OtherCoreModel when it is a core model and the tenant has another one
   */
  public Loading load(Viewer viewer, String code) {
    policy.require(viewer, Function.LOAD_MODELS);
    var file = files.get(code);
    if (file == null) {
      throw new ModelNotFound();
    }
    return load(viewer, file);
  }

  Loading load(Viewer viewer, ModelFile file) {
    var tenant = viewer.tenant();
    awaitOthers(tenant);
    var present = present(tenant, file.code());
    if (present.filter(has -> has.edition() >= file.edition()).isPresent()) {
      return Loading.UNCHANGED;
    }
    if (file.core() && hasOtherCore(tenant, file.code())) {
      throw new OtherCoreModel();
    }
    records.keepScales(tenant, scales);
    var family = family(viewer, file);
    var ids =
        family.isEmpty()
            ? Map.<String, PositionId>of()
            : positions.define(
                viewer,
                file.allPositions().stream()
                    .map(position -> position.description(familyCode(file)))
                    .toList());
    var version =
        file.version(
            present.map(Present::model).orElseGet(ModelId::next),
            family,
            present.map(Present::number).orElse(0) + 1,
            calendar.today(tenant));
    records.publish(tenant, version, file.edition(), file.source().text(), file.source().day());
    records.require(tenant, file.profiles(version, ids));
    audit.changed(
        viewer,
        "model.loaded",
        null,
        file.code(),
        Map.of("edition", file.edition(), "version", version.number()));
    return present.isEmpty() ? Loading.LOADED : Loading.RENEWED;
  }

  private Optional<JobFamilyId> family(Viewer viewer, ModelFile file) {
    return Optional.ofNullable(file.family())
        .map(family ->
            families.define(
                viewer, family.code(), family.name().text(), Optional.of(family.purpose().text())));
  }

  private static String familyCode(ModelFile file) {
    var family = file.family();
    return family == null ? "" : family.code();
  }

  /** One loading at a time in a tenant: two of the same model would make the version twice. */
  private void awaitOthers(TenantId tenant) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('load-model ' || :tenant, 0))")
        .param("tenant", tenant.value().toString())
        .query((row, _) -> true)
        .single();
  }

  private Optional<Present> present(TenantId tenant, String code) {
    return jdbc.sql(
            """
            select m.id, max(v.number) as number, coalesce(max(v.edition), 0) as edition
              from competency.competency_model m
              join competency.model_version v on v.tenant_id = m.tenant_id and v.model_id = m.id
             where m.tenant_id = :tenant and m.code = :code
             group by m.id
            """)
        .param("tenant", tenant.value())
        .param("code", code)
        .query((row, _) ->
            new Present(
                new ModelId(row.getObject("id", UUID.class)),
                row.getInt("number"),
                row.getInt("edition")))
        .optional();
  }

  private boolean hasOtherCore(TenantId tenant, String code) {
    return jdbc.sql(
            """
            select exists (select from competency.competency_model
                            where tenant_id = :tenant and family_id is null and code <> :code)
            """)
        .param("tenant", tenant.value())
        .param("code", code)
        .query(Boolean.class)
        .single();
  }
}
