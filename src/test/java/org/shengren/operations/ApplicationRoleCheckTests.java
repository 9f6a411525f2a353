package org.shengren.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.operations.StartRefused.Reason;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** An administrator's own PostgreSQL, set up wrongly, and then mended by the SQL that was shown. */
class ApplicationRoleCheckTests {
  private static final String ROLE = "shengren_test_checked";
  private static final String PASSWORD = "for-tests-only";

  private TestDatabase database = TestDatabase.empty();

  @BeforeEach
  void aRoleWithoutRights() throws SQLException {
    database = database.withApplication(ROLE, PASSWORD);
    asSuperuser(
        """
        do $$ begin
          if not exists (select from pg_roles where rolname = '%1$s') then
            create role %1$s;
          end if;
        end $$\
        """
            .formatted(ROLE));
    asSuperuser(
        "alter role %s login nosuperuser nobypassrls password '%s'".formatted(ROLE, PASSWORD));
    asSuperuser("revoke %s from %s".formatted(database.owner(), ROLE));
  }

  @Test
  void twoRolesAreWhatItTakes() throws SQLException {
    assertThatCode(this::migrate).doesNotThrowAnyException();
    assertThat(tables()).contains("tenancy.tenant");
  }

  @Test
  void aSuperuserIsRefusedBeforeAnythingIsMadeAndNotDemoted() throws SQLException {
    asSuperuser("alter role " + ROLE + " superuser");
    var refused = refusal();
    assertThat(refused.reason()).isEqualTo(Reason.ROLE_IS_SUPERUSER);
    assertThat(refused.action())
        .allMatch(line -> line.contains("create role shengren_app login"))
        .noneMatch(line -> line.contains("alter role"));
    assertThat(tables()).isEmpty();
  }

  @Test
  void aRoleThatBypassesRowLevelSecurityIsRefusedAndTheSqlMendsIt() throws SQLException {
    asSuperuser("alter role " + ROLE + " bypassrls");
    var refused = refusal();
    assertThat(refused.reason()).isEqualTo(Reason.ROLE_BYPASSES_POLICIES);
    mendAsTold(refused, "alter role");
  }

  @Test
  void aRoleThatOwnsTheTablesIsRefusedAndTheSqlMendsIt() throws SQLException {
    migrate();
    asSuperuser("alter table tenancy.tenant owner to " + ROLE);
    asSuperuser("alter table audit.entry owner to " + ROLE);
    var refused = refusal();
    assertThat(refused.reason()).isEqualTo(Reason.ROLE_OWNS_TABLES);
    mendAsTold(refused, "reassign owned by");
    try (var connection = DriverManager.getConnection(database.url(), ROLE, PASSWORD);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from tenancy.tenant")) {
      assertThat(rows.next()).isTrue();
    }
  }

  @Test
  void aRoleThatCanBecomeTheOwnerIsRefusedAndTheSqlMendsIt() throws SQLException {
    asSuperuser("grant %s to %s".formatted(database.owner(), ROLE));
    var refused = refusal();
    assertThat(refused.reason()).isEqualTo(Reason.ROLE_IS_MEMBER_OF_OWNER);
    mendAsTold(refused, "revoke");
  }

  @Test
  void oneRoleForBothIsRefusedBeforeAnythingIsMade() throws SQLException {
    database = database.withApplication(database.owner(), database.ownerPassword());
    var refused = refusal();
    assertThat(refused.reason()).isEqualTo(Reason.ROLES_ARE_ONE);
    assertThat(refused.action()).allMatch(line -> line.contains("create role shengren_app login"));
    assertThat(tables()).isEmpty();
  }

  @Test
  void aMissingRoleIsRefusedWithTheSqlThatMakesBoth() {
    var noOwner = refusalOf(new ApplicationRoleCheck(application(ROLE), owner(null)));
    assertThat(noOwner.reason()).isEqualTo(Reason.EXTERNAL_OWNER_MISSING);
    var noRole = refusalOf(new ApplicationRoleCheck(application(null), owner(database.owner())));
    assertThat(noRole.reason()).isEqualTo(Reason.EXTERNAL_ROLE_MISSING);
    assertThat(noRole.action())
        .allMatch(line -> line.contains("create role shengren_owner login"))
        .allMatch(line -> line.contains("create role shengren_app login"));
  }

  @Test
  void aWrongPasswordIsToldAsSuch() {
    database = database.withApplication(ROLE, "wrong");
    var refused = refusal();
    assertThat(refused.reason()).isEqualTo(Reason.EXTERNAL_UNREACHABLE);
    assertThat(refused.getMessage()).contains(ROLE).doesNotContain("wrong");
  }

  @Test
  void aServerOlderThan15IsRefused() {
    assertThatCode(() -> ApplicationRoleCheck.requireVersion(15, "15.0"))
        .doesNotThrowAnyException();
    var refused =
        catchThrowableOfType(
            StartRefused.class, () -> ApplicationRoleCheck.requireVersion(14, "14.19"));
    assertThat(refused.reason()).isEqualTo(Reason.EXTERNAL_TOO_OLD);
    assertThat(refused.getMessage()).contains("14.19");
  }

  private void migrate() {
    check().migrate(TestDatabase.flyway(database, settings()));
  }

  private StartRefused refusal() {
    return refusalOf(check());
  }

  private StartRefused refusalOf(ApplicationRoleCheck check) {
    return catchThrowableOfType(
        StartRefused.class, () -> check.migrate(TestDatabase.flyway(database, settings())));
  }

  /** Runs the SQL out of the English sentence, word by word. */
  private void mendAsTold(StartRefused refused, String begin) throws SQLException {
    var told =
        refused.action().stream()
            .filter(line -> line.contains("Run as superuser"))
            .findFirst()
            .orElseThrow();
    asSuperuser(told.substring(told.indexOf(begin)));
    assertThatCode(this::migrate).doesNotThrowAnyException();
  }

  private static FlywayProperties settings() {
    var settings = new FlywayProperties();
    settings.setLocations(List.of("classpath:org/shengren/*/migration"));
    settings.setDefaultSchema("flyway");
    return settings;
  }

  private ApplicationRoleCheck check() {
    return new ApplicationRoleCheck(application(database.application()), owner(database.owner()));
  }

  private void asSuperuser(String sql) throws SQLException {
    try (var connection = TestDatabase.connectAsSuperuser(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> tables() throws SQLException {
    var found = new ArrayList<String>();
    try (var connection = TestDatabase.connectAsSuperuser(database);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select schemaname || '.' || tablename from pg_tables
                 where schemaname not in ('pg_catalog', 'information_schema')\
                """)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private JdbcConnectionDetails application(@Nullable String role) {
    return new JdbcConnectionDetails() {
      @Override
      public String getJdbcUrl() {
        return database.url();
      }

      @Override
      public @Nullable String getUsername() {
        return role;
      }

      @Override
      public String getPassword() {
        return database.applicationPassword();
      }
    };
  }

  private FlywayConnectionDetails owner(@Nullable String role) {
    return new FlywayConnectionDetails() {
      @Override
      public String getJdbcUrl() {
        return database.url();
      }

      @Override
      public @Nullable String getUsername() {
        return role;
      }

      @Override
      public String getPassword() {
        return database.ownerPassword();
      }
    };
  }
}
