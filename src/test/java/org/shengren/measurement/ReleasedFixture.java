package org.shengren.measurement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shengren.assessment.Agreements;
import org.shengren.assessment.Answer;
import org.shengren.assessment.AssignmentId;
import org.shengren.assessment.Assignments;
import org.shengren.assessment.Campaigns;
import org.shengren.assessment.GiveRating;
import org.shengren.assessment.ParticipantId;
import org.shengren.assessment.Purpose;
import org.shengren.assessment.Ratings;
import org.shengren.assessment.Stance;
import org.shengren.assessment.StartCampaign;
import org.shengren.competency.Competency;
import org.shengren.competency.Indicator;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.ModelVersion;
import org.shengren.competency.ModelVersions;
import org.shengren.competency.ShippedModels;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.CompanyFixture;
import org.shengren.organization.PositionId;
import org.shengren.organization.Positions;
import org.shengren.tenancy.Tenancy;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Assessments from start to release, by the public commands: {@code assessment(…).rated(MANAGER,
 * everything(4)).released()}.
 */
@TestComponent
public class ReleasedFixture {
  /** What a rater answers on a behaviour. */
  @FunctionalInterface
  public interface Rater {
    Answer on(Competency competency, Indicator behaviour);
  }

  public static Rater everything(int category) {
    return (_, _) -> Answer.rated(category);
  }

  public static Rater nothing() {
    return (_, _) -> Answer.None.CANNOT_JUDGE;
  }

  /** By code of competency; what is not named cannot be judged. */
  public static Rater by(Map<String, Integer> categories) {
    return (competency, _) -> {
      var category = categories.get(competency.code());
      return category == null ? Answer.None.CANNOT_JUDGE : Answer.rated(category);
    };
  }

  private final CompanyFixture companies;
  private final ShippedModels shipped;
  private final ModelVersions versions;
  private final Positions positions;
  private final Campaigns campaigns;
  private final Ratings ratings;
  private final Assignments assignments;
  private final Agreements agreements;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  ReleasedFixture(
      CompanyFixture companies,
      ShippedModels shipped,
      ModelVersions versions,
      Positions positions,
      Campaigns campaigns,
      Ratings ratings,
      Assignments assignments,
      Agreements agreements,
      JdbcClient jdbc,
      TransactionTemplate transactions) {
    this.companies = companies;
    this.shipped = shipped;
    this.versions = versions;
    this.positions = positions;
    this.campaigns = campaigns;
    this.ratings = ratings;
    this.assignments = assignments;
    this.agreements = agreements;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** A company with the key account sales model, an account manager and the manager. */
  public record Sales(
      CompanyFixture.Company company,
      ModelVersion model,
      PositionId accountManager,
      PersonId person,
      PersonId manager) {
    public Viewer self() {
      return viewer(person);
    }

    public Viewer boss() {
      return new Viewer(company.tenant(), manager, Set.of(Role.EMPLOYEE, Role.MANAGER));
    }

    Viewer viewer(PersonId person) {
      return new Viewer(company.tenant(), person, Set.of(Role.EMPLOYEE));
    }
  }

  public Sales sales() {
    return inFamily("key-account-sales", "key-account-manager");
  }

  /** The same with a person who is rated against this position of this shipped family. */
  public Sales inFamily(String family, String position) {
    var company = companies.found();
    var manager = companies.hire(company, "M1", company.east(), Optional.empty());
    var person = companies.hire(company, "P1", company.east(), Optional.of(manager));
    var owner =
        new Viewer(
            company.tenant(), company.founder().person(), Set.of(Role.EMPLOYEE, Role.MODEL_OWNER));
    return Tenancy.in(
        company.tenant(),
        () -> {
          shipped.load(owner, "core");
          shipped.load(owner, family);
          return new Sales(
              company,
              versions.published(company.tenant(), family).orElseThrow(),
              positions.byCode(company.tenant(), position).orElseThrow().id(),
              person,
              manager);
        });
  }

  /** One more account manager of the same manager. */
  public PersonId colleague(Sales sales, String number) {
    return companies.hire(
        sales.company(), number, sales.company().east(), Optional.of(sales.manager()));
  }

  /** One assessment of one person that has been started. */
  public final class Started {
    private final Sales sales;
    private final PersonId person;
    private final ParticipantId participant;

    private Started(Sales sales, PersonId person, ParticipantId participant) {
      this.sales = sales;
      this.person = person;
      this.participant = participant;
    }

    public PersonId person() {
      return person;
    }

    public ParticipantId participant() {
      return participant;
    }

    /** The self-rating or the manager's, handed in. */
    public Started rated(Source source, Rater rater) {
      return answered(
          assignment(participant, source), source == Source.SELF ? person : sales.manager(), rater);
    }

    /** Whoever else was asked, such as a former manager or one by a dotted line. */
    public Started ratedBy(PersonId rater, Rater answers) {
      var assignment =
          read(
                  sales,
                  """
                  select id from assessment.assignment
                   where tenant_id = :tenant and participant_id = :participant
                     and rater_id = :rater
                  """,
                  Map.of("participant", participant.value(), "rater", rater.value()))
              .getFirst();
      return answered(new AssignmentId(assignment), rater, answers);
    }

    /** A peer of the person; there is no command for peers yet, hence the two statements. */
    public Started ratedByPeer(String number, Rater rater) {
      var peer = companies.hire(sales.company(), number, sales.company().west(), Optional.empty());
      var id = AssignmentId.next();
      write(
          sales,
          """
          insert into assessment.assignment (tenant_id, id, participant_id, rater_id, relationship,
                 state)
          values (:tenant, :id, :participant, :rater, 'PEER', 'INVITED')
          """,
          Map.of("id", id.value(), "participant", participant.value(), "rater", peer.value()));
      write(
          sales,
          """
          insert into assessment.item (tenant_id, assignment_id, indicator_id, ordinal)
          select tenant_id, :id, indicator_id, ordinal
            from assessment.item
           where tenant_id = :tenant and assignment_id = :like
          """,
          Map.of("id", id.value(), "like", assignment(participant, Source.MANAGER).value()));
      return answered(id, peer, rater);
    }

    private Started answered(AssignmentId id, PersonId who, Rater rater) {
      var viewer = sales.viewer(who);
      Tenancy.run(
          sales.company().tenant(),
          () -> {
            var given = new ArrayList<GiveRating>();
            for (var indicator : items(sales, id)) {
              var competency = competency(sales, indicator);
              var behaviour =
                  competency.indicators().stream()
                      .filter(one -> one.id().equals(indicator))
                      .findFirst()
                      .orElseThrow();
              given.add(new GiveRating(id, indicator, rater.on(competency, behaviour), 0));
            }
            ratings.giveAll(viewer, id, given);
            assignments.submit(viewer, id);
          });
      return this;
    }

    /** Codes of the behaviours that this side is asked. */
    public List<String> asked(Source source) {
      return Tenancy.in(
          sales.company().tenant(),
          () ->
              items(sales, assignment(participant, source)).stream()
                  .map(item ->
                      competency(sales, item).indicators().stream()
                          .filter(behaviour -> behaviour.id().equals(item))
                          .findFirst()
                          .orElseThrow()
                          .code())
                  .toList());
    }

    /** Both sides confirm. */
    public ParticipantId released() {
      Tenancy.run(
          sales.company().tenant(),
          () -> {
            agreements.confirm(sales.viewer(person), participant, Stance.AGREED, "");
            agreements.confirm(sales.boss(), participant, Stance.AGREED, "");
          });
      return participant;
    }

    private AssignmentId assignment(ParticipantId participant, Source source) {
      return read(
              sales,
              """
              select id from assessment.assignment
               where tenant_id = :tenant and participant_id = :participant
                 and relationship = :relationship
              """,
              Map.of("participant", participant.value(), "relationship", source.name()))
          .stream()
          .map(AssignmentId::new)
          .findFirst()
          .orElseThrow();
    }
  }

  public Started assessment(Sales sales, PersonId person, Purpose purpose) {
    return assessments(sales, purpose, person).getFirst();
  }

  /** One campaign for several persons, in their order. */
  public List<Started> assessments(Sales sales, Purpose purpose, PersonId... persons) {
    var today = LocalDate.of(2026, 1, 1);
    var targets =
        Arrays.stream(persons)
            .map(person -> new StartCampaign.Target(person, sales.accountManager()))
            .toList();
    var campaign =
        Tenancy.in(
            sales.company().tenant(),
            () ->
                campaigns.start(
                    sales.company().founder(),
                    new StartCampaign(
                        Text.of("评估", "Assessment"),
                        purpose,
                        targets,
                        today,
                        today.plusYears(5),
                        true)));
    return Arrays.stream(persons)
        .map(person ->
            new Started(
                sales,
                person,
                new ParticipantId(
                    read(
                            sales,
                            """
                            select id from assessment.participant
                             where tenant_id = :tenant and campaign_id = :campaign
                               and person_id = :person
                            """,
                            Map.of("campaign", campaign.value(), "person", person.value()))
                        .getFirst())))
        .toList();
  }

  private Competency competency(Sales sales, IndicatorId indicator) {
    return sales
        .model()
        .competencyOf(indicator)
        .or(() ->
            versions.core(sales.company().tenant()).flatMap(core -> core.competencyOf(indicator)))
        .orElseThrow();
  }

  private List<IndicatorId> items(Sales sales, AssignmentId assignment) {
    return read(
            sales,
            """
            select indicator_id as id from assessment.item
             where tenant_id = :tenant and assignment_id = :assignment
            """,
            Map.of("assignment", assignment.value()))
        .stream()
        .map(IndicatorId::new)
        .toList();
  }

  private List<UUID> read(Sales sales, String sql, Map<String, ?> parameters) {
    return Tenancy.in(
        sales.company().tenant(),
        () ->
            transactions.execute(_ ->
                jdbc.sql(sql)
                    .param("tenant", sales.company().tenant().value())
                    .params(parameters)
                    .query(UUID.class)
                    .list()));
  }

  private void write(Sales sales, String sql, Map<String, ?> parameters) {
    Tenancy.run(
        sales.company().tenant(),
        () ->
            transactions.executeWithoutResult(_ ->
                jdbc.sql(sql)
                    .param("tenant", sales.company().tenant().value())
                    .params(parameters)
                    .update()));
  }
}
