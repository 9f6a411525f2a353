package org.shengren.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.competency.ModelVersions;
import org.shengren.competency.Relationship;
import org.shengren.competency.RequirementProfiles;
import org.shengren.kernel.Forbidden;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PositionId;
import org.shengren.organization.Tree;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.Tenants;
import org.shengren.web.Choice;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the form for a new assessment offers. */
@Component
@Transactional(readOnly = true)
class NewAssessmentQuery {
  /**
   * The offer.
   *
   * @param units in which the viewer may start
   * @param positions for oneself, one's own first
   * @param ownObstacle what stands against one's own assessment whatever the position
   * @param leads whether the viewer leads somebody directly, and may start for the own team
   * @param team whether it is for the own team
   * @param plan where the people of a unit or the own team are to be rated
   */
  record View(
      List<Choice> units,
      List<Choice> positions,
      Optional<PositionId> ownPosition,
      Optional<Obstacle> ownObstacle,
      Optional<OrgUnitId> unit,
      boolean leads,
      boolean team,
      Optional<UnitPlan> plan,
      boolean coreModel,
      LocalDate today,
      String suggestedName) {
    public boolean isForUnit() {
      return unit.isPresent();
    }

    /** Whether others are to be rated. */
    public boolean isForOthers() {
      return plan.isPresent();
    }

    public boolean isMayStartForOthers() {
      return !units.isEmpty() || leads;
    }

    /** What the assessment can be for: a manager starts for the team for development only. */
    public List<Purpose> purposes() {
      return team ? List.of(Purpose.DEVELOPMENT) : List.of(Purpose.values());
    }

    /** Whether there is anything to start. */
    public boolean isStartable() {
      return plan.map(unit -> !unit.ready().isEmpty())
          .orElse(ownObstacle.isEmpty() && !positions.isEmpty());
    }
  }

  private final JdbcClient jdbc;
  private final CandidatesQuery candidates;
  private final ModelVersions versions;
  private final AccessPolicy policy;
  private final Tree tree;
  private final Calendar calendar;
  private final MessageSource messages;
  private final RequirementProfiles profiles;
  private final Tenants tenants;

  NewAssessmentQuery(
      JdbcClient jdbc,
      CandidatesQuery candidates,
      ModelVersions versions,
      AccessPolicy policy,
      Tree tree,
      Calendar calendar,
      MessageSource messages,
      RequirementProfiles profiles,
      Tenants tenants) {
    this.jdbc = jdbc;
    this.candidates = candidates;
    this.versions = versions;
    this.policy = policy;
    this.tree = tree;
    this.calendar = calendar;
    this.messages = messages;
    this.profiles = profiles;
    this.tenants = tenants;
  }

  /** Who is to be rated, as the address or the form says. */
  enum Whom {
    /** A unit that is named, or else the highest one in which the viewer may start. */
    UNIT,
    /** Whom the viewer leads directly. */
    TEAM,
    /** The viewer, whatever else the viewer may start. */
    ME
  }

  View of(Viewer viewer, Language language, @Nullable OrgUnitId wished, boolean own) {
    return of(viewer, language, wished, own ? Whom.ME : Whom.UNIT);
  }

  /**
   * The offer for a unit, for the own team or for oneself.
   *
   * @param wished the unit
   * @throws Forbidden for a unit where the viewer may not start, or a team of nobody
   */
  View of(Viewer viewer, Language language, @Nullable OrgUnitId wished, Whom whom) {
    var today = calendar.today(viewer.tenant());
    var demanding = candidates.demanding(viewer.tenant());
    var me = candidates.of(viewer.tenant(), today, List.of(viewer.person())).getFirst();
    var units = units(viewer, language);
    var unit = whom == Whom.UNIT ? Optional.ofNullable(wished) : Optional.<OrgUnitId>empty();
    unit.ifPresent(one -> policy.require(viewer, Function.START_CAMPAIGN, one));
    var led = led(viewer, language, today);
    if (whom == Whom.TEAM && led.isEmpty()) {
      throw new Forbidden();
    }
    if (unit.isEmpty() && whom == Whom.UNIT && !units.isEmpty()) {
      unit = Optional.of(new OrgUnitId(UUID.fromString(units.getFirst().value())));
    }
    var ownPosition = Optional.ofNullable(me.position()).filter(demanding::containsKey);
    return new View(
        units,
        positions(language, demanding, ownPosition),
        ownPosition,
        me.manager() == null ? Optional.of(Obstacle.NO_MANAGER) : Optional.empty(),
        unit,
        !led.isEmpty(),
        whom == Whom.TEAM,
        whom == Whom.TEAM
            ? Optional.of(plan(viewer, language, whom, led, demanding.keySet(), today))
            : unit.map(one ->
                plan(
                    viewer,
                    language,
                    whom,
                    people(viewer, language, one, today),
                    demanding.keySet(),
                    today)),
        versions.core(viewer.tenant()).isPresent(),
        today,
        say(
            whom == Whom.TEAM
                ? "new-assessment.suggested.team"
                : unit.isEmpty() ? "new-assessment.suggested.own" : "new-assessment.suggested.unit",
            language,
            Integer.toString(today.getYear()),
            Integer.toString(today.getMonthValue()),
            me.name().in(language)));
  }

  private List<Choice> units(Viewer viewer, Language language) {
    var reach = policy.reach(viewer, Function.START_CAMPAIGN);
    return reach.isNowhere()
        ? List.of()
        : tree.roots(viewer.tenant()).stream()
            .flatMap(root -> root.withBelow())
            .filter(node -> !node.closed() && reach.covers(node.id()))
            .map(node ->
                new Choice(
                    node.id().value().toString(),
                    say(
                        "new-assessment.for.unit",
                        language,
                        "　".repeat(node.depth()) + node.name().in(language),
                        node.peopleWithBelow())))
            .toList();
  }

  private List<Choice> positions(
      Language language, Map<PositionId, Text> demanding, Optional<PositionId> own) {
    var positions = new ArrayList<Choice>();
    own.ifPresent(id ->
        positions.add(
            new Choice(
                id.value().toString(),
                say(
                    "new-assessment.position.own",
                    language,
                    Objects.requireNonNull(demanding.get(id)).in(language)))));
    demanding.forEach((id, name) -> {
      if (own.filter(id::equals).isEmpty()) {
        positions.add(new Choice(id.value().toString(), name.in(language)));
      }
    });
    return List.copyOf(positions);
  }

  private List<Candidate> led(Viewer viewer, Language language, LocalDate today) {
    return candidates.inTeam(viewer.tenant(), today, viewer.person(), language.code());
  }

  private List<Candidate> people(
      Viewer viewer, Language language, OrgUnitId unit, LocalDate today) {
    return candidates.inUnit(viewer.tenant(), today, unit, language.code());
  }

  /** Who of these people would be rated now; as many statements for one as for all. */
  private UnitPlan plan(
      Viewer viewer,
      Language language,
      Whom whom,
      List<Candidate> found,
      Set<PositionId> demanding,
      LocalDate today) {
    var histories =
        candidates.histories(
            viewer.tenant(), today, found.stream().map(Candidate::person).toList());
    var rows =
        found.stream()
            .map(one -> {
              var history = histories.getOrDefault(one.person(), WorkHistory.EMPTY);
              var since =
                  Optional.ofNullable(one.position())
                      .flatMap(position -> history.inPositionSince(position, today));
              return new UnitPlan.Row(
                  one.person(),
                  one.name().in(language),
                  one.number(),
                  Objects.requireNonNull(one.unit()),
                  one.unitName() == null ? "" : one.unitName().in(language),
                  one.positionName() == null ? null : one.positionName().in(language),
                  one.manager(),
                  one.managerName() == null ? null : one.managerName().in(language),
                  (whom == Whom.TEAM
                          ? one.obstacleInTeam(demanding)
                          : one.obstacle(one.position(), demanding))
                      .orElse(null),
                  WorkHistory.isNew(since.orElse(null), today),
                  one.formerManagers(history, today).size(),
                  one.dottedManagers(history).size());
            })
            .toList();
    return new UnitPlan(rows, minutes(viewer, found, demanding));
  }

  /** What the longest questionnaire of these people takes, the core competencies included. */
  private int minutes(Viewer viewer, List<Candidate> found, Set<PositionId> demanding) {
    var core = versions.core(viewer.tenant());
    int cap = tenants.settings(viewer.tenant()).itemCap();
    return found.stream()
        .map(Candidate::position)
        .filter(position -> position != null && demanding.contains(position))
        .distinct()
        .flatMap(position -> profiles.inForce(viewer.tenant(), position).stream())
        .mapToInt(profile -> Questionnaire.draw(profile, core, Relationship.MANAGER, cap).minutes())
        .max()
        .orElse(0);
  }

  /**
   * Those of the unit who can take part, with the positions that they hold today.
   *
   * @param seen digest of what the starter has seen, where there is one
   * @throws UnitChanged where others can take part now
   */
  List<StartCampaign.Target> targets(
      Viewer viewer,
      Language language,
      OrgUnitId unit,
      Set<PersonId> people,
      Set<OrgUnitId> units,
      @Nullable String seen) {
    policy.require(viewer, Function.START_CAMPAIGN, unit);
    var today = calendar.today(viewer.tenant());
    return targets(
        viewer,
        language,
        Whom.UNIT,
        people(viewer, language, unit, today),
        people,
        units,
        seen,
        today);
  }

  /** The same of those whom the viewer leads directly. */
  List<StartCampaign.Target> teamTargets(
      Viewer viewer,
      Language language,
      Set<PersonId> people,
      Set<OrgUnitId> units,
      @Nullable String seen) {
    var today = calendar.today(viewer.tenant());
    return targets(
        viewer, language, Whom.TEAM, led(viewer, language, today), people, units, seen, today);
  }

  private List<StartCampaign.Target> targets(
      Viewer viewer,
      Language language,
      Whom whom,
      List<Candidate> found,
      Set<PersonId> people,
      Set<OrgUnitId> units,
      @Nullable String seen,
      LocalDate today) {
    var demanding = candidates.demanding(viewer.tenant()).keySet();
    var plan = plan(viewer, language, whom, found, demanding, today);
    if (seen != null && !seen.equals(plan.digest())) {
      throw new UnitChanged();
    }
    return candidates.of(viewer.tenant(), today, plan.without(people, units)).stream()
        .map(one -> new StartCampaign.Target(one.person(), Objects.requireNonNull(one.position())))
        .toList();
  }

  /** The position that was chosen for oneself. */
  PositionId positionOrRefuse(Viewer viewer, @Nullable PositionId position) {
    if (position == null) {
      var me =
          candidates
              .of(viewer.tenant(), calendar.today(viewer.tenant()), List.of(viewer.person()))
              .getFirst();
      throw new TargetsNotReady(Obstacle.NO_POSITION, List.of(me.name()));
    }
    return position;
  }

  /** The viewer's own questionnaire of a campaign. */
  AssignmentId ownAssignment(Viewer viewer, CampaignId campaign) {
    return jdbc.sql(
            """
            select a.id
              from assessment.assignment a
              join assessment.participant p on p.tenant_id = a.tenant_id and p.id = a.participant_id
             where a.tenant_id = :tenant and p.campaign_id = :campaign and a.rater_id = :viewer
               and a.relationship = 'SELF'
            """)
        .param("tenant", viewer.tenant().value())
        .param("campaign", campaign.value())
        .param("viewer", viewer.person().value())
        .query((row, _) -> new AssignmentId(row.getObject("id", UUID.class)))
        .single();
  }

  private String say(String key, Language language, Object... arguments) {
    return Objects.requireNonNull(messages.getMessage(key, arguments, key, language.locale()));
  }
}
