package org.shengren.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.shengren.measurement.ReleasedFixture.by;
import static org.shengren.measurement.ReleasedFixture.everything;
import static org.shengren.measurement.ReleasedFixture.nothing;
import static org.shengren.measurement.Source.MANAGER;
import static org.shengren.measurement.Source.PEER;
import static org.shengren.measurement.Source.SELF;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.assessment.Answer;
import org.shengren.assessment.Purpose;
import org.shengren.assessment.ratings.SingleRatings;
import org.shengren.competency.Demand;
import org.shengren.competency.Layer;
import org.shengren.competency.ModelVersions;
import org.shengren.kernel.PersonId;
import org.shengren.measurement.ReleasedFixture.Sales;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.CompanyFixture;
import org.shengren.organization.NewAppointment;
import org.shengren.organization.People;
import org.shengren.organization.Sight;
import org.shengren.tenancy.Tenancy;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@Import({CompanyFixture.class, ReleasedFixture.class})
class MeasuresTests {
  @Autowired ReleasedFixture released;
  @Autowired Measures measures;
  @Autowired CompanyFixture companies;
  @Autowired People people;
  @Autowired SingleRatings ratings;
  @Autowired ModelVersions versions;
  @Autowired AccessPolicy policy;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private Sales sales;

  @BeforeEach
  void found() {
    sales = released.sales();
  }

  private <T> T in(Callable<T> work) throws Exception {
    return Tenancy.in(sales.company().tenant(), work::call);
  }

  private Sight sight(PersonId person) throws Exception {
    return in(() -> policy.see(sales.boss(), person));
  }

  private static RecordedMeasure of(List<RecordedMeasure> all, String code) {
    return all.stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
  }

  @Test
  void aReleaseRecordsAMeasureForEachCompetencyThatWasAsked() throws Exception {
    var participant =
        released
            .assessment(sales, sales.person(), Purpose.PLACEMENT)
            .rated(SELF, everything(5))
            .rated(
                MANAGER, by(Map.of("CE", 4, "LA", 3, "CD", 2, "MI", 4, "PT", 1, "CR", 3, "SB", 2)))
            .released();
    var sight = sight(sales.person());
    var current = in(() -> measures.current(sight));
    var settings = in(() -> measures.settings(sales.company().tenant()));

    assertThat(current.stream().filter(one -> one.layer() != Layer.CORE))
        .extracting(RecordedMeasure::code)
        .containsExactlyInAnyOrder("CE", "LA", "CD", "MI", "PT", "CR", "SB");
    var communication = of(current, "CE");
    assertThat(communication.participant()).isEqualTo(participant);
    assertThat(communication.version()).isEqualTo(sales.model().id());
    assertThat(communication.basis().method()).isEqualTo(MeasureMethod.PLAIN);
    var estimated = (Measure.Estimated) communication.measure();
    assertThat(estimated.estimate().value()).isEqualTo(4);
    assertThat(estimated.estimate().standardError()).isCloseTo(Math.sqrt(0.5), within(1e-12));
    assertThat(estimated.self().orElseThrow().mean()).isEqualTo(5);

    // required 3.5: met at 3.0; (4 - 3) / .7071 = 1.414, P = .9214; strength (4 - 3.5) / .7071:
    // .7602
    var judgement = Judgement.of(estimated, Bar.of(new Demand.OfDegree(3.5), settings), settings);
    assertThat(judgement.finding()).isEqualTo(Finding.STRENGTH);
    assertThat(judgement.meeting().orElseThrow().value()).isCloseTo(0.9214, within(5e-5));
    assertThat(judgement.exceeding().orElseThrow().value()).isCloseTo(0.7602, within(5e-5));

    // level 2 required, levels 1 and 2 asked, all at 4: both held, level 3 not asked
    var market = (Measure.Estimated) of(current, "MI").measure();
    assertThat(market.position().orElseThrow().value()).isEqualTo(2);
    assertThat(market.flags()).containsExactly(Flag.ONE_RATER, Flag.TOO_FEW, Flag.ABOVE_NOT_ASKED);
    assertThat(of(current, "MI").basis().levels()).isEqualTo(4);
    // nothing shown: below level 1, which leaves nothing below to ask
    var product = (Measure.Estimated) of(current, "PT").measure();
    assertThat(product.position().orElseThrow().value()).isZero();
    assertThat(Judgement.of(product, Bar.of(new Demand.OfLevel(2), settings), settings).finding())
        .isEqualTo(Finding.FOCUS_AREA);
    // asked of the manager, who could not judge: the self-view is left
    assertThat(current.stream().filter(one -> one.layer() == Layer.CORE))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.measure()).isInstanceOf(Measure.SelfView.class));
  }

  @Test
  void whatNobodyCouldJudgeIsRecordedAsNotObserved() throws Exception {
    released
        .assessment(sales, sales.person(), Purpose.PLACEMENT)
        .rated(SELF, nothing())
        .rated(MANAGER, nothing())
        .released();
    var sight = sight(sales.person());
    assertThat(in(() -> measures.current(sight)))
        .isNotEmpty()
        .allSatisfy(one ->
            assertThat(one.measure())
                .isEqualTo(
                    new Measure.NotObserved(
                        Measure.NotObserved.Reason.NO_DATA, Set.of(Flag.RATER_SKIPPED))));
  }

  @Test
  void measuredAgainFromTheStoredRatingsEveryMeasureIsTheSameToTheLastBit() throws Exception {
    var colleague = released.colleague(sales, "P2");
    var both = released.assessments(sales, Purpose.PLACEMENT, colleague, sales.person());
    ReleasedFixture.Rater mixed =
        (competency, behaviour) ->
            Answer.rated(1 + Math.floorMod((competency.code() + behaviour.code()).hashCode(), 5));
    // a colleague with several peers first, so that the campaign's spreads are not the expected
    // ones
    both.getFirst()
        .rated(SELF, mixed)
        .ratedByPeer("C1", everything(2))
        .ratedByPeer("C2", everything(5))
        .ratedByPeer("C3", mixed)
        .rated(MANAGER, everything(3))
        .released();
    both.getLast()
        .rated(SELF, mixed)
        .ratedByPeer("C4", everything(3))
        .ratedByPeer("C5", everything(4))
        .ratedByPeer("C6", mixed)
        .rated(MANAGER, mixed)
        .released();
    var sight = sight(sales.person());
    var recorded = in(() -> measures.current(sight));
    assertThat(recorded).hasSizeGreaterThan(7);
    assertThat(recorded)
        .anySatisfy(
            one -> assertThat(one.basis().spreads().whole(PEER).degreesOfFreedom()).isEqualTo(4));
    for (var one : recorded) {
      var forms = in(() -> ratings.of(sales.company().tenant(), one.participant()));
      var version = in(() -> versions.get(sales.company().tenant(), one.version()));
      var again =
          new NaiveEstimation(SourceWeights.STANDARD, one.basis().settings())
              .measure(
                  AnswersByCompetency.of(forms, version.competency(one.competency())),
                  one.basis().spreads());
      assertThat(again).as(one.code()).isEqualTo(one.measure());
    }
  }

  /**
   * Of the year before the start M0 led for 243 days and M1 for 122; D1 leads for 20 % beside them:
   * .2 x 1 + .8 (243 x 4 + 122 x 2)/365 = 2.8652.
   */
  @Test
  void severalManagersCountByWhatTheyKnowAndTheSameComesOutAgain() throws Exception {
    var company = sales.company();
    var former = companies.hire(company, "M0", company.east(), Optional.empty());
    var dotted = companies.hire(company, "D1", company.west(), Optional.empty());
    var person = companies.hire(company, "P9", company.east(), Optional.of(former));
    companies.dotted(company, person, dotted, 20, Optional.empty());
    Tenancy.run(
        company.tenant(),
        () ->
            people.appoint(
                company.founder(),
                person,
                new NewAppointment(
                    company.east(),
                    Optional.of(sales.accountManager()),
                    Optional.of(sales.manager()),
                    LocalDate.of(2025, 9, 1))));
    released
        .assessment(sales, person, Purpose.PLACEMENT)
        .ratedBy(former, everything(4))
        .ratedBy(dotted, everything(1))
        .rated(SELF, everything(3))
        .rated(MANAGER, everything(2))
        .released();
    var recorded = of(in(() -> measures.current(sight(person))), "CE");
    var measure = (Measure.Estimated) recorded.measure();
    assertThat(measure.estimate().value())
        .isCloseTo(.2 + .8 * (243 * 4 + 122 * 2) / 365, within(1e-12));
    var parts = List.of(.2, .8 * 243 / 365, .8 * 122 / 365);
    double squares = parts.stream().mapToDouble(u -> u * u).sum();
    assertThat(measure.sources().getLast().effectiveRaters()).isCloseTo(1 / squares, within(1e-12));
    assertThat(measure.estimate().standardError())
        .isCloseTo(
            Math.sqrt(recorded.basis().spreads().whole(MANAGER).variance() * squares),
            within(1e-12));
    var forms = in(() -> ratings.of(company.tenant(), recorded.participant()));
    var version = in(() -> versions.get(company.tenant(), recorded.version()));
    assertThat(
            new NaiveEstimation(SourceWeights.STANDARD, recorded.basis().settings())
                .measure(
                    AnswersByCompetency.of(forms, version.competency(recorded.competency())),
                    recorded.basis().spreads()))
        .isEqualTo(measure);
  }

  /** First CE and LA are rated; then the manager can judge CE only, and later nothing at all. */
  @Test
  void whatNobodyCouldJudgeLaterDoesNotTakeThePlaceOfAnEstimate() throws Exception {
    var first =
        released
            .assessment(sales, sales.person(), Purpose.PLACEMENT)
            .rated(SELF, everything(3))
            .rated(MANAGER, everything(4))
            .released();
    var second =
        released
            .assessment(sales, sales.person(), Purpose.PLACEMENT)
            .rated(SELF, nothing())
            .rated(MANAGER, by(Map.of("CE", 2)))
            .released();
    var third =
        released
            .assessment(sales, sales.person(), Purpose.APPRAISAL)
            .rated(SELF, everything(5))
            .rated(MANAGER, nothing())
            .released();
    var sight = sight(sales.person());
    var current = in(() -> measures.current(sight));
    assertThat(of(current, "CE").participant()).isEqualTo(second);
    assertThat(of(current, "LA").participant()).isEqualTo(first);
    assertThat(current).allMatch(one -> one.measure() instanceof Measure.Estimated);
    assertThat(current).noneMatch(one -> one.participant().equals(third));
    assertThat(of(in(() -> measures.history(sight)).latest(), "LA").participant()).isEqualTo(first);
    assertThat(in(() -> measures.of(sight, third))).isNotEmpty();
    var copied =
        in(() ->
            transactions.execute(_ ->
                jdbc.sql(
                        """
                        select count(*) from measurement.current_finding f
                         where f.tenant_id = :tenant and f.person_id = :person
                           and f.measure_id not in (select m.id
                                                      from measurement.current_measure m
                                                     where m.tenant_id = :tenant)
                        """)
                    .param("tenant", sales.company().tenant().value())
                    .param("person", sales.person().value())
                    .query(Integer.class)
                    .single()));
    assertThat(copied).isZero();
  }

  @Test
  void aSecondAssessmentIsAddedAndTheFirstOneStays() throws Exception {
    var first =
        released
            .assessment(sales, sales.person(), Purpose.PLACEMENT)
            .rated(SELF, everything(3))
            .rated(MANAGER, everything(2))
            .released();
    var second =
        released
            .assessment(sales, sales.person(), Purpose.APPRAISAL)
            .rated(SELF, everything(3))
            .rated(MANAGER, everything(5))
            .released();
    var sight = sight(sales.person());
    assertThat(in(() -> measures.current(sight)))
        .extracting(RecordedMeasure::participant)
        .containsOnly(second);
    var history = in(() -> measures.history(sight));
    var latest = of(history.measures(), "CE");
    assertThat(latest.participant()).isEqualTo(second);
    var before = history.before(latest).orElseThrow();
    assertThat(before.participant()).isEqualTo(first);
    assertThat(history.before(before)).isEmpty();
    assertThat(in(() -> measures.of(sight, first)))
        .extracting(RecordedMeasure::participant)
        .containsOnly(first);
    var change =
        Change.between(before.measure(), latest.measure(), Settings.STANDARD).orElseThrow();
    assertThat(change.difference()).isCloseTo(3, within(1e-12));
  }

  @Test
  void developmentDecidesNothingAndIsReadAsItself() throws Exception {
    var participant =
        released
            .assessment(sales, sales.person(), Purpose.DEVELOPMENT)
            .rated(SELF, everything(3))
            .rated(MANAGER, everything(4))
            .released();
    var sight = sight(sales.person());
    assertThat(in(() -> measures.current(sight))).isEmpty();
    assertThat(in(() -> measures.of(sight, participant))).isNotEmpty();
    assertThat(in(() -> measures.history(sight)).measures()).isNotEmpty();
  }

  @Test
  void beforeTheReleaseThereIsNoMeasure() throws Exception {
    var started =
        released
            .assessment(sales, sales.person(), Purpose.PLACEMENT)
            .rated(SELF, everything(3))
            .rated(MANAGER, everything(4));
    var sight = sight(sales.person());
    assertThat(in(() -> measures.of(sight, started.participant()))).isEmpty();
  }

  @Test
  void aReleaseThatIsUndoneTakesItsMeasuresWithIt() throws Exception {
    var started =
        released
            .assessment(sales, sales.person(), Purpose.PLACEMENT)
            .rated(SELF, everything(3))
            .rated(MANAGER, everything(4));
    var sight = sight(sales.person());
    in(() ->
        transactions.execute(status -> {
          started.released();
          assertThat(measures.of(sight, started.participant())).isNotEmpty();
          status.setRollbackOnly();
          return true;
        }));
    assertThat(in(() -> measures.of(sight, started.participant()))).isEmpty();
    started.released();
    assertThat(in(() -> measures.of(sight, started.participant()))).isNotEmpty();
  }

  @Test
  void anotherCompanySeesNothing() throws Exception {
    released
        .assessment(sales, sales.person(), Purpose.PLACEMENT)
        .rated(SELF, everything(3))
        .rated(MANAGER, everything(4))
        .released();
    var elsewhere = released.sales();
    var seen =
        Tenancy.in(
            elsewhere.company().tenant(),
            () ->
                transactions.execute(_ ->
                    jdbc.sql("select count(*) from measurement.current_measure")
                        .query(Integer.class)
                        .single()));
    assertThat(seen).isZero();
  }

  @Test
  void manyPersonsAreReadInOneStatement() throws Exception {
    var second = released.colleague(sales, "P2");
    var third = released.colleague(sales, "P3");
    for (var one : released.assessments(sales, Purpose.PLACEMENT, sales.person(), second)) {
      one.rated(SELF, everything(3)).rated(MANAGER, everything(4)).released();
    }
    var team = in(() -> policy.seeTeam(sales.boss()));
    var log = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    var seen = new ListAppender<ILoggingEvent>();
    seen.start();
    log.addAppender(seen);
    var level = log.getLevel();
    log.setLevel(Level.DEBUG);
    Map<PersonId, List<RecordedMeasure>> current;
    try {
      current = in(() -> measures.current(team));
    } finally {
      log.setLevel(level);
      log.detachAppender(seen);
    }
    assertThat(
            seen.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains("measurement.")))
        .hasSize(1);
    assertThat(current.keySet()).contains(sales.person(), second, third);
    assertThat(current.get(sales.person())).hasSizeGreaterThan(7);
    assertThat(current.get(second)).hasSizeGreaterThan(7);
    assertThat(current.get(third)).isEmpty();
  }

  @Test
  void anOriginNamesSelfAndManagerAndMergesPeersOnlyFromThreeOn() throws Exception {
    var two =
        released
            .assessment(sales, sales.person(), Purpose.PLACEMENT)
            .rated(SELF, everything(5))
            .ratedByPeer("C1", everything(1))
            .ratedByPeer("C2", everything(2))
            .rated(MANAGER, everything(4))
            .released();
    var sight = sight(sales.person());
    var few = origin(sight, of(in(() -> measures.of(sight, two)), "CE"));
    assertThat(((Measure.Estimated) few.measure().measure()).estimate().value()).isEqualTo(4);
    assertThat(few.raters()).isEqualTo(Map.of(SELF, 1, MANAGER, 1, PEER, 2));
    assertThat(few.behaviours())
        .isNotEmpty()
        .allSatisfy(behaviour -> {
          assertThat(behaviour.named())
              .containsExactly(
                  new Origin.Named(SELF, sales.person(), Answer.rated(5)),
                  new Origin.Named(MANAGER, sales.manager(), Answer.rated(4)));
          assertThat(behaviour.others()).isEmpty();
        });

    var three =
        released
            .assessment(sales, sales.person(), Purpose.PLACEMENT)
            .rated(SELF, everything(5))
            .ratedByPeer("C3", everything(1))
            .ratedByPeer("C4", everything(2))
            .ratedByPeer("C5", everything(3))
            .rated(MANAGER, everything(4))
            .released();
    var enough = origin(sight, of(in(() -> measures.of(sight, three)), "CE"));
    assertThat(enough.behaviours())
        .allSatisfy(behaviour -> {
          var others = behaviour.others().orElseThrow();
          assertThat(others.raters()).isEqualTo(3);
          assertThat(others.atLeast(2)).isEqualTo(2);
        });
  }

  private Origin origin(Sight sight, RecordedMeasure measure) throws Exception {
    return in(() -> measures.origin(sight, measure.id()));
  }

  @Test
  void theMeasureOfSomebodyElseIsNotFound() throws Exception {
    var colleague = released.colleague(sales, "P2");
    released
        .assessment(sales, sales.person(), Purpose.PLACEMENT)
        .rated(SELF, everything(5))
        .rated(MANAGER, everything(4))
        .released();
    var own = sight(sales.person());
    var id = of(in(() -> measures.current(own)), "CE").id();
    var other = sight(colleague);
    assertThatThrownBy(() -> in(() -> measures.origin(other, id)))
        .isInstanceOf(MeasureNotFound.class);
    var participant = of(in(() -> measures.current(own)), "CE").participant();
    assertThat(in(() -> measures.of(other, participant))).isEmpty();
  }

  @Test
  void theVerdictReadsTheSharesThatTheOrganisationHasSet() throws Exception {
    var tenant = sales.company().tenant();
    assertThat(in(() -> measures.verdictRule(tenant))).isEqualTo(VerdictRule.STANDARD);

    in(() ->
        transactions.execute(_ ->
            jdbc.sql(
                    """
                    update tenancy.tenant set meets_share = 0.80, nearly_share = 0.60, unknown_share = 0.25
                     where tenant_id = :tenant
                    """)
                .param("tenant", tenant.value())
                .update()));

    assertThat(in(() -> measures.verdictRule(tenant)))
        .isEqualTo(new VerdictRule(0.80, 0.60, 0.25, 1, 0.5));
  }

  @Test
  void measuresAreNeitherChangedNorDeleted() {
    for (var sql :
        List.of(
            "update measurement.measure set observers = 9 where tenant_id = :tenant",
            "delete from measurement.measure where tenant_id = :tenant",
            "delete from measurement.measure_level where tenant_id = :tenant",
            "update measurement.measure_source set mean = 5 where tenant_id = :tenant",
            "update measurement.measure_spread set variance = 1 where tenant_id = :tenant")) {
      assertThatThrownBy(() ->
              in(() ->
                  transactions.execute(_ ->
                      jdbc.sql(sql).param("tenant", sales.company().tenant().value()).update())))
          .as(sql)
          .isInstanceOf(BadSqlGrammarException.class)
          .hasRootCauseMessage(
              "ERROR: permission denied for table "
                  + sql.replaceAll(".*measurement\\.(\\w+) .*", "$1"));
    }
  }
}
