package org.shengren.operations;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.shengren.operations.StartRefused.Reason;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Row-level security binds neither superusers nor owners: an application connected as one would see
 * every organisation. What can be known before the migration is asked before it, so that a wrong
 * role creates nothing; who owns the tables is asked after it.
 */
@Component
class ApplicationRoleCheck implements FlywayMigrationStrategy {
  private static final int OLDEST_SERVER = 15;

  private record Roles(String url, String application, @Nullable String password, String owner) {
    Connection connect() throws SQLException {
      var properties = new Properties();
      properties.setProperty("user", application);
      if (password != null) {
        properties.setProperty("password", password);
      }
      return DriverManager.getConnection(url, properties);
    }
  }

  private final JdbcConnectionDetails application;
  private final FlywayConnectionDetails owner;

  ApplicationRoleCheck(JdbcConnectionDetails application, FlywayConnectionDetails owner) {
    this.application = application;
    this.owner = owner;
  }

  @Override
  public void migrate(Flyway flyway) {
    var roles = requireTwoRoles();
    try (var connection = roles.connect()) {
      requireVersion(connection);
      requirePoliciesBind(connection, roles);
    } catch (SQLException e) {
      throw unreachable(roles.application(), e);
    }
    try (var connection = flyway.getConfiguration().getDataSource().getConnection()) {
      requireVersion(connection);
    } catch (SQLException e) {
      throw unreachable(roles.owner(), e);
    }
    flyway.migrate();
    try (var connection = roles.connect()) {
      requireNoOwnership(connection, roles);
      requireNoMembership(connection, roles);
    } catch (SQLException e) {
      throw unreachable(roles.application(), e);
    }
  }

  private Roles requireTwoRoles() {
    var name = application.getUsername();
    if (name == null || name.isBlank()) {
      throw new StartRefused(Reason.EXTERNAL_ROLE_MISSING, bothRoles());
    }
    var ownerName = owner.getUsername();
    if (ownerName == null || ownerName.isBlank()) {
      throw new StartRefused(Reason.EXTERNAL_OWNER_MISSING, bothRoles());
    }
    if (name.equals(ownerName)) {
      var other = another(name);
      throw new StartRefused(Reason.ROLES_ARE_ONE, name, role(other), other);
    }
    return new Roles(application.getJdbcUrl(), name, application.getPassword(), ownerName);
  }

  private static String another(String taken) {
    return taken.equals(EmbeddedDatabase.APPLICATION)
        ? EmbeddedDatabase.APPLICATION + "_2"
        : EmbeddedDatabase.APPLICATION;
  }

  private static String role(String name) {
    return "create role %s login password 'choose-one' nosuperuser nobypassrls;"
        .formatted(quoted(name));
  }

  private String bothRoles() {
    var database = application.getJdbcUrl().replaceFirst("^.*/([^/?]*)(\\?.*)?$", "$1");
    return role(EmbeddedDatabase.OWNER)
        + " "
        + role(EmbeddedDatabase.APPLICATION)
        + " alter database %s owner to %s;".formatted(quoted(database), EmbeddedDatabase.OWNER);
  }

  private StartRefused unreachable(String user, SQLException e) {
    var address = application.getJdbcUrl().replaceFirst("\\?.*", "");
    return new StartRefused(
        Reason.EXTERNAL_UNREACHABLE, e, address, user, String.valueOf(e.getMessage()));
  }

  private static void requireVersion(Connection connection) throws SQLException {
    var server = connection.getMetaData();
    requireVersion(server.getDatabaseMajorVersion(), server.getDatabaseProductVersion());
  }

  static void requireVersion(int major, String version) {
    if (major < OLDEST_SERVER) {
      throw new StartRefused(Reason.EXTERNAL_TOO_OLD, version);
    }
  }

  private static void requirePoliciesBind(Connection connection, Roles roles) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select rolsuper, rolbypassrls from pg_roles where rolname = current_user")) {
      rows.next();
      var name = roles.application();
      if (rows.getBoolean("rolsuper")) {
        // Demoting it might take the only superuser of the server.
        var other = another(name);
        throw new StartRefused(Reason.ROLE_IS_SUPERUSER, name, role(other), other);
      }
      if (rows.getBoolean("rolbypassrls")) {
        throw new StartRefused(
            Reason.ROLE_BYPASSES_POLICIES,
            name,
            "alter role %s nobypassrls;".formatted(quoted(name)));
      }
    }
  }

  private static void requireNoOwnership(Connection connection, Roles roles) throws SQLException {
    Map<String, List<String>> owned = new LinkedHashMap<>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select n.nspname, c.relname
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                  join pg_roles r on r.oid = c.relowner
                 where r.rolname = current_user
                   and c.relkind in ('r', 'p', 'v', 'm')
                   and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                 order by n.nspname, c.relname\
                """)) {
      while (rows.next()) {
        owned.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>()).add(rows.getString(2));
      }
    }
    if (owned.isEmpty()) {
      return;
    }
    var name = quoted(roles.application());
    var mend = new StringBuilder();
    mend.append("reassign owned by %s to %s;".formatted(name, quoted(roles.owner())));
    owned.forEach((schema, tables) -> {
      mend.append(" grant usage on schema %s to %s;".formatted(quoted(schema), name));
      mend.append(
          " grant select, insert, update, delete on %s to %s;"
              .formatted(
                  String.join(
                      ", ", tables.stream().map(t -> quoted(schema) + "." + quoted(t)).toList()),
                  name));
    });
    var first = owned.entrySet().iterator().next();
    throw new StartRefused(
        Reason.ROLE_OWNS_TABLES,
        roles.application(),
        first.getKey() + "." + first.getValue().getFirst(),
        mend.toString());
  }

  private static void requireNoMembership(Connection connection, Roles roles) throws SQLException {
    var owners = new TreeSet<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select distinct r.rolname
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                  join pg_roles r on r.oid = c.relowner
                 where r.rolname <> current_user
                   and pg_has_role(current_user, r.oid, 'member')
                   and c.relkind in ('r', 'p', 'v', 'm')
                   and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'\
                """)) {
      while (rows.next()) {
        owners.add(rows.getString(1));
      }
    }
    if (!owners.isEmpty()) {
      throw new StartRefused(
          Reason.ROLE_IS_MEMBER_OF_OWNER,
          roles.application(),
          String.join(", ", owners),
          "revoke %s from %s;"
              .formatted(
                  String.join(", ", owners.stream().map(ApplicationRoleCheck::quoted).toList()),
                  quoted(roles.application())));
    }
  }

  private static String quoted(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
