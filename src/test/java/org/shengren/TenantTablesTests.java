package org.shengren;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks the catalogue of the database what no review sees: that every table belongs to tenants, in
 * its keys, its indexes and its policy, and that the application owns nothing.
 */
@SpringBootTest
class TenantTablesTests {
  /** Tables that know no tenant (architecture 5). */
  private static final Set<String> WITHOUT_TENANT =
      Set.of(
          "flyway.flyway_schema_history",
          "identity.spring_session",
          "identity.spring_session_attributes",
          "identity.sign_in_attempt",
          "tenancy.company_code",
          "work.scheduled_tasks");

  /** Functions that run as their owner: doors before a tenant is known, returning ids only. */
  private static final Set<String> DOORS =
      Set.of(
          "tenancy.claim_company_code",
          "tenancy.tenant_by_code",
          "tenancy.tenants",
          "identity.accounts_by_login",
          "identity.invitation_by_token",
          "identity.reset_by_token");

  /** What the application may add to and never change. */
  private static final Set<String> APPEND_ONLY = Set.of("audit.entry");

  private static final String OURS =
      "n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'public') and n.nspname"
          + " not like 'pg_temp%' and n.nspname not like 'pg_toast%'";

  @Autowired JdbcClient jdbc;

  @Test
  void everyTableBelongsToTenantsButTheListedOnes() {
    assertThat(
            names(
                """
                select n.nspname || '.' || c.relname
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p', 'm', 'f') and %s
                   and not exists (select from pg_attribute a
                                    where a.attrelid = c.oid and a.attname = 'tenant_id'
                                      and a.atttypid = 'uuid'::regtype and a.attnotnull)
                """))
        .containsExactlyInAnyOrderElementsOf(
            WITHOUT_TENANT.stream().filter(name -> !name.equals("tenancy.company_code")).toList());
    assertThat(tenantTables()).hasSizeGreaterThan(20);
  }

  @Test
  void theTenantComesFirstInEveryKeyAndIndex() {
    assertThat(
            names(
                """
                select n.nspname || '.' || i.relname
                  from pg_index x
                  join pg_class i on i.oid = x.indexrelid
                  join pg_class c on c.oid = x.indrelid
                  join pg_namespace n on n.oid = c.relnamespace
                  left join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
                 where %s and n.nspname || '.' || c.relname <> all (:free)
                   and a.attname is distinct from 'tenant_id'
                """))
        .isEmpty();
    assertThat(
            names(
                """
                select n.nspname || '.' || c.relname
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and %s and n.nspname || '.' || c.relname <> all (:free)
                   and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')
                """))
        .as("without a primary key")
        .isEmpty();
  }

  /** Else a row could point to another tenant's, and no shard could hold both. */
  @Test
  void everyReferenceStaysWithinTheTenant() {
    assertThat(
            names(
                """
                select n.nspname || '.' || c.relname || ': ' || k.conname
                  from pg_constraint k
                  join pg_class c on c.oid = k.conrelid
                  join pg_namespace n on n.oid = c.relnamespace
                  join pg_attribute here on here.attrelid = k.conrelid and here.attnum = k.conkey[1]
                  join pg_attribute there on there.attrelid = k.confrelid and there.attnum = k.confkey[1]
                 where k.contype = 'f' and %s and n.nspname || '.' || c.relname <> all (:free)
                   and (here.attname <> 'tenant_id' or there.attname <> 'tenant_id')
                """))
        .isEmpty();
  }

  @Test
  void everyTenantTableIsUnderThePolicyForReadingAndWriting() {
    assertThat(
            names(
                """
                select n.nspname || '.' || c.relname
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and %s and n.nspname || '.' || c.relname <> all (:free)
                   and not (c.relrowsecurity
                       and exists (select from pg_policy p
                                    where p.polrelid = c.oid and p.polcmd = '*' and p.polpermissive
                                      and p.polroles = '{0}'
                                      and pg_get_expr(p.polqual, c.oid) = '(tenant_id = tenancy.current_tenant())'
                                      and pg_get_expr(p.polwithcheck, c.oid) = '(tenant_id = tenancy.current_tenant())'))
                """))
        .isEmpty();
    assertThat(
            names(
                """
                select n.nspname || '.' || c.relname || ': ' || p.polname
                  from pg_policy p
                  join pg_class c on c.oid = p.polrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 where %s and p.polname <> 'tenant'
                """))
        .as("a second permissive policy would widen the first")
        .isEmpty();
  }

  /** A view of its owner's shows every tenant's rows. */
  @Test
  void everyViewAsksAsItsReader() {
    assertThat(
            names(
                """
                select n.nspname || '.' || c.relname
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'v' and %s
                   and not coalesce(c.reloptions @> '{security_invoker=true}', false)
                """))
        .isEmpty();
  }

  @Test
  void onlyTheDoorsRunAsTheirOwner() {
    assertThat(
            names(
                """
                select n.nspname || '.' || p.proname
                  from pg_proc p
                  join pg_namespace n on n.oid = p.pronamespace
                 where p.prosecdef and %s
                """))
        .containsExactlyInAnyOrderElementsOf(DOORS);
    assertThat(
            names(
                """
                select n.nspname || '.' || p.proname
                  from pg_proc p
                  join pg_namespace n on n.oid = p.pronamespace
                 where p.prosecdef and %s and not coalesce('search_path=""' = any (p.proconfig), false)
                """))
        .as("doors with a search path")
        .isEmpty();
  }

  @Test
  void theApplicationOwnsNothingAndPassesNoPolicy() {
    assertThat(
            names(
                """
                select 'table ' || c.relname from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                 where %s and pg_get_userbyid(c.relowner) = current_user
                union all
                select 'schema ' || n.nspname from pg_namespace n
                 where %<s and (pg_get_userbyid(n.nspowner) = current_user or has_schema_privilege(current_user, n.oid, 'create'))
                union all
                select 'function ' || p.proname from pg_proc p
                  join pg_namespace n on n.oid = p.pronamespace
                 where %<s and pg_get_userbyid(p.proowner) = current_user
                union all
                select 'role ' || r.rolname from pg_roles r
                 where r.rolname = current_user and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb)
                union all
                select 'member of ' || r.rolname from pg_roles r
                 where r.rolname <> current_user and r.rolname not like 'pg_%%' and pg_has_role(current_user, r.oid, 'member')
                union all
                select 'may truncate ' || c.relname from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'r' and %<s and has_table_privilege(current_user, c.oid, 'truncate, references, trigger')
                """))
        .isEmpty();
  }

  @Test
  void whatIsAppendOnlyCannotBeChanged() {
    assertThat(APPEND_ONLY)
        .allSatisfy(table ->
            assertThat(
                    jdbc.sql(
                            "select has_table_privilege(current_user, :table::regclass, 'update,"
                                + " delete')")
                        .param("table", table)
                        .query(Boolean.class)
                        .single())
                .isFalse());
    assertThat(
            jdbc.sql(
                    "select has_table_privilege(current_user, 'tenancy.company_code', 'select,"
                        + " insert, update, delete')")
                .query(Boolean.class)
                .single())
        .isFalse();
  }

  /** A running number of the database looks across tenants, and so does a trigger. */
  @Test
  void thereAreNoSequencesAndNoTriggers() {
    assertThat(
            names(
                """
                select n.nspname || '.' || c.relname
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'S' and %s
                union all
                select n.nspname || '.' || t.tgname
                  from pg_trigger t
                  join pg_class c on c.oid = t.tgrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 where not t.tgisinternal and %<s
                """))
        .isEmpty();
  }

  @Test
  void momentsKnowTheirZone() {
    assertThat(
            names(
                """
                select n.nspname || '.' || c.relname || '.' || a.attname
                  from pg_attribute a
                  join pg_class c on c.oid = a.attrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'r' and %s and n.nspname <> 'flyway' and a.attnum > 0
                   and a.atttypid in ('timestamp'::regtype, 'time'::regtype, 'timetz'::regtype)
                """))
        .isEmpty();
  }

  private List<String> tenantTables() {
    return names(
        """
        select n.nspname || '.' || c.relname
          from pg_class c
          join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'p') and %s and n.nspname || '.' || c.relname <> all (:free)
        """);
  }

  private List<String> names(String sql) {
    return jdbc.sql(sql.formatted(OURS))
        .param("free", WITHOUT_TENANT.toArray(String[]::new))
        .query(String.class)
        .list();
  }
}
