package org.shengren.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shengren.measurement.ReleasedFixture.everything;
import static org.shengren.measurement.Source.MANAGER;
import static org.shengren.measurement.Source.SELF;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.shengren.CountedStatements;
import org.shengren.assessment.Purpose;
import org.shengren.kernel.PersonId;
import org.shengren.organization.CompanyFixture;
import org.shengren.organization.NewAppointment;
import org.shengren.organization.People;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** What a change of settings does is counted in as many statements for few people as for many. */
@SpringBootTest
@Import({CompanyFixture.class, ReleasedFixture.class})
class SettingsEffectTests {
  @Autowired ReleasedFixture released;
  @Autowired SettingsEffect effect;
  @Autowired Measures measures;
  @Autowired People people;

  @Test
  void morePeopleCostNoMoreStatements() {
    var sales = released.sales();
    rate(sales, sales.person());
    assertThat(counted(sales, 1)).isPositive();
    int few = counted(sales, 1);
    rate(
        sales,
        released.colleague(sales, "P2"),
        released.colleague(sales, "P3"),
        released.colleague(sales, "P4"));
    assertThat(counted(sales, 4)).isEqualTo(few);
  }

  private void rate(ReleasedFixture.Sales sales, PersonId... persons) {
    for (var person : persons) {
      Tenancy.run(
          sales.company().tenant(),
          () ->
              people.appoint(
                  sales.company().founder(),
                  person,
                  new NewAppointment(
                      sales.company().east(),
                      Optional.of(sales.accountManager()),
                      Optional.of(sales.manager()),
                      LocalDate.of(2021, 1, 1))));
    }
    for (var started : released.assessments(sales, Purpose.PLACEMENT, persons)) {
      started.rated(SELF, everything(4)).rated(MANAGER, everything(4)).released();
    }
  }

  private int counted(ReleasedFixture.Sales sales, int expected) {
    var tenant = sales.company().tenant();
    return Tenancy.in(
        tenant,
        () -> {
          var now =
              new SettingsEffect.Reading(measures.settings(tenant), measures.verdictRule(tenant));
          try (var statements = new CountedStatements()) {
            assertThat(effect.of(tenant, now, now))
                .isEqualTo(new SettingsEffect.Effect(expected, 0, 0));
            return statements.count();
          }
        });
  }
}
