package org.shengren.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.competency.ModelVersions;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PositionId;
import org.shengren.organization.Tree;
import org.shengren.tenancy.Calendar;
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
   * @param forUnit whether others are to be rated
   * @param positions for oneself, one's own first
   * @param ownObstacle what stands against one's own assessment whatever the position
   */
  record View(
      boolean forUnit,
      boolean mayStartForOthers,
      List<Choice> units,
      List<Choice> positions,
      Optional<PositionId> ownPosition,
      Optional<Obstacle> ownObstacle,
      List<Row> rows,
      boolean coreModel,
      LocalDate today,
      String suggestedName) {
    /** Those who can take part: chosen unless somebody unchooses them. */
    public List<PersonId> ready() {
      return rows.stream().filter(row -> row.obstacle() == null).map(Row::person).toList();
    }
  }

  /** Somebody of the unit. */
  record Row(
      PersonId person, String name, @Nullable String position, @Nullable Obstacle obstacle) {}

  private final JdbcClient jdbc;
  private final CandidatesQuery candidates;
  private final ModelVersions versions;
  private final AccessPolicy policy;
  private final Tree tree;
  private final Calendar calendar;
  private final MessageSource messages;

  NewAssessmentQuery(
      JdbcClient jdbc,
      CandidatesQuery candidates,
      ModelVersions versions,
      AccessPolicy policy,
      Tree tree,
      Calendar calendar,
      MessageSource messages) {
    this.jdbc = jdbc;
    this.candidates = candidates;
    this.versions = versions;
    this.policy = policy;
    this.tree = tree;
    this.calendar = calendar;
    this.messages = messages;
  }

  View of(Viewer viewer, Language language, @Nullable OrgUnitId unit) {
    var today = calendar.today(viewer.tenant());
    var demanding = candidates.demanding(viewer.tenant());
    var me = candidates.of(viewer.tenant(), today, List.of(viewer.person())).getFirst();
    var own = Optional.ofNullable(me.position()).filter(demanding::containsKey);
    var reach = policy.reach(viewer, Function.START_CAMPAIGN);
    if (unit != null) {
      policy.require(viewer, Function.START_CAMPAIGN, unit);
    }
    var rows =
        unit == null
            ? List.<Row>of()
            : candidates.inUnit(viewer.tenant(), today, unit, language.code()).stream()
                .map(one ->
                    new Row(
                        one.person(),
                        one.name().in(language),
                        one.positionName() == null ? null : one.positionName().in(language),
                        one.obstacle(one.position(), demanding.keySet()).orElse(null)))
                .toList();
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
    return new View(
        unit != null,
        !reach.isNowhere(),
        tree.roots(viewer.tenant()).stream()
            .flatMap(root -> root.withBelow())
            .filter(node -> !node.closed() && reach.covers(node.id()))
            .map(node ->
                new Choice(
                    node.id().value().toString(),
                    "　".repeat(node.depth()) + node.name().in(language)))
            .toList(),
        List.copyOf(positions),
        own,
        Optional.ofNullable(me.manager()).isEmpty()
            ? Optional.of(Obstacle.NO_MANAGER)
            : Optional.empty(),
        rows,
        versions.core(viewer.tenant()).isPresent(),
        today,
        say(
            unit == null ? "new-assessment.suggested.own" : "new-assessment.suggested.unit",
            language,
            Integer.toString(today.getYear()),
            Integer.toString(today.getMonthValue()),
            me.name().in(language)));
  }

  /** The people with the positions that they hold today. */
  List<StartCampaign.Target> targets(Viewer viewer, List<PersonId> persons) {
    var found = candidates.of(viewer.tenant(), calendar.today(viewer.tenant()), persons);
    return found.stream()
        .map(one -> {
          if (one.position() == null) {
            throw new TargetsNotReady(Obstacle.NO_POSITION, List.of(one.name()));
          }
          return new StartCampaign.Target(one.person(), one.position());
        })
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
