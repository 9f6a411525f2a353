package org.shengren.assessment;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.ShippedModels;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.CompanyFixture;
import org.shengren.organization.CompanyFixture.Company;
import org.shengren.organization.NewAppointment;
import org.shengren.organization.NewPerson;
import org.shengren.organization.People;
import org.shengren.organization.PositionId;
import org.shengren.organization.Positions;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.Tenancy;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A company with the shipped models, and assessments in it, all made by public commands. */
@TestComponent
public class AssessmentFixture {
  private final CompanyFixture companies;
  private final ShippedModels shipped;
  private final Positions positions;
  private final People people;
  private final Campaigns campaigns;
  private final Assignments assignments;
  private final Ratings ratings;
  private final Calendar calendar;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  AssessmentFixture(
      CompanyFixture companies,
      ShippedModels shipped,
      Positions positions,
      People people,
      Campaigns campaigns,
      Assignments assignments,
      Ratings ratings,
      Calendar calendar,
      JdbcClient jdbc,
      TransactionTemplate transactions) {
    this.companies = companies;
    this.shipped = shipped;
    this.positions = positions;
    this.people = people;
    this.campaigns = campaigns;
    this.assignments = assignments;
    this.ratings = ratings;
    this.calendar = calendar;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** Sales people who are rated, their manager, and the company around them. */
  public record Sales(
      Company company, PersonId manager, PersonId person, PositionId position, PositionId next) {
    public Viewer boss() {
      return new Viewer(company.tenant(), manager, Set.of(Role.EMPLOYEE, Role.MANAGER));
    }

    public Viewer self() {
      return viewer(person);
    }

    public Viewer viewer(PersonId person) {
      return new Viewer(company.tenant(), person, Set.of(Role.EMPLOYEE));
    }
  }

  /** One running assessment of the person. */
  public record Running(
      Sales sales,
      CampaignId campaign,
      ParticipantId participant,
      AssignmentId self,
      AssignmentId manager) {}

  public Sales sales() {
    var company = companies.found();
    return Tenancy.in(
        company.tenant(),
        () -> {
          shipped.load(company.founder(), "core");
          shipped.load(company.founder(), "key-account-sales");
          var position = position(company, "key-account-manager");
          var manager =
              hire(
                  company,
                  "M1",
                  "周启明",
                  "Zhou Qiming",
                  position(company, "industry-sales-manager"),
                  company.founder().person());
          var person = hire(company, "P1", "林晓岚", "Lin Xiaolan", position, manager);
          return new Sales(
              company, manager, person, position, position(company, "senior-key-account-manager"));
        });
  }

  public PersonId hire(
      Company company, String number, String zh, String en, PositionId position, PersonId manager) {
    return hire(company, number, zh, en, Optional.of(position), Optional.of(manager));
  }

  public PersonId hire(
      Company company,
      String number,
      String zh,
      String en,
      Optional<PositionId> position,
      Optional<PersonId> manager) {
    return Tenancy.in(
        company.tenant(),
        () ->
            people.hire(
                company.founder(),
                new NewPerson(
                    number,
                    Text.of(zh, en),
                    Optional.of(
                        number.toLowerCase(Locale.ROOT) + "@" + company.code() + ".example"),
                    Optional.empty(),
                    CompanyFixture.FOUNDED,
                    new NewAppointment(
                        company.east(), position, manager, CompanyFixture.FOUNDED))));
  }

  private PositionId position(Company company, String code) {
    return positions.byCode(company.tenant(), code).orElseThrow().id();
  }

  public StartCampaign wish(Sales sales, boolean core, PersonId... persons) {
    LocalDate today = in(sales, () -> calendar.today(sales.company().tenant()));
    return new StartCampaign(
        Text.of("秋季评估", "Autumn assessment"),
        Purpose.PLACEMENT,
        Arrays.stream(persons)
            .map(person -> new StartCampaign.Target(person, sales.position()))
            .toList(),
        today,
        today.plusDays(18),
        core);
  }

  /** Started by the person. */
  public Running started(Sales sales) {
    var campaign =
        in(sales, () -> campaigns.start(sales.self(), wish(sales, true, sales.person())));
    return running(sales, campaign);
  }

  public Running running(Sales sales, CampaignId campaign) {
    return inTransaction(
        sales,
        () -> {
          var participant =
              jdbc.sql(
                      """
                      select id from assessment.participant
                       where tenant_id = :tenant and campaign_id = :campaign and person_id = :person
                      """)
                  .param("tenant", sales.company().tenant().value())
                  .param("campaign", campaign.value())
                  .param("person", sales.person().value())
                  .query(UUID.class)
                  .single();
          return new Running(
              sales,
              campaign,
              new ParticipantId(participant),
              assignment(sales, participant, "SELF"),
              assignment(sales, participant, "MANAGER"));
        });
  }

  private AssignmentId assignment(Sales sales, UUID participant, String relationship) {
    return new AssignmentId(
        jdbc.sql(
                """
                select id from assessment.assignment
                 where tenant_id = :tenant and participant_id = :participant
                   and relationship = :relationship
                """)
            .param("tenant", sales.company().tenant().value())
            .param("participant", participant)
            .param("relationship", relationship)
            .query(UUID.class)
            .single());
  }

  /** The behaviours of a questionnaire, in order. */
  public List<IndicatorId> items(Sales sales, AssignmentId assignment) {
    return inTransaction(
        sales,
        () ->
            jdbc.sql(
                    """
                    select indicator_id from assessment.item
                     where tenant_id = :tenant and assignment_id = :assignment
                     order by ordinal
                    """)
                .param("tenant", sales.company().tenant().value())
                .param("assignment", assignment.value())
                .query((row, _) -> new IndicatorId(row.getObject("indicator_id", UUID.class)))
                .list());
  }

  /** Answers everything alike and hands in. */
  public void submit(Running running, Viewer rater, AssignmentId assignment, int category) {
    answer(running, rater, assignment, category);
    submitOnly(rater, assignment);
  }

  public void submitOnly(Viewer rater, AssignmentId assignment) {
    Tenancy.run(rater.tenant(), () -> assignments.submit(rater, assignment));
  }

  public void answer(Running running, Viewer rater, AssignmentId assignment, int category) {
    var given =
        items(running.sales(), assignment).stream()
            .map(item -> new GiveRating(assignment, item, Answer.rated(category), 0))
            .toList();
    Tenancy.run(rater.tenant(), () -> ratings.giveAll(rater, assignment, given));
  }

  public <T> T in(Sales sales, Supplier<T> work) {
    return Tenancy.in(sales.company().tenant(), work::get);
  }

  public <T> T inTransaction(Sales sales, Supplier<T> work) {
    return Tenancy.in(
        sales.company().tenant(),
        () -> Objects.requireNonNull(transactions.execute(_ -> work.get())));
  }
}
