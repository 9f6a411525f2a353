package org.shengren.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

/** P1 is led by M1 and by a dotted line by D1, who is led by T1; P2 is led by P1. */
@SpringBootTest
@Import(CompanyFixture.class)
class DottedLineTests {
  @Autowired CompanyFixture companies;
  @Autowired AccessPolicy policy;
  @Autowired Roles roles;
  @Autowired Calendar calendar;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private Company company;
  private PersonId top;
  private PersonId dotted;
  private PersonId direct;
  private PersonId person;
  private PersonId below;

  @BeforeEach
  void found() {
    company = companies.found();
    top = companies.hire(company, "T1", company.root(), Optional.empty());
    dotted = companies.hire(company, "D1", company.west(), Optional.of(top));
    direct = companies.hire(company, "M1", company.east(), Optional.empty());
    person = companies.hire(company, "P1", company.east(), Optional.of(direct));
    below = companies.hire(company, "P2", company.east(), Optional.of(person));
  }

  private Viewer viewer(PersonId id) {
    return new Viewer(company.tenant(), id, Set.of(Role.EMPLOYEE));
  }

  private <T> T in(Supplier<T> task) {
    return Objects.requireNonNull(
        Tenancy.in(company.tenant(), () -> transactions.execute(_ -> task.get())));
  }

  private List<String> trail(PersonId actor, PersonId subject) {
    return in(() ->
        jdbc.sql(
                """
                select detail ->> 'ground' from audit.entry
                 where tenant_id = :tenant and actor_id = :actor and subject_id = :subject
                   and action = 'result.seen'
                 order by at
                """)
            .param("tenant", company.tenant().value())
            .param("actor", actor.value())
            .param("subject", subject.value())
            .query(String.class)
            .list());
  }

  @Test
  void aDottedLineManagerSeesThePersonAloneAndTheTrailSaysOnWhichGround() {
    companies.dotted(company, person, dotted, 30, Optional.empty());
    assertThat(in(() -> policy.see(viewer(dotted), person)).ground())
        .isEqualTo(Sight.Ground.DOTTED);
    assertThat(in(() -> policy.seeDotted(viewer(dotted))).persons()).containsExactly(person);
    assertThat(in(() -> policy.see(viewer(dotted), List.of(person, below))).persons())
        .containsExactly(person);
    assertThat(trail(dotted, person)).containsExactly("DOTTED", "DOTTED", "DOTTED");
    assertThat(in(() -> policy.visible(viewer(dotted), List.of(person, below, direct))))
        .containsExactly(person);
    assertThat(in(() -> policy.seeTeam(viewer(dotted))).persons()).isEmpty();
    for (var other : List.of(below, direct)) {
      assertThatThrownBy(() -> in(() -> policy.see(viewer(dotted), other)))
          .isInstanceOf(PersonNotFound.class);
    }
    assertThatThrownBy(() -> in(() -> policy.see(viewer(top), person)))
        .isInstanceOf(PersonNotFound.class);
    assertThat(trail(top, person)).isEmpty();
  }

  @Test
  void aLineThatHasEndedOrHasNotBegunOpensNothing() {
    var today = in(() -> calendar.today(company.tenant()));
    companies.dotted(company, person, dotted, 30, Optional.of(today));
    companies.dotted(company, person, dotted, 30, today.plusDays(1), Optional.empty());
    assertThat(in(() -> policy.maySee(viewer(dotted), person))).isFalse();
    assertThat(in(() -> policy.visible(viewer(dotted), List.of(person)))).isEmpty();
    assertThat(in(() -> roles.of(company.tenant(), dotted))).containsExactly(Role.EMPLOYEE);
    companies.dotted(
        company, person, dotted, 30, LocalDate.of(2021, 1, 1), Optional.of(today.plusDays(1)));
    assertThat(in(() -> policy.maySee(viewer(dotted), person))).isTrue();
    assertThat(in(() -> roles.of(company.tenant(), dotted))).contains(Role.MANAGER);
  }

  @Test
  void whoLeadsDirectlyTooIsTheDirectManager() {
    companies.dotted(company, person, direct, 30, Optional.empty());
    assertThat(in(() -> policy.see(viewer(direct), person)).ground()).isEqualTo(Sight.Ground.LINE);
    assertThat(in(() -> policy.seeDotted(viewer(direct))).persons()).isEmpty();
    in(() -> policy.see(viewer(direct), List.of(person)));
    assertThat(trail(direct, person)).containsExactly("LINE", "LINE");
  }
}
