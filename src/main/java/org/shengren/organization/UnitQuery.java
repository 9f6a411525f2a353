package org.shengren.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who makes up a unit with all below it, and what is missing in what is known of them. */
@Component
@Transactional(readOnly = true)
class UnitQuery {
  /** How many fill a position, or none where they have no position. */
  record Holders(
      @Nullable PositionId position,
      @Nullable Text name,
      Optional<CareerStage> stage,
      int people) {}

  /** How many are at a career stage, by their positions. */
  record AtStage(CareerStage stage, int people) {}

  /** What makes up a unit: positions by how many fill them, stages in order. */
  record MakeUp(List<Holders> positions, List<AtStage> stages) {}

  private static final String WITHIN =
      """
      with recursive reach as (
        select u.id from organization.org_unit u where u.tenant_id = :tenant and u.id = :unit
        union
        select u.id
          from organization.org_unit u
          join reach r on r.id = u.parent_id
         where u.tenant_id = :tenant)
      """;

  private final JdbcClient jdbc;
  private final JsonText texts;
  private final Calendar calendar;

  UnitQuery(JdbcClient jdbc, JsonText texts, Calendar calendar) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.calendar = calendar;
  }

  MakeUp makeUp(TenantId tenant, OrgUnitId unit) {
    var positions = new ArrayList<Holders>();
    var stages = new EnumMap<CareerStage, Integer>(CareerStage.class);
    jdbc.sql(
            WITHIN
                + """
                select o.id, o.name::text as name, o.stage, count(*) as people
                  from organization.current_appointment(:today) a
                  left join organization.position o
                    on o.tenant_id = a.tenant_id and o.id = a.position_id
                 where a.tenant_id = :tenant and a.unit_id in (select id from reach)
                 group by o.id, o.name, o.stage, o.code
                 order by people desc, o.code
                """)
        .param("tenant", tenant.value())
        .param("unit", unit.value())
        .param("today", calendar.today(tenant))
        .query((row, _) -> {
          var position = row.getObject("id", UUID.class);
          var stage =
              Optional.ofNullable(row.getObject("stage", Integer.class)).map(CareerStage::of);
          stage.ifPresent(known -> stages.merge(known, peopleOf(row), Integer::sum));
          return positions.add(
              new Holders(
                  position == null ? null : new PositionId(position),
                  texts.readOrNull(row.getString("name")),
                  stage,
                  peopleOf(row)));
        })
        .list();
    return new MakeUp(
        positions,
        stages.entrySet().stream()
            .map(entry -> new AtStage(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static int peopleOf(ResultSet row) {
    try {
      return row.getInt("people");
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** How many of the unit and below lack what; only what somebody lacks. */
  Map<Lacking, Integer> quality(TenantId tenant, OrgUnitId unit) {
    var asked = Arrays.stream(Lacking.values()).filter(lacking -> lacking != Lacking.WORK).toList();
    var counts =
        asked.stream()
            .map(lacking ->
                "count(*) filter (where %s) as %s"
                    .formatted(lacking.condition(), lacking.name().toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining(", "));
    return jdbc.sql(
            WITHIN
                + " select "
                + counts
                + """

                  from organization.current_appointment(:today) a
                  join organization.person p on p.tenant_id = a.tenant_id and p.id = a.person_id
                  join organization.org_unit u on u.tenant_id = a.tenant_id and u.id = a.unit_id
                  left join organization.person m
                    on m.tenant_id = a.tenant_id and m.id = a.manager_id
                 where a.tenant_id = :tenant and a.unit_id in (select id from reach)
                """)
        .param("tenant", tenant.value())
        .param("unit", unit.value())
        .param("today", calendar.today(tenant))
        .query((row, _) -> {
          Map<Lacking, Integer> found = new EnumMap<>(Lacking.class);
          for (var lacking : asked) {
            var people = row.getInt(lacking.name().toLowerCase(Locale.ROOT));
            if (people > 0) {
              found.put(lacking, people);
            }
          }
          return found;
        })
        .single();
  }
}
