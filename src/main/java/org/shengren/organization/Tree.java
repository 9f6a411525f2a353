package org.shengren.organization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The organisation as a tree. */
@Component
@Transactional(readOnly = true)
public class Tree {
  /** The size of an organisation. */
  record Size(int people, int units) {}

  private record Row(
      OrgUnitId id,
      String code,
      Text name,
      Optional<OrgUnitId> parent,
      int people,
      boolean closed) {}

  private final JdbcClient jdbc;
  private final JsonText texts;
  private final Calendar calendar;

  Tree(JdbcClient jdbc, JsonText texts, Calendar calendar) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.calendar = calendar;
  }

  /** The roots with all below them, closed units among them. */
  public List<UnitNode> roots(TenantId tenant) {
    var below = new HashMap<Optional<OrgUnitId>, List<Row>>();
    rows(tenant)
        .forEach(row -> below.computeIfAbsent(row.parent(), _ -> new ArrayList<>()).add(row));
    return nodes(below, Optional.empty(), 0);
  }

  /** How many people work here today, and in how many open units. */
  Size size(TenantId tenant) {
    return jdbc.sql(
            """
            select (select count(*) from organization.current_appointment(:today) a
                     where a.tenant_id = :tenant) as people,
                   (select count(*) from organization.org_unit u
                     where u.tenant_id = :tenant and u.closed_on is null) as units
            """)
        .param("tenant", tenant.value())
        .param("today", calendar.today(tenant))
        .query((row, _) -> new Size(row.getInt("people"), row.getInt("units")))
        .single();
  }

  /** From the root to the unit, inclusive; empty where there is no such unit. */
  public List<UnitRef> path(TenantId tenant, OrgUnitId unit) {
    return jdbc.sql(
            """
            with recursive line as (
              select u.id, u.name, u.parent_id, 0 as step
                from organization.org_unit u
               where u.tenant_id = :tenant and u.id = :unit
              union all
              select u.id, u.name, u.parent_id, l.step + 1
                from line l
                join organization.org_unit u on u.id = l.parent_id
               where u.tenant_id = :tenant)
            select id, name::text as name from line order by step desc
            """)
        .param("tenant", tenant.value())
        .param("unit", unit.value())
        .query((row, _) ->
            new UnitRef(
                new OrgUnitId(row.getObject("id", UUID.class)), texts.read(row.getString("name"))))
        .list();
  }

  private List<Row> rows(TenantId tenant) {
    return jdbc.sql(
            """
            select u.id, u.code, u.name::text as name, u.parent_id, u.closed_on is not null as closed,
                   count(a.id) as people
              from organization.org_unit u
              left join organization.current_appointment(:today) a
                on a.tenant_id = u.tenant_id and a.unit_id = u.id
             where u.tenant_id = :tenant
             group by u.tenant_id, u.id
             order by u.ordinal, u.code
            """)
        .param("tenant", tenant.value())
        .param("today", calendar.today(tenant))
        .query((row, _) ->
            new Row(
                new OrgUnitId(row.getObject("id", UUID.class)),
                row.getString("code"),
                texts.read(row.getString("name")),
                Optional.ofNullable(row.getObject("parent_id", UUID.class)).map(OrgUnitId::new),
                row.getInt("people"),
                row.getBoolean("closed")))
        .list();
  }

  private static List<UnitNode> nodes(
      Map<Optional<OrgUnitId>, List<Row>> below, Optional<OrgUnitId> parent, int depth) {
    return below.getOrDefault(parent, List.of()).stream()
        .map(row ->
            new UnitNode(
                row.id(),
                row.code(),
                row.name(),
                depth,
                row.people(),
                row.closed(),
                nodes(below, Optional.of(row.id()), depth + 1)))
        .toList();
  }
}
