package org.shengren;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.kernel.Language;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.tenancy.Tenancy;
import org.shengren.tenancy.Tenants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A statement that forgets its tenant gets nothing, whoever runs beside it. */
@SpringBootTest
class ForgottenTenantTests {
  /** On purpose without a tenant in it: what the code must never do, and the database must stop. */
  private static final String FORGETFUL = "select code from organization.org_unit";

  @Autowired JdbcClient jdbc;
  @Autowired Tenants tenants;
  @Autowired TransactionTemplate transactions;
  @Autowired DataSource pool;

  private TenantId ours = TenantId.next();
  private TenantId theirs = TenantId.next();

  @BeforeEach
  void twoCompaniesWithAUnitEach() {
    ours = found("OURS");
    theirs = found("THEIRS");
  }

  @Test
  void withoutATenantThereAreNoRows() {
    assertThat(units()).isEmpty();
    assertThat(transactions.<List<String>>execute(_ -> units())).isEmpty();
  }

  @Test
  void aBindingOutsideOfATransactionShowsNothingEither() {
    assertThat(Tenancy.in(ours, this::units)).isEmpty();
  }

  @Test
  void aForgetfulStatementSeesTheRowsOfItsTenantOnly() {
    assertThat(in(ours, this::units)).containsExactly("OURS");
    assertThat(in(theirs, this::units)).containsExactly("THEIRS");
  }

  @Test
  void askingForAnotherTenantByNameGivesNothing() {
    assertThat(
            in(
                ours,
                () ->
                    jdbc.sql("select code from organization.org_unit where tenant_id = :tenant")
                        .param("tenant", theirs.value())
                        .query(String.class)
                        .list()))
        .isEmpty();
  }

  @Test
  void aRowOfAnotherTenantIsRefusedByTheDatabase() {
    assertThatThrownBy(() -> in(ours, () -> insert(theirs, "SMUGGLED")))
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageContaining("row-level security");
    assertThatThrownBy(() -> transactions.<Integer>execute(_ -> insert(ours, "UNBOUND")))
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void aRowCannotBeMovedToAnotherTenant() {
    assertThatThrownBy(() ->
            in(
                ours,
                () ->
                    jdbc.sql("update organization.org_unit set tenant_id = :theirs")
                        .param("theirs", theirs.value())
                        .update()))
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void aForgetfulChangeTouchesNobodyElse() {
    assertThat(in(ours, () -> jdbc.sql("update organization.org_unit set ordinal = 7").update()))
        .isOne();
    assertThat(
            transactions.<Integer>execute(
                _ -> jdbc.sql("delete from organization.org_unit").update()))
        .isZero();
    assertThat(in(theirs, this::units)).containsExactly("THEIRS");
  }

  /** The setting ends with the transaction, so the next one on the same connection starts blank. */
  @Test
  void noCallLeavesItsTenantInThePool() throws Exception {
    var wrong = new ArrayList<Future<String>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int call = 0; call < 900; call++) {
        int kind = call % 4;
        wrong.add(threads.submit(() -> surprise(kind)));
      }
    }
    for (var answer : wrong) {
      assertThat(answer.get()).isEmpty();
    }
  }

  private String surprise(int kind) {
    return switch (kind) {
      case 0 -> compare(in(ours, this::units), List.of("OURS"));
      case 1 -> compare(in(theirs, this::units), List.of("THEIRS"));
      case 2 -> compare(units(), List.of());
      default -> {
        try {
          in(
              ours,
              () -> {
                units();
                throw new IllegalStateException("rolled back");
              });
          yield "not thrown";
        } catch (IllegalStateException rolledBack) {
          yield compare(transactions.<List<String>>execute(_ -> units()), List.of());
        }
      }
    };
  }

  private static String compare(List<String> seen, List<String> expected) {
    return seen.equals(expected) ? "" : "saw %s instead of %s".formatted(seen, expected);
  }

  private <T> T in(TenantId tenant, Supplier<T> work) {
    return Tenancy.in(tenant, () -> transactions.execute(_ -> work.get()));
  }

  private List<String> units() {
    return jdbc.sql(FORGETFUL).query(String.class).list();
  }

  private int insert(TenantId tenant, String code) {
    return jdbc.sql(
            """
            insert into organization.org_unit (tenant_id, id, code, name)
            values (:tenant, :id, :code, '{"zh": "单元", "en": "Unit"}')
            """)
        .param("tenant", tenant.value())
        .param("id", UUID.randomUUID())
        .param("code", code)
        .update();
  }

  private TenantId found(String unit) {
    var tenant = TenantId.next();
    in(
        tenant,
        () -> {
          tenants.found(
              tenant,
              "c" + tenant.value().toString().substring(9, 28),
              Text.of("公司", "Company"),
              Language.ZH,
              ZoneId.of("Asia/Shanghai"));
          return insert(tenant, unit);
        });
    return tenant;
  }
}
