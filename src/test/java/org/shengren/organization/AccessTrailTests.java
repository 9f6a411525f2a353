package org.shengren.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.shengren.AtOnce;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
import org.shengren.organization.CompanyFixture.Company;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@Import(CompanyFixture.class)
class AccessTrailTests {
  @Autowired CompanyFixture companies;
  @Autowired AccessPolicy policy;
  @Autowired People people;
  @Autowired Directory directory;
  @Autowired Calendar calendar;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  @Test
  void theTrailNamesEachPersonOfATeamWhoseResultsWereSeen() {
    var company = companies.found();
    var manager = companies.hire(company, "M1", company.east(), Optional.empty());
    var one = companies.hire(company, "P1", company.east(), Optional.of(manager));
    var other = companies.hire(company, "P2", company.east(), Optional.of(manager));
    companies.hire(company, "P3", company.east(), Optional.empty());
    var viewer = new Viewer(company.tenant(), manager, Set.of(Role.EMPLOYEE, Role.MANAGER));
    var subjects =
        Tenancy.in(
            company.tenant(),
            () ->
                transactions.execute(_ -> {
                  policy.seeTeam(viewer);
                  return jdbc.sql(
                          """
                          select subject_id from audit.entry
                           where tenant_id = :tenant and actor_id = :actor
                             and action = 'result.seen' and detail ->> 'ground' = 'LINE'
                          """)
                      .param("tenant", company.tenant().value())
                      .param("actor", manager.value())
                      .query(UUID.class)
                      .list();
                }));
    assertThat(subjects).containsExactlyInAnyOrder(one.value(), other.value());
  }

  @Test
  void twoAppointmentsAtOnceNeverCloseACircleOfManagers() throws Exception {
    for (int attempt = 0; attempt < 5; attempt++) {
      var company = companies.found();
      var w = companies.hire(company, "W", company.east(), Optional.empty());
      var x = companies.hire(company, "X", company.east(), Optional.of(w));
      var y = companies.hire(company, "Y", company.east(), Optional.empty());
      var z = companies.hire(company, "Z", company.east(), Optional.of(y));
      assertThat(AtOnce.answers(List.of(led(company, w, z), led(company, y, x))))
          .containsExactlyInAnyOrder(true, false);
    }
  }

  private Callable<Boolean> led(Company company, PersonId person, PersonId manager) {
    return () ->
        Tenancy.in(
            company.tenant(),
            () -> {
              try {
                people.appoint(
                    company.founder(),
                    person,
                    new NewAppointment(
                        company.east(),
                        Optional.of(company.rep()),
                        Optional.of(manager),
                        calendar.today(company.tenant())));
                return true;
              } catch (ManagerCycle circle) {
                return false;
              }
            });
  }
}
