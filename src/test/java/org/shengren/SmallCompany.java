package org.shengren;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.shengren.assessment.Agreements;
import org.shengren.assessment.Answer;
import org.shengren.assessment.AssignmentId;
import org.shengren.assessment.Assignments;
import org.shengren.assessment.CampaignId;
import org.shengren.assessment.Campaigns;
import org.shengren.assessment.DisputeId;
import org.shengren.assessment.Disputes;
import org.shengren.assessment.GiveRating;
import org.shengren.assessment.ParticipantId;
import org.shengren.assessment.Purpose;
import org.shengren.assessment.RatingEvidence;
import org.shengren.assessment.Ratings;
import org.shengren.assessment.Stance;
import org.shengren.assessment.StartCampaign;
import org.shengren.competency.CompetencyId;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.ModelVersions;
import org.shengren.development.Goal;
import org.shengren.development.Goals;
import org.shengren.development.ProposeGoal;
import org.shengren.evidence.Story;
import org.shengren.identity.Accounts;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.NewAppointment;
import org.shengren.organization.NewPerson;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.People;
import org.shengren.organization.PositionId;
import org.shengren.organization.Positions;
import org.shengren.organization.Roles;
import org.shengren.organization.Units;
import org.shengren.setup.NewOrganisation;
import org.shengren.setup.Organisations;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.config.SingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A company small enough to know everybody, made by the public commands, with one released
 * assessment and one running: who is in it is {@link Who}. One for all tests that share an
 * application; they look at it and leave it as it is.
 */
public final class SmallCompany {
  /** Whom the tests walk as; all but the last work here. */
  public enum Who {
    /** The employee whom the others look at. */
    SELF("自己", "Lin Xiaolan", "林晓岚"),
    COLLEAGUE("同事", "Zhao Ning", "赵宁"),
    /** Leads {@link #SELF} and {@link #COLLEAGUE}. */
    MANAGER("经理", "Chen Jing", "陈静"),
    /** Partner of the unit in which they work. */
    HR("HR", "Sun Li", "孙丽"),
    /** Partner of another unit. */
    OTHER_HR("其他HR", "Wu Min", "吴敏"),
    MODEL_OWNER("模型负责人", "Zhou Ke", "周可"),
    CAMPAIGN_ADMINISTRATOR("评估管理员", "Zheng Yu", "郑宇"),
    ADMINISTRATOR("系统管理员", "Feng Tao", "冯涛"),
    /** Founder of another company, with every role there. */
    STRANGER("外人", "Qian Duo", "钱多");

    private final String note;

    // A Text is unmodifiable; the record of the kernel cannot say so to the compiler's plugin.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Text name;

    Who(String note, String en, String zh) {
      this.note = note;
      this.name = Text.of(zh, en);
    }

    @Override
    public String toString() {
      return note;
    }

    public Text displayName() {
      return name;
    }

    public String email() {
      return name().toLowerCase(Locale.ROOT).replace('_', '.') + "@company.example";
    }
  }

  public static final String PASSWORD = "two plus two is four";
  public static final String CODE = "wanqiao";
  public static final String STRANGERS_CODE = "elsewhere";
  private static final LocalDate FOUNDED = LocalDate.of(2020, 1, 1);
  private static final String POSITION = "key-account-manager";
  private static final String AIMED_FOR = "senior-key-account-manager";

  private final Goals goals;
  private final ModelVersions versions;
  private final People people;
  private final Roles roles;
  private final Accounts accounts;
  private final Campaigns campaigns;
  private final Ratings ratings;
  private final Assignments assignments;
  private final Agreements agreements;
  private final RatingEvidence stories;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Map<Who, PersonId> persons = new EnumMap<>(Who.class);
  private final Viewer founder;
  private final OrgUnitId sales;
  private final OrgUnitId tech;
  private final PositionId position;
  private final PositionId aimedFor;
  private final CampaignId released;
  private final CampaignId running;
  private final CampaignId talking;
  private final Disputes disputes;
  private final DisputeId dispute;

  /** The company of this application; built when the first test asks. */
  public static synchronized SmallCompany of(ConfigurableApplicationContext context) {
    SingletonBeanRegistry kept = context.getBeanFactory();
    if (!kept.containsSingleton("smallCompany")) {
      kept.registerSingleton("smallCompany", new SmallCompany(context));
    }
    return (SmallCompany) Objects.requireNonNull(kept.getSingleton("smallCompany"));
  }

  private SmallCompany(ConfigurableApplicationContext context) {
    goals = context.getBean(Goals.class);
    versions = context.getBean(ModelVersions.class);
    people = context.getBean(People.class);
    roles = context.getBean(Roles.class);
    accounts = context.getBean(Accounts.class);
    campaigns = context.getBean(Campaigns.class);
    ratings = context.getBean(Ratings.class);
    assignments = context.getBean(Assignments.class);
    agreements = context.getBean(Agreements.class);
    stories = context.getBean(RatingEvidence.class);
    jdbc = context.getBean(JdbcClient.class);
    transactions = context.getBean(TransactionTemplate.class);
    var organisations = context.getBean(Organisations.class);
    founder =
        organisations
            .found(
                organisation(
                    CODE,
                    Text.of("万桥科技", "Wanqiao Technology"),
                    new NewOrganisation.Founder(
                        "F001",
                        Text.of("方建国", "Fang Jianguo"),
                        "founder@company.example",
                        PASSWORD,
                        FOUNDED)))
            .viewer();
    persons.put(
        Who.STRANGER,
        organisations
            .found(
                organisation(
                    STRANGERS_CODE,
                    Text.of("别家公司", "Another company"),
                    new NewOrganisation.Founder(
                        "F001",
                        Who.STRANGER.displayName(),
                        Who.STRANGER.email(),
                        PASSWORD,
                        FOUNDED)))
            .viewer()
            .person());
    var units = context.getBean(Units.class);
    sales = in(() -> units.create(founder, "SALES", Text.of("销售部", "Sales"), root()));
    tech = in(() -> units.create(founder, "TECH", Text.of("技术部", "Technology"), root()));
    position =
        in(() -> context.getBean(Positions.class).byCode(tenant(), POSITION).orElseThrow().id());
    aimedFor =
        in(() -> context.getBean(Positions.class).byCode(tenant(), AIMED_FOR).orElseThrow().id());
    hire(Who.MANAGER, "1001", sales, Optional.empty(), Optional.of(founder.person()));
    hire(Who.SELF, "1002", sales, Optional.of(position), manager());
    hire(Who.COLLEAGUE, "1003", sales, Optional.of(position), manager());
    hire(Who.HR, "1004", tech, Optional.empty(), Optional.empty());
    hire(Who.OTHER_HR, "1005", tech, Optional.empty(), Optional.empty());
    hire(Who.MODEL_OWNER, "1006", tech, Optional.empty(), Optional.empty());
    hire(Who.CAMPAIGN_ADMINISTRATOR, "1007", tech, Optional.empty(), Optional.empty());
    hire(Who.ADMINISTRATOR, "1008", tech, Optional.empty(), Optional.empty());
    grant(Who.HR, Role.HR_PARTNER, Optional.of(sales));
    grant(Who.OTHER_HR, Role.HR_PARTNER, Optional.of(tech));
    grant(Who.MODEL_OWNER, Role.MODEL_OWNER, Optional.empty());
    grant(Who.CAMPAIGN_ADMINISTRATOR, Role.CAMPAIGN_ADMINISTRATOR, Optional.empty());
    grant(Who.ADMINISTRATOR, Role.TENANT_ADMINISTRATOR, Optional.empty());
    released = start("年度评估", "Annual assessment", Who.SELF);
    rate(participant(released, Who.SELF), Who.SELF, item -> 3 + item % 2);
    rate(participant(released, Who.SELF), Who.MANAGER, item -> 2 + item % 3);
    confirm(participant(released, Who.SELF), Who.SELF);
    confirm(participant(released, Who.SELF), Who.MANAGER);
    disputes = context.getBean(Disputes.class);
    dispute = appealed();
    running = start("年中评估", "Mid-year assessment", Who.SELF, Who.COLLEAGUE);
    talking = start("晋升评估", "Promotion assessment", aimedFor, Who.SELF);
    rate(participant(talking, Who.SELF), Who.SELF, item -> 4 - item % 2);
    rate(participant(talking, Who.SELF), Who.MANAGER, item -> 3 + item % 2);
  }

  /** The released result, before {@link Who#ADMINISTRATOR}, whom {@link Who#HR} named. */
  private DisputeId appealed() {
    var participant = participant(released, Who.SELF);
    var competency =
        new CompetencyId(
            one(
                """
                select b.competency_id
                  from assessment.item i
                  join competency.indicator b
                    on b.tenant_id = i.tenant_id and b.id = i.indicator_id
                 where i.tenant_id = :tenant and i.assignment_id = :assignment
                 order by i.ordinal
                 limit 1
                """,
                Map.of("assignment", assignment(participant, Who.SELF).value())));
    var appeal =
        in(() -> disputes.appeal(viewer(Who.SELF), participant, Set.of(competency), "三季度的记录没有计入"));
    Tenancy.run(tenant(), () -> disputes.name(viewer(Who.HR), appeal, person(Who.ADMINISTRATOR)));
    return appeal;
  }

  private static NewOrganisation organisation(
      String code, Text name, NewOrganisation.Founder founder) {
    return new NewOrganisation(
        code,
        name,
        Language.ZH,
        ZoneId.of("Asia/Shanghai"),
        "HQ",
        founder,
        List.of("core", "key-account-sales"));
  }

  public TenantId tenant() {
    return founder.tenant();
  }

  public PersonId person(Who who) {
    return Objects.requireNonNull(persons.get(who));
  }

  /** Nobody walks as the founder, so that whose sessions end is nobody's. */
  public UUID founder() {
    return founder.person().value();
  }

  public OrgUnitId sales() {
    return sales;
  }

  public OrgUnitId tech() {
    return tech;
  }

  public PositionId position() {
    return position;
  }

  public CampaignId released() {
    return released;
  }

  public CampaignId running() {
    return running;
  }

  /** An appeal of the released result, which {@link Who#ADMINISTRATOR} is to decide. */
  public DisputeId dispute() {
    return dispute;
  }

  /** Both have rated; they have not yet said what they make of it. */
  public CampaignId talking() {
    return talking;
  }

  /** Somebody of the company as the one who asks, with the roles of today. */
  public Viewer viewer(Who who) {
    return in(() -> new Viewer(tenant(), person(who), roles.of(tenant(), person(who))));
  }

  public ParticipantId participant(CampaignId campaign, Who who) {
    return new ParticipantId(
        one(
            """
            select id from assessment.participant
             where tenant_id = :tenant and campaign_id = :campaign and person_id = :person
            """,
            Map.of("campaign", campaign.value(), "person", person(who).value())));
  }

  /** What {@code rater} has been asked to do about a participant. */
  public AssignmentId assignment(ParticipantId participant, Who rater) {
    return new AssignmentId(
        one(
            """
            select id from assessment.assignment
             where tenant_id = :tenant and participant_id = :participant and rater_id = :rater
            """,
            Map.of("participant", participant.value(), "rater", person(rater).value())));
  }

  /** The behaviours of a questionnaire, in their order. */
  public List<IndicatorId> items(AssignmentId assignment) {
    return all(
            """
            select indicator_id from assessment.item
             where tenant_id = :tenant and assignment_id = :assignment
             order by ordinal
            """,
            Map.of("assignment", assignment.value()))
        .stream()
        .map(IndicatorId::new)
        .toList();
  }

  /** An assessment of these people on {@link #position()}, the core competencies with it. */
  public CampaignId start(String zh, String en, Who... whom) {
    return start(zh, en, position, whom);
  }

  /** As {@link #start(String, String, Who...)}, on a position that they aim for. */
  public CampaignId start(String zh, String en, PositionId position, Who... whom) {
    var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    return in(() ->
        campaigns.start(
            founder,
            new StartCampaign(
                Text.of(zh, en),
                Purpose.PLACEMENT,
                Arrays.stream(whom)
                    .map(who -> new StartCampaign.Target(person(who), position))
                    .toList(),
                today,
                today.plusDays(14),
                true)));
  }

  /** Answers everything and hands it in; {@code categories} gives 1-5 by the number of the item. */
  public void rate(ParticipantId participant, Who rater, IntUnaryOperator categories) {
    var assignment = assignment(participant, rater);
    var items = items(assignment);
    Tenancy.run(
        tenant(),
        () -> {
          for (int item = 0; item < items.size(); item++) {
            ratings.give(
                viewer(rater),
                new GiveRating(
                    assignment, items.get(item), Answer.rated(categories.applyAsInt(item)), 0));
          }
          assignments.submit(viewer(rater), assignment);
        });
  }

  public void confirm(ParticipantId participant, Who side) {
    Tenancy.run(tenant(), () -> agreements.confirm(viewer(side), participant, Stance.AGREED, ""));
  }

  /** A running assessment of the colleague that may be undone; another one when it was. */
  public synchronized ParticipantId trial() {
    var there =
        all(
            """
            select id from assessment.participant
             where tenant_id = :tenant and person_id = :person and position_id = :position
               and state <> 'WITHDRAWN'
            """,
            Map.of("person", person(Who.COLLEAGUE).value(), "position", aimedFor.value()));
    return there.isEmpty()
        ? participant(start("试评", "Trial", aimedFor, Who.COLLEAGUE), Who.COLLEAGUE)
        : new ParticipantId(there.getFirst());
  }

  /** A goal of {@link Who#SELF} that is open; another one when it was ended. */
  public synchronized UUID goal() {
    var there =
        all(
            """
            select id from development.goal
             where tenant_id = :tenant and person_id = :person
               and state not in ('CLOSED', 'WITHDRAWN')
            """,
            Map.of("person", person(Who.SELF).value()));
    if (!there.isEmpty()) {
      return there.getFirst();
    }
    var model = in(() -> versions.published(tenant(), "key-account-sales").orElseThrow());
    var competency = model.find("CE").orElseThrow();
    var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    return in(() -> {
      var id =
          goals.propose(
              viewer(Who.SELF),
              new ProposeGoal(
                  person(Who.SELF),
                  new Goal.About(
                      model.id(),
                      competency.id(),
                      model.code(),
                      competency.code(),
                      Optional.empty(),
                      Optional.of(competency.indicators().getFirst().id())),
                  new Goal.Plan(
                      Optional.empty(),
                      Optional.empty(),
                      Text.of("每周写一份拜访纪要", "Write up a visit every week"),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.of(today.plusDays(14)),
                      today.plusDays(28))));
      goals.agree(viewer(Who.MANAGER), id, 1);
      return id.value();
    });
  }

  /** A file of people that {@link Who#HR} has brought and not yet confirmed; it changes nobody. */
  public UUID file() {
    return one(
        """
        insert into exchange.people_import
               (tenant_id, id, person_id, file_name, content, uploaded_at)
        values (:tenant, gen_random_uuid(), :person, 'people.csv',
                convert_to(:content, 'UTF8'), now())
        returning id
        """,
        Map.of(
            "person",
            person(Who.HR).value(),
            "content",
            "工号,姓名,组织单元\n1002,%s,SALES\n".formatted(Who.SELF.displayName().in(Language.ZH))));
  }

  /** Something that {@link Who#SELF} is told and has not read. */
  public UUID notice() {
    return one(
        """
        insert into notification.notice (tenant_id, id, person_id, key, arguments, url, told_at)
        values (:tenant, gen_random_uuid(), :person, 'home.title', '[]', '/me', now())
        returning id
        """,
        Map.of("person", person(Who.SELF).value()));
  }

  /** Something that {@link Who#SELF} ordered and that has not begun. */
  public UUID work() {
    return one(
        """
        insert into work.work
               (tenant_id, id, person_id, kind, parameters, title, state, ordered_at)
        values (:tenant, gen_random_uuid(), :person, 'none', '{}', '{"en": "Probe"}', 'QUEUED',
                now())
        returning id
        """,
        Map.of("person", person(Who.SELF).value()));
  }

  /** A new story that {@link Who#SELF} attaches to a questionnaire. */
  public UUID story(AssignmentId assignment) {
    return in(() ->
        stories
            .add(
                viewer(Who.SELF),
                assignment,
                new Story(
                    "CE",
                    "客户临时改变了交付要求",
                    "当天给出可行的答复",
                    "约齐三方当面谈清，并写下结论",
                    "客户当天确认，项目按期交付",
                    FOUNDED.plusYears(6)))
            .value());
  }

  /** Rows of the tenant, for addresses of things that have no public list. */
  public List<UUID> all(String sql, Map<String, ?> parameters) {
    return in(() ->
        Objects.requireNonNull(
            transactions.<List<UUID>>execute(_ ->
                jdbc.sql(sql)
                    .param("tenant", tenant().value())
                    .params(parameters)
                    .query(UUID.class)
                    .list())));
  }

  public UUID one(String sql, Map<String, ?> parameters) {
    return all(sql, parameters).getFirst();
  }

  private Optional<OrgUnitId> root() {
    return Optional.of(
        new OrgUnitId(
            one(
                "select id from organization.org_unit where tenant_id = :tenant and code = 'HQ'",
                Map.of())));
  }

  private Optional<PersonId> manager() {
    return Optional.of(person(Who.MANAGER));
  }

  private void hire(
      Who who,
      String number,
      OrgUnitId unit,
      Optional<PositionId> position,
      Optional<PersonId> manager) {
    Tenancy.run(
        tenant(),
        () -> {
          var person =
              people.hire(
                  founder,
                  new NewPerson(
                      number,
                      who.displayName(),
                      Optional.of(who.email()),
                      Optional.empty(),
                      FOUNDED,
                      new NewAppointment(unit, position, manager, FOUNDED)));
          persons.put(who, person);
          accounts.open(tenant(), person, PASSWORD);
        });
  }

  private void grant(Who who, Role role, Optional<OrgUnitId> unit) {
    Tenancy.run(tenant(), () -> roles.grant(founder, person(who), role, unit));
  }

  private <T> T in(Supplier<T> work) {
    return Tenancy.in(tenant(), work::get);
  }
}
