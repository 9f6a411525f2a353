package org.shengren.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.shengren.identity.DemoPersonas;
import org.shengren.kernel.TenantId;
import org.shengren.tenancy.Tenancy;
import org.shengren.tenancy.Tenants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@TestPropertySource(properties = "shengren.demo=true")
class DemoCompanyTests {
  @Autowired private Tenants tenants;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private DemoPersonas personas;
  @Autowired private DemoCompany demo;

  @Test
  void theCompanyHasLivedThroughTwoAssessmentsAndIsInAThird() {
    var tenant = tenants.byCode("yunling").orElseThrow();
    assertThat(count(tenant, "organization.person", "true")).isEqualTo(118);
    assertThat(count(tenant, "assessment.campaign", "state = 'RELEASED'")).isEqualTo(2);
    assertThat(count(tenant, "assessment.campaign", "state = 'COLLECTION'")).isEqualTo(2);
    assertThat(
            count(tenant, "assessment.campaign", "ends_on < current_date and state = 'COLLECTION'"))
        .isEqualTo(1);
    assertThat(count(tenant, "assessment.assignment", "relationship = 'FORMER_MANAGER'"))
        .isEqualTo(1);
    assertThat(
            count(
                tenant,
                "assessment.participant",
                "position_since > current_date - 90 and released_at is null"))
        .isEqualTo(1);
    assertThat(count(tenant, "assessment.participant", "state = 'CONVERSATION'")).isGreaterThan(2);
    assertThat(count(tenant, "assessment.agreement", "stance = 'DISAGREED'")).isEqualTo(1);
    assertThat(count(tenant, "assessment.dispute", "outcome = 'DECIDED'")).isEqualTo(1);
    assertThat(count(tenant, "assessment.dispute", "outcome = 'CHANGED'")).isEqualTo(1);
    assertThat(count(tenant, "measurement.measure", "'DECIDED' = any(flags)")).isEqualTo(2);
    assertThat(count(tenant, "evidence.evidence", "released_at is not null")).isEqualTo(12);
    assertThat(count(tenant, "evidence.key_figure", "true")).isGreaterThan(1000);
    assertThat(count(tenant, "measurement.measure", "true")).isGreaterThan(1000);
    assertThat(personas.all()).hasSize(6);
  }

  /** Of every kind there is one to look at. */
  @Test
  void peoplePractiseWhatTheirReportsAskFor() {
    var tenant = tenants.byCode("yunling").orElseThrow();
    for (var state : List.of("DRAFT", "AGREED", "IN_PROGRESS", "REVIEWED", "CLOSED", "WITHDRAWN")) {
      assertThat(count(tenant, "development.goal", "state = '%s'".formatted(state)))
          .as(state)
          .isPositive();
    }
    assertThat(count(tenant, "development.goal", "state = 'AGREED' and due_on < current_date"))
        .isPositive();
    assertThat(count(tenant, "development.goal", "outcome = 'DONE'")).isGreaterThan(3);
  }

  @Test
  void peopleOfEveryFamilyAreAssessedAgainstTheirOwnModel() {
    var tenant = tenants.byCode("yunling").orElseThrow();
    for (var family : List.of("key-account-sales", "software-engineering", "human-resources")) {
      assertThat(
              count(
                  tenant,
                  "assessment.participant",
                  """
                  state = 'RELEASED'
                  and family_version_id in (select v.id
                                              from competency.model_version v
                                              join competency.competency_model m
                                                on m.tenant_id = v.tenant_id and m.id = v.model_id
                                             where v.tenant_id = :tenant and m.code = '%s')
                  """
                      .formatted(family)))
          .as(family)
          .isGreaterThanOrEqualTo(14);
    }
  }

  @Test
  void aSecondStartMakesNothingAnew() {
    var tenant = tenants.byCode("yunling").orElseThrow();
    var before = count(tenant, "audit.entry", "true");
    demo.run(new DefaultApplicationArguments());
    assertThat(count(tenant, "audit.entry", "true")).isEqualTo(before);
    assertThat(tenants.all()).hasSize(1);
  }

  private long count(TenantId tenant, String table, String condition) {
    return Tenancy.in(
        tenant,
        () ->
            Objects.requireNonNull(
                new TransactionTemplate(transactions)
                    .execute(_ ->
                        jdbc.sql(
                                "select count(*) from "
                                    + table
                                    + " where tenant_id = :tenant and "
                                    + condition)
                            .param("tenant", tenant.value())
                            .query(Long.class)
                            .single())));
  }
}
