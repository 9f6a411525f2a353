package org.shengren;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.Modulithic;

/** The walls between the modules hold in SQL too, and every statement names its tenant. */
class SqlBoundaryTest {
  private static final Pattern STATEMENT =
      Pattern.compile(
          "\\s*(?:with|select|insert\\s+into|update|delete\\s+from|merge\\s+into)\\b.*",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern SOURCE =
      Pattern.compile(
          "\\b(?:from|join|into|update|using)\\s+(?:only\\s+|lateral\\s+)?([a-z_]+)\\.([a-z_]+)(\\s*\\()?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TARGET =
      Pattern.compile(
          "\\b(?:insert\\s+into|delete\\s+from|update|merge\\s+into)\\s+([a-z_]+)\\.[a-z_]+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BARE_SOURCE =
      Pattern.compile(
          "\\b(?:from|join|insert\\s+into)\\s+([a-z_]+)\\b(?!\\s*[.(])", Pattern.CASE_INSENSITIVE);
  private static final Pattern COMMON_TABLE =
      Pattern.compile(
          "\\b([a-z_]+)(?:\\s*\\([^()]*\\))?\\s+as\\s+(?:materialized\\s+)?\\(",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern KEYWORD =
      Pattern.compile(
          "^(?:SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|JOIN|ORDER BY|GROUP BY)\\b",
          Pattern.MULTILINE);

  /** Tables and functions that know no tenant (architecture 5). */
  private static final Set<String> WITHOUT_TENANT =
      Set.of(
          "flyway.flyway_schema_history",
          "identity.spring_session",
          "identity.spring_session_attributes",
          "identity.sign_in_attempt",
          "tenancy.company_code",
          "work.scheduled_tasks");

  /** Doors before a tenant is known. */
  private static final Set<String> DOORS =
      Set.of(
          "tenancy.tenant_by_code",
          "tenancy.tenants",
          "tenancy.claim_company_code",
          "identity.accounts_by_login",
          "identity.invitation_by_token",
          "identity.reset_by_token");

  private record Source(String schema, String name) {
    String full() {
      return schema + "." + name;
    }
  }

  @Test
  void aModuleReadsOnlySchemasOfModulesThatItMayUse() {
    var found = new TreeSet<String>();
    for (var words : statements()) {
      for (var source : sources(words.text())) {
        if (!mayRead(words.module(), source.schema())) {
          found.add("%s reads %s".formatted(words.place(), source.full()));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void aModuleWritesItsOwnSchemaOnly() {
    var found = new TreeSet<String>();
    for (var words : statements()) {
      TARGET
          .matcher(words.text())
          .results()
          .map(match -> match.group(1).toLowerCase(Locale.ROOT))
          .filter(schema -> !schema.equals(words.module()))
          .forEach(schema -> found.add("%s writes %s".formatted(words.place(), schema)));
    }
    assertThat(found).isEmpty();
  }

  /** The policies would refuse as well; the statement that forgets is still a defect. */
  @Test
  void everyStatementNamesTheTenantOnceForEachTable() {
    var found = new TreeSet<String>();
    for (var words : statements()) {
      var tables =
          sources(words.text()).stream()
              .filter(source ->
                  !WITHOUT_TENANT.contains(source.full()) && !DOORS.contains(source.full()))
              .count();
      var named = words.text().split("tenant_id", -1).length - 1;
      if (named < tables) {
        found.add("%s: %d tables, tenant_id %d times".formatted(words.place(), tables, named));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void everyTableIsNamedWithItsSchema() {
    var found = new TreeSet<String>();
    for (var words : statements()) {
      var common =
          COMMON_TABLE
              .matcher(words.text())
              .results()
              .map(match -> match.group(1))
              .collect(Collectors.toSet());
      BARE_SOURCE
          .matcher(words.text())
          .results()
          .map(match -> match.group(1))
          .filter(name ->
              !common.contains(name)
                  && !List.of("lateral", "unnest", "now", "year", "month", "distinct")
                      .contains(name))
          .forEach(name -> found.add("%s: %s".formatted(words.place(), name)));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void sqlIsWrittenInLowerCase() {
    assertThat(
            statements().stream()
                .filter(words -> KEYWORD.matcher(words.text()).find())
                .map(Sources.Words::place))
        .isEmpty();
  }

  /** So that the tests above cannot pass because they found nothing. */
  @Test
  void statementsAreFoundInTheCode() {
    assertThat(statements()).hasSizeGreaterThan(20);
    assertThat(sources("select 1 from a.b x join c.d y on x.i = y.i"))
        .containsExactly(new Source("a", "b"), new Source("c", "d"));
  }

  private static List<Sources.Words> statements() {
    return Sources.words().stream()
        .filter(words -> STATEMENT.matcher(words.text()).matches())
        .filter(words -> !sources(words.text()).isEmpty())
        .toList();
  }

  private static List<Source> sources(String sql) {
    var found = new ArrayList<Source>();
    SOURCE
        .matcher(sql)
        .results()
        .forEach(match ->
            found.add(
                new Source(
                    match.group(1).toLowerCase(Locale.ROOT),
                    match.group(2).toLowerCase(Locale.ROOT))));
    return found;
  }

  private static boolean mayRead(String module, String schema) {
    return schema.equals(module)
        || List.of("pg_catalog", "information_schema").contains(schema)
        // A backup says by which migrations it was written.
        || (module.equals("operations") && schema.equals("flyway"))
        || allowed(module).anyMatch(schema::equals);
  }

  private static Stream<String> allowed(String module) {
    try {
      return Stream.concat(
          Arrays.stream(Shengren.class.getAnnotation(Modulithic.class).sharedModules()),
          Arrays.stream(
              Class.forName("org.shengren." + module + ".package-info")
                  .getAnnotation(ApplicationModule.class)
                  .allowedDependencies()));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(module + " has no package-info", e);
    }
  }
}
