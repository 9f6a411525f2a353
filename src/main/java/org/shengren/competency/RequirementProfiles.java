package org.shengren.competency;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.TenantId;
import org.shengren.organization.JobFamilyId;
import org.shengren.organization.PositionId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What positions ask for. */
@Service
@Transactional(readOnly = true)
public class RequirementProfiles {
  private record Row(
      UUID version,
      UUID position,
      UUID competency,
      @Nullable Integer level,
      @Nullable BigDecimal degree,
      int weight,
      boolean mustHave) {}

  private final JdbcClient jdbc;
  private final ModelVersions versions;

  RequirementProfiles(JdbcClient jdbc, ModelVersions versions) {
    this.jdbc = jdbc;
    this.versions = versions;
  }

  /** The position's profile by the version published at present; none where no model names it. */
  public Optional<RequirementProfile> inForce(TenantId tenant, PositionId position) {
    var rows =
        jdbc.sql(
                """
                select r.version_id, r.position_id, r.competency_id, r.level, r.degree, r.weight,
                       r.must_have
                  from competency.requirement r
                  join competency.model_version v
                    on v.tenant_id = r.tenant_id and v.id = r.version_id
                 where r.tenant_id = :tenant and r.position_id = :position
                   and v.state = 'PUBLISHED'
                """)
            .param("tenant", tenant.value())
            .param("position", position.value())
            .query(rows())
            .list();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            profile(
                position,
                versions.get(tenant, new ModelVersionId(rows.getFirst().version())),
                rows));
  }

  /**
   * The position's profile by this version, published or retired.
   *
   * @throws NoRequirements when the version asks nothing of the position
   */
  public RequirementProfile of(TenantId tenant, PositionId position, ModelVersionId version) {
    var rows =
        jdbc.sql(
                """
                select version_id, position_id, competency_id, level, degree, weight, must_have
                  from competency.requirement
                 where tenant_id = :tenant and version_id = :version and position_id = :position
                """)
            .param("tenant", tenant.value())
            .param("version", version.value())
            .param("position", position.value())
            .query(rows())
            .list();
    if (rows.isEmpty()) {
      throw new NoRequirements();
    }
    return profile(position, versions.get(tenant, version), rows);
  }

  /**
   * The profiles of all positions of a family by its published version, positions in their order;
   * empty where the family has none.
   */
  public Map<PositionId, RequirementProfile> ofFamily(TenantId tenant, JobFamilyId family) {
    return versions
        .published(tenant, family)
        .map(version -> ofVersion(tenant, version))
        .orElse(Map.of());
  }

  /** The profiles of all positions that a version names, positions in their order. */
  public Map<PositionId, RequirementProfile> ofVersion(TenantId tenant, ModelVersion version) {
    var byPosition = new LinkedHashMap<UUID, List<Row>>();
    jdbc.sql(
            """
            select r.version_id, r.position_id, r.competency_id, r.level, r.degree, r.weight,
                   r.must_have
              from competency.requirement r
              join organization.position p on p.tenant_id = r.tenant_id and p.id = r.position_id
             where r.tenant_id = :tenant and r.version_id = :version
             order by p.ordinal, p.code
            """)
        .param("tenant", tenant.value())
        .param("version", version.id().value())
        .query(rows())
        .list()
        .forEach(
            row -> byPosition.computeIfAbsent(row.position(), _ -> new ArrayList<>()).add(row));
    var profiles = new LinkedHashMap<PositionId, RequirementProfile>();
    byPosition.forEach((id, rows) -> {
      var position = new PositionId(id);
      profiles.put(position, profile(position, version, rows));
    });
    return Collections.unmodifiableMap(profiles);
  }

  private static RequirementProfile profile(
      PositionId position, ModelVersion version, List<Row> rows) {
    var place =
        version.competencies().stream()
            .collect(Collectors.toMap(Competency::id, version.competencies()::indexOf));
    return new RequirementProfile(
        position,
        version.id(),
        rows.stream()
            .map(row ->
                new Requirement(
                    version.competency(new CompetencyId(row.competency())),
                    demand(row),
                    row.weight(),
                    row.mustHave()))
            .sorted(Comparator.comparing(r -> place.getOrDefault(r.competency().id(), 0)))
            .toList());
  }

  private static Demand demand(Row row) {
    if (row.level() != null) {
      return new Demand.OfLevel(row.level());
    }
    if (row.degree() != null) {
      return new Demand.OfDegree(row.degree().doubleValue());
    }
    throw new IllegalStateException("the table lets no requirement be without a demand");
  }

  private static RowMapper<Row> rows() {
    return (row, _) ->
        new Row(
            row.getObject("version_id", UUID.class),
            row.getObject("position_id", UUID.class),
            row.getObject("competency_id", UUID.class),
            row.getObject("level", Integer.class),
            row.getBigDecimal("degree"),
            row.getInt("weight"),
            row.getBoolean("must_have"));
  }
}
