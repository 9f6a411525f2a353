package org.shengren.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.kernel.Forbidden;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.Text;
import org.shengren.organization.CompanyFixture.Company;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@Import(CompanyFixture.class)
class PeopleTests {
  private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

  @Autowired CompanyFixture companies;
  @Autowired People people;
  @Autowired Units units;
  @Autowired Tree tree;
  @Autowired Positions positions;
  @Autowired Directory directory;
  @Autowired Roles roles;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private Company company;

  @BeforeEach
  void found() {
    company = companies.found();
  }

  @Test
  void aMoveKeepsTheHistory() {
    var boss = companies.hire(company, "P1", company.east(), Optional.empty());
    var person = companies.hire(company, "P2", company.east(), Optional.of(boss));
    in(() -> people.appoint(company.founder(), person, work(company.west(), boss, MAY)));

    var history = in(() -> directory.appointments(company.tenant(), person));
    assertThat(history).hasSize(2);
    assertThat(history.getFirst().unit().id()).isEqualTo(company.west());
    assertThat(history.getFirst().until()).isEmpty();
    assertThat(history.getLast().unit().id()).isEqualTo(company.east());
    assertThat(history.getLast().until()).contains(MAY);
    var card = in(() -> directory.card(company.tenant(), person));
    assertThat(card.unit()).map(UnitRef::id).contains(company.west());
    assertThat(card.manager()).map(PersonRef::id).contains(boss);
    assertThat(card.position()).isEmpty();
  }

  @Test
  void nobodyLeadsThemselvesOverSteps() {
    var top = companies.hire(company, "P1", company.east(), Optional.empty());
    var middle = companies.hire(company, "P2", company.east(), Optional.of(top));
    var low = companies.hire(company, "P3", company.east(), Optional.of(middle));
    assertThatThrownBy(() -> appoint(top, work(company.east(), low, MAY)))
        .isInstanceOf(ManagerCycle.class);
    assertThatThrownBy(() -> appoint(top, work(company.east(), top, MAY)))
        .isInstanceOf(OwnManager.class);
    assertThat(in(() -> directory.appointments(company.tenant(), top))).hasSize(1);
  }

  @Test
  void twoPeopleMayChangePlacesAtOnce() {
    var one = companies.hire(company, "P1", company.east(), Optional.empty());
    var two = companies.hire(company, "P2", company.east(), Optional.of(one));
    in(() -> {
      people.appoint(
          company.founder(),
          Map.of(
              one,
              work(company.east(), two, MAY),
              two,
              new NewAppointment(company.east(), Optional.empty(), Optional.empty(), MAY)));
    });
    assertThat(in(() -> directory.directReports(company.tenant(), two)))
        .extracting(PersonCard::id)
        .containsExactly(one);
  }

  @Test
  void aManagerOfAnotherCompanyIsNobody() {
    var other = companies.found();
    assertThatThrownBy(() ->
            companies.hire(company, "P1", company.east(), Optional.of(other.founder().person())))
        .isInstanceOf(ManagerNotFound.class);
    assertThatThrownBy(() -> companies.hire(company, "P1", other.east(), Optional.empty()))
        .isInstanceOf(UnitNotFound.class);
    assertThatThrownBy(() -> appoint(other.founder().person(), work(company.east(), null, MAY)))
        .isInstanceOf(PersonNotFound.class);
    assertThatThrownBy(() -> in(() -> directory.card(company.tenant(), other.founder().person())))
        .isInstanceOf(PersonNotFound.class);
  }

  @Test
  void numbersAndAddressesBelongToOnePerson() {
    companies.hire(company, "P1", company.east(), Optional.empty());
    assertThatThrownBy(() -> companies.hire(company, "P1", company.east(), Optional.empty()))
        .isInstanceOf(NumberTaken.class);
    assertThatThrownBy(() -> companies.hire(company, "p1", company.east(), Optional.empty()))
        .isInstanceOf(EmailTaken.class);
  }

  @Test
  void anHrPartnerActsWithinTheOwnUnitsOnly() {
    var partner = companies.partner(company, "H1", company.sales());
    var inside = companies.hire(company, "P1", company.east(), Optional.empty());
    var outside = companies.hire(company, "P2", company.tech(), Optional.empty());
    in(() -> people.appoint(partner, inside, work(company.west(), null, MAY)));
    assertThatThrownBy(
            () -> in(() -> people.appoint(partner, outside, work(company.west(), null, MAY))))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(
            () -> in(() -> people.appoint(partner, inside, work(company.tech(), null, MAY))))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() ->
            in(() -> {
              people.leave(partner, outside, MAY);
            }))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(
            () -> in(() -> units.create(partner, "NEW", Text.of("新", "New"), Optional.empty())))
        .isInstanceOf(Forbidden.class);
    assertThat(
            in(() ->
                units.create(partner, "NEW", Text.of("新", "New"), Optional.of(company.east()))))
        .isNotNull();
  }

  @Test
  void whoeverHiredSomebodyForNextMonthMayCorrectIt() {
    var partner = companies.partner(company, "H1", company.sales());
    var person =
        in(() ->
            people.hire(
                partner,
                new NewPerson(
                    "N1",
                    Text.of("新人", "Newcomer"),
                    Optional.empty(),
                    Optional.empty(),
                    LocalDate.of(2999, 1, 1),
                    new NewAppointment(
                        company.east(),
                        Optional.empty(),
                        Optional.empty(),
                        LocalDate.of(2999, 1, 1)))));
    in(() -> {
      people.change(
          partner,
          person,
          new PersonDetails(
              "N2",
              Text.of("新人", "Newcomer"),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    });
    assertThat(in(() -> directory.card(company.tenant(), person)).number()).isEqualTo("N2");
  }

  @Test
  void whoLeavesHoldsNoRoleAndMayComeBack() {
    var person = companies.hire(company, "P1", company.east(), Optional.empty());
    in(() -> {
      people.leave(company.founder(), person, MAY);
    });
    assertThat(in(() -> roles.of(company.tenant(), person))).isEmpty();
    assertThat(in(() -> directory.inUnit(company.tenant(), company.east(), true))).isEmpty();
    assertThatThrownBy(() -> appoint(person, work(company.west(), null, MAY)))
        .isInstanceOf(AppointmentTooEarly.class);
    appoint(person, work(company.west(), null, MAY.plusDays(30)));
    assertThat(in(() -> roles.of(company.tenant(), person))).containsExactly(Role.EMPLOYEE);
    assertThat(in(() -> directory.appointments(company.tenant(), person)))
        .extracting(Appointment::until)
        .containsExactly(Optional.empty(), Optional.of(MAY.plusDays(1)));
  }

  @Test
  void aUnitInUseIsNotClosedAndAClosedOneTakesNobody() {
    var person = companies.hire(company, "P1", company.east(), Optional.empty());
    assertThatThrownBy(() -> close(company.east())).isInstanceOf(UnitStillInUse.class);
    assertThatThrownBy(() -> close(company.sales())).isInstanceOf(UnitStillInUse.class);
    close(company.west());
    assertThatThrownBy(() -> appoint(person, work(company.west(), null, MAY)))
        .isInstanceOf(UnitClosed.class);
  }

  @Test
  void aUnitDoesNotMoveBelowItself() {
    assertThatThrownBy(() ->
            in(() -> {
              units.move(company.founder(), company.sales(), Optional.of(company.east()));
            }))
        .isInstanceOf(UnitInsideItself.class);
    in(() -> {
      units.move(company.founder(), company.east(), Optional.of(company.tech()));
    });
    assertThat(in(() -> tree.path(company.tenant(), company.east())))
        .extracting(UnitRef::id)
        .containsExactly(company.root(), company.tech(), company.east());
  }

  @Test
  void theTreeCountsPeopleWithThoseBelow() {
    companies.hire(company, "P1", company.east(), Optional.empty());
    companies.hire(company, "P2", company.sales(), Optional.empty());
    var root = in(() -> tree.roots(company.tenant())).getFirst();
    assertThat(root.people()).isEqualTo(1);
    assertThat(root.peopleWithBelow()).isEqualTo(3);
    assertThat(root.withBelow().map(UnitNode::code))
        .containsExactly("HQ", "SALES", "EAST", "WEST", "TECH");
  }

  @Test
  void whatIsSaidOfAPositionIsReadBackAndSayingItAgainChangesNothing() {
    var position = in(() -> positions.find(company.tenant(), company.rep())).orElseThrow();
    assertThat(position.description().accountabilities().getFirst().share()).isEqualTo(60);
    assertThat(position.description().contacts().getFirst().who().in(Language.EN))
        .isEqualTo("Customers");
    var again = in(() -> positions.define(company.founder(), position.description()));
    assertThat(again).isEqualTo(company.rep());
    assertThat(in(() -> positions.find(company.tenant(), company.rep()))).contains(position);
    assertThat(in(() -> positions.all(company.tenant()))).hasSize(2);
  }

  @Test
  void theListIsReadInPartsWithoutGapOrRepetition() {
    for (var number = 0; number < 120; number++) {
      companies.hire(company, "N%03d".formatted(number), company.east(), Optional.empty());
    }
    for (var sort : PeopleSearch.Sort.values()) {
      var seen = new ArrayList<PersonId>();
      var after = Optional.<String>empty();
      do {
        var search =
            new PeopleSearch(
                "员工",
                Optional.of(company.sales()),
                Optional.empty(),
                Optional.empty(),
                false,
                sort,
                after);
        var part = in(() -> directory.search(company.tenant(), search, Language.ZH));
        assertThat(part.total()).isEqualTo(120);
        part.people().forEach(card -> seen.add(card.id()));
        after = part.next();
      } while (after.isPresent());
      assertThat(seen).hasSize(120).doesNotHaveDuplicates();
    }
  }

  @Test
  void wordsOfASearchAreNoPattern() {
    companies.hire(company, "P_1", company.east(), Optional.empty());
    companies.hire(company, "PX1", company.east(), Optional.empty());
    assertThat(found("P_1")).containsExactly("P_1");
    assertThat(found("%")).isEmpty();
    assertThat(found("account MAN")).containsExactlyInAnyOrder("P_1", "PX1");
  }

  @Test
  void everyChangeIsInTheTrail() {
    var person = companies.hire(company, "P1", company.east(), Optional.empty());
    appoint(person, work(company.west(), null, MAY));
    List<String> actions =
        in(() ->
            transactions.execute(_ ->
                jdbc.sql(
                        """
                        select action from audit.entry
                         where tenant_id = :tenant and subject_id = :person order by at, id
                        """)
                    .param("tenant", company.tenant().value())
                    .param("person", person.value())
                    .query(String.class)
                    .list()));
    assertThat(actions).containsExactly("person.hired", "person.appointed");
  }

  private List<String> found(String words) {
    return in(() -> directory.search(company.tenant(), PeopleSearch.of(words), Language.EN))
        .people()
        .stream()
        .map(PersonCard::number)
        .toList();
  }

  private void appoint(PersonId person, NewAppointment appointment) {
    in(() -> people.appoint(company.founder(), person, appointment));
  }

  private void close(OrgUnitId unit) {
    in(() -> {
      units.close(company.founder(), unit);
    });
  }

  private void in(Runnable work) {
    Tenancy.run(company.tenant(), work);
  }

  private <T> T in(Callable<T> work) {
    return Tenancy.in(
        company.tenant(),
        () -> {
          try {
            return work.call();
          } catch (RuntimeException thrown) {
            throw thrown;
          } catch (Exception thrown) {
            throw new IllegalStateException(thrown);
          }
        });
  }

  private static NewAppointment work(OrgUnitId unit, @Nullable PersonId manager, LocalDate from) {
    return new NewAppointment(unit, Optional.empty(), Optional.ofNullable(manager), from);
  }
}
