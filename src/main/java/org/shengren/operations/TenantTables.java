package org.shengren.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables that belong to tenants, as the catalogue of the database knows them: a table of a
 * module that does not exist yet is found by itself. Those that others refer to come first.
 */
final class TenantTables {
  /**
   * One table.
   *
   * @param columns all but generated ones, in their order
   */
  record Table(String schema, String name, List<String> columns) {
    String full() {
      return schema + "." + name;
    }

    String quoted() {
      return quote(schema) + "." + quote(name);
    }

    String columnList() {
      return String.join(", ", columns.stream().map(TenantTables::quote).toList());
    }
  }

  private static final String COLUMNS =
      """
      select n.nspname, c.relname, a.attname
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid
       where c.relkind in ('r', 'p') and not c.relispartition
         and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
         and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
         and exists (select from pg_attribute t
                      where t.attrelid = c.oid and t.attname = 'tenant_id'
                        and t.atttypid = 'uuid'::regtype)
       order by n.nspname, c.relname, a.attnum\
      """;

  private static final String REFERENCES =
      """
      select n.nspname || '.' || c.relname, rn.nspname || '.' || rc.relname
        from pg_constraint k
        join pg_class c on c.oid = k.conrelid
        join pg_namespace n on n.oid = c.relnamespace
        join pg_class rc on rc.oid = k.confrelid
        join pg_namespace rn on rn.oid = rc.relnamespace
       where k.contype = 'f' and k.conrelid <> k.confrelid\
      """;

  private TenantTables() {}

  static List<Table> of(Connection connection) throws SQLException {
    Map<String, Table> tables = new LinkedHashMap<>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(COLUMNS)) {
      while (rows.next()) {
        var table = new Table(rows.getString(1), rows.getString(2), new ArrayList<>());
        tables.computeIfAbsent(table.full(), _ -> table).columns().add(rows.getString(3));
      }
    }
    Map<String, Set<String>> references = new LinkedHashMap<>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(REFERENCES)) {
      while (rows.next()) {
        references
            .computeIfAbsent(rows.getString(1), _ -> new LinkedHashSet<>())
            .add(rows.getString(2));
      }
    }
    var ordered = new LinkedHashMap<String, Table>();
    tables.keySet().forEach(name -> put(name, tables, references, ordered, new LinkedHashSet<>()));
    return List.copyOf(ordered.values());
  }

  private static void put(
      String name,
      Map<String, Table> tables,
      Map<String, Set<String>> references,
      Map<String, Table> ordered,
      Set<String> under) {
    var table = tables.get(name);
    if (table == null || ordered.containsKey(name)) {
      return;
    }
    if (!under.add(name)) {
      throw new IllegalStateException("tables refer to each other in a circle: " + under);
    }
    references
        .getOrDefault(name, Set.of())
        .forEach(first -> put(first, tables, references, ordered, under));
    under.remove(name);
    ordered.put(name, table);
  }

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
