package org.shengren.development;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.competency.CompetencyId;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.ModelVersionId;
import org.shengren.kernel.Identifier;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Goals with what was said and done about them. */
@Component
class GoalRecords {
  private static final String SELECT =
      """
      select id, person_id, version_id, competency_id, model_code, competency_code, level,
             indicator_id, action_code, title::text as title, practice::text as practice,
             sign::text as sign, helper_id, check_in_on, due_on, state, proposed_by, proposed_at,
             person_agreed_at, manager_agreed_at, outcome, seen, reviewed_by, reviewed_at, ended_at,
             version
        from development.goal
       where tenant_id = :tenant
      """;

  private final JdbcClient jdbc;
  private final JsonText texts;

  GoalRecords(JdbcClient jdbc, JsonText texts) {
    this.jdbc = jdbc;
    this.texts = texts;
  }

  Optional<Goal> find(TenantId tenant, GoalId id) {
    return jdbc.sql(SELECT + " and id = :id")
        .param("tenant", tenant.value())
        .param("id", id.value())
        .query((row, _) -> goal(row))
        .optional();
  }

  /** Reads the goal and keeps others from moving it until the transaction ends. */
  Optional<Goal> lock(TenantId tenant, GoalId id) {
    return jdbc.sql(SELECT + " and id = :id for update")
        .param("tenant", tenant.value())
        .param("id", id.value())
        .query((row, _) -> goal(row))
        .optional();
  }

  /** All goals of these persons, the newest first. */
  List<Goal> of(TenantId tenant, Collection<PersonId> persons) {
    return jdbc.sql(SELECT + " and person_id = any(:persons) order by proposed_at desc, id desc")
        .param("tenant", tenant.value())
        .param("persons", values(persons))
        .query((row, _) -> goal(row))
        .list();
  }

  /** Agreed goals in which somebody helps, what is due first before the others. */
  List<Goal> helpedBy(TenantId tenant, PersonId helper) {
    return jdbc.sql(
            SELECT
                + """
                 and helper_id = :helper and state in ('AGREED', 'IN_PROGRESS', 'REVIEWED')
                 order by due_on, id
                """)
        .param("tenant", tenant.value())
        .param("helper", helper.value())
        .query((row, _) -> goal(row))
        .list();
  }

  int open(TenantId tenant, PersonId person) {
    return jdbc.sql(
            """
            select count(*) from development.goal
             where tenant_id = :tenant and person_id = :person
               and state not in ('CLOSED', 'WITHDRAWN')
            """)
        .param("tenant", tenant.value())
        .param("person", person.value())
        .query(Integer.class)
        .single();
  }

  /** One proposal at a time for a person: two at once would both find room. */
  void awaitOthers(TenantId tenant, PersonId person) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('goals ' || :tenant || :person, 0))")
        .param("tenant", tenant.value().toString())
        .param("person", person.value().toString())
        .query((_, _) -> true)
        .single();
  }

  void add(TenantId tenant, Goal goal) {
    bound(
            jdbc.sql(
                """
                insert into development.goal (tenant_id, id, person_id, version_id, competency_id,
                       model_code, competency_code, level, indicator_id, action_code, title,
                       practice, sign, helper_id, check_in_on, due_on, state, proposed_by,
                       proposed_at, person_agreed_at, manager_agreed_at, version)
                values (:tenant, :id, :person, :modelVersion, :competency, :model, :code, :level,
                       :indicator, :action, :title::jsonb, :practice::jsonb, :sign::jsonb, :helper,
                       :checkIn, :due, :state, :proposedBy, :proposedAt, :personAgreed,
                       :managerAgreed, :version)
                """),
            tenant,
            goal)
        .param("person", goal.person().value())
        .param("modelVersion", goal.about().modelVersion().value())
        .param("competency", goal.about().competency().value())
        .param("model", goal.about().modelCode())
        .param("code", goal.about().code())
        .param("level", goal.about().level().orElse(null))
        .param("proposedBy", goal.proposedBy().value())
        .param("proposedAt", at(Optional.of(goal.proposedAt())))
        .update();
  }

  void save(TenantId tenant, Goal goal) {
    bound(
            jdbc.sql(
                """
                update development.goal
                   set indicator_id = :indicator, action_code = :action, title = :title::jsonb,
                       practice = :practice::jsonb, sign = :sign::jsonb, helper_id = :helper,
                       check_in_on = :checkIn, due_on = :due, state = :state,
                       person_agreed_at = :personAgreed, manager_agreed_at = :managerAgreed,
                       outcome = :outcome, seen = :seen, reviewed_by = :reviewedBy,
                       reviewed_at = :reviewedAt, ended_at = :ended, version = :version
                 where tenant_id = :tenant and id = :id
                """),
            tenant,
            goal)
        .param("outcome", goal.review().map(review -> review.outcome().name()).orElse(null))
        .param("seen", goal.review().map(Goal.Review::seen).orElse(null))
        .param("reviewedBy", goal.review().map(review -> review.by().value()).orElse(null))
        .param("reviewedAt", at(goal.review().map(Goal.Review::at)))
        .param("ended", at(goal.ended()))
        .update();
  }

  private JdbcClient.StatementSpec bound(
      JdbcClient.StatementSpec statement, TenantId tenant, Goal goal) {
    var plan = goal.plan();
    return statement
        .param("tenant", tenant.value())
        .param("id", goal.id().value())
        .param("indicator", goal.about().behaviour().map(Identifier::value).orElse(null))
        .param("action", plan.action().orElse(null))
        .param("title", plan.title().map(texts::write).orElse(null))
        .param("practice", texts.write(plan.practice()))
        .param("sign", plan.sign().map(texts::write).orElse(null))
        .param("helper", plan.helper().map(Identifier::value).orElse(null))
        .param("checkIn", plan.checkInOn().orElse(null))
        .param("due", plan.dueOn())
        .param("state", goal.state().name())
        .param("personAgreed", at(goal.personAgreed()))
        .param("managerAgreed", at(goal.managerAgreed()))
        .param("version", goal.version());
  }

  void addStep(TenantId tenant, GoalId goal, GoalStep step) {
    jdbc.sql(
            """
            insert into development.goal_step (tenant_id, id, goal_id, at, person_id, kind, words)
            values (:tenant, :id, :goal, :at, :person, :kind, :words)
            """)
        .param("tenant", tenant.value())
        .param("id", Identifier.nextValue())
        .param("goal", goal.value())
        .param("at", at(Optional.of(step.at())))
        .param("person", step.by().value())
        .param("kind", step.kind().name())
        .param("words", step.words().orElse(null))
        .update();
  }

  /** In their order. */
  List<GoalStep> steps(TenantId tenant, GoalId goal) {
    return jdbc.sql(
            """
            select at, person_id, kind, words
              from development.goal_step
             where tenant_id = :tenant and goal_id = :goal
             order by at, id
            """)
        .param("tenant", tenant.value())
        .param("goal", goal.value())
        .query((row, _) ->
            new GoalStep(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new PersonId(row.getObject("person_id", UUID.class)),
                GoalStep.Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("words"))))
        .list();
  }

  boolean checkedIn(TenantId tenant, GoalId goal) {
    return jdbc.sql(
            """
            select exists (select from development.goal_step
                            where tenant_id = :tenant and goal_id = :goal and kind = 'CHECKED_IN')
            """)
        .param("tenant", tenant.value())
        .param("goal", goal.value())
        .query(Boolean.class)
        .single();
  }

  private Goal goal(ResultSet row) throws SQLException {
    var outcome = row.getString("outcome");
    return new Goal(
        new GoalId(row.getObject("id", UUID.class)),
        new PersonId(row.getObject("person_id", UUID.class)),
        new Goal.About(
            new ModelVersionId(row.getObject("version_id", UUID.class)),
            new CompetencyId(row.getObject("competency_id", UUID.class)),
            row.getString("model_code"),
            row.getString("competency_code"),
            Optional.ofNullable(row.getObject("level", Integer.class)),
            Optional.ofNullable(row.getObject("indicator_id", UUID.class)).map(IndicatorId::new)),
        new Goal.Plan(
            Optional.ofNullable(row.getString("action_code")),
            text(row.getString("title")),
            texts.read(row.getString("practice")),
            text(row.getString("sign")),
            Optional.ofNullable(row.getObject("helper_id", UUID.class)).map(PersonId::new),
            Optional.ofNullable(row.getObject("check_in_on", LocalDate.class)),
            row.getObject("due_on", LocalDate.class)),
        GoalState.valueOf(row.getString("state")),
        new PersonId(row.getObject("proposed_by", UUID.class)),
        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("person_agreed_at", OffsetDateTime.class)),
        instant(row.getObject("manager_agreed_at", OffsetDateTime.class)),
        outcome == null
            ? Optional.empty()
            : Optional.of(
                new Goal.Review(
                    Outcome.valueOf(outcome),
                    row.getString("seen"),
                    new PersonId(row.getObject("reviewed_by", UUID.class)),
                    row.getObject("reviewed_at", OffsetDateTime.class).toInstant())),
        instant(row.getObject("ended_at", OffsetDateTime.class)),
        row.getInt("version"));
  }

  private Optional<Text> text(@Nullable String json) {
    return Optional.ofNullable(json).map(texts::read);
  }

  private static Optional<Instant> instant(@Nullable OffsetDateTime at) {
    return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
  }

  private static @Nullable OffsetDateTime at(Optional<Instant> at) {
    return at.map(moment -> moment.atOffset(ZoneOffset.UTC)).orElse(null);
  }

  private static UUID[] values(Collection<PersonId> persons) {
    return persons.stream().map(PersonId::value).toArray(UUID[]::new);
  }
}
