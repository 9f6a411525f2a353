package org.shengren.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.shengren.competency.ModelVersionId;
import org.shengren.competency.Relationship;
import org.shengren.kernel.Identifier;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PositionId;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Campaigns with their participants, assignments and drawn questionnaires. */
@Component
class CampaignRecords {
  record NewParticipant(
      ParticipantId id,
      PersonId person,
      PositionId position,
      ModelVersionId family,
      Optional<ModelVersionId> core,
      Optional<LocalDate> positionSince) {}

  record NewAssignment(
      AssignmentId id,
      ParticipantId participant,
      PersonId rater,
      Capacity capacity,
      @Nullable LocalDate ledFrom,
      @Nullable LocalDate ledUntil,
      @Nullable Integer share,
      @Nullable Integer daysLed,
      Questionnaire questionnaire) {
    static NewAssignment of(
        ParticipantId participant, PersonId rater, Capacity capacity, Drawing drawing) {
      return new NewAssignment(
          AssignmentId.next(),
          participant,
          rater,
          capacity,
          null,
          null,
          null,
          null,
          drawing.questionnaire(capacity.relationship()));
    }

    /** The direct manager, who has led for so many days of the time in question. */
    static NewAssignment manager(
        ParticipantId participant, PersonId rater, int daysLed, Drawing drawing) {
      return new NewAssignment(
          AssignmentId.next(),
          participant,
          rater,
          Capacity.MANAGER,
          null,
          null,
          null,
          daysLed,
          drawing.questionnaire(Relationship.MANAGER));
    }

    static NewAssignment dotted(
        ParticipantId participant, WorkHistory.Dotted line, Drawing drawing) {
      return new NewAssignment(
          AssignmentId.next(),
          participant,
          line.manager(),
          Capacity.DOTTED_MANAGER,
          null,
          null,
          line.share(),
          null,
          drawing.questionnaire(Relationship.MANAGER));
    }

    static NewAssignment former(
        ParticipantId participant, WorkHistory.Led led, int daysLed, Drawing drawing) {
      return new NewAssignment(
          AssignmentId.next(),
          participant,
          led.manager(),
          Capacity.FORMER_MANAGER,
          led.from(),
          led.until(),
          null,
          daysLed,
          drawing.questionnaire(Relationship.MANAGER));
    }
  }

  private final JdbcClient jdbc;
  private final JsonText texts;

  CampaignRecords(JdbcClient jdbc, JsonText texts) {
    this.jdbc = jdbc;
    this.texts = texts;
  }

  /** One start at a time in a tenant, until the transaction ends. */
  void awaitOtherStarts(TenantId tenant) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('start-campaign ' || :tenant, 0))")
        .param("tenant", tenant.value().toString())
        .query((_, _) -> true)
        .single();
  }

  void insert(Viewer viewer, CampaignId id, StartCampaign start, Instant now) {
    jdbc.sql(
            """
            insert into assessment.campaign (tenant_id, id, name, purpose, state, starts_on, ends_on,
                   include_core, started_by, started_at)
            values (:tenant, :id, :name::jsonb, :purpose, :state, :starts, :ends,
                   :core, :viewer, :now)
            """)
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .param("name", texts.write(start.name()))
        .param("purpose", start.purpose().name())
        .param("state", CampaignState.DRAFT.to(CampaignState.COLLECTION).name())
        .param("starts", start.startsOn())
        .param("ends", start.endsOn())
        .param("core", start.includeCore())
        .param("viewer", viewer.person().value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void insertParticipants(TenantId tenant, CampaignId campaign, List<NewParticipant> rows) {
    jdbc.sql(
            """
            insert into assessment.participant (tenant_id, campaign_id, state, id, person_id,
                   position_id, family_version_id, core_version_id, position_since)
            select :tenant, :campaign, :state, id, person, position, family, core, since
              from unnest(:ids::uuid[], :persons::uuid[], :positions::uuid[], :families::uuid[],
                          :cores::uuid[], :since::date[])
                as row (id, person, position, family, core, since)
            """)
        .param("tenant", tenant.value())
        .param("campaign", campaign.value())
        .param("state", ParticipantState.RATING.name())
        .param("ids", column(rows, NewParticipant::id))
        .param("persons", column(rows, NewParticipant::person))
        .param("positions", column(rows, NewParticipant::position))
        .param("families", column(rows, NewParticipant::family))
        .param("cores", column(rows, row -> row.core().orElse(null)))
        .param("since", days(rows, row -> row.positionSince().orElse(null)))
        .update();
  }

  void insertAssignments(TenantId tenant, List<NewAssignment> rows) {
    jdbc.sql(
            """
            insert into assessment.assignment (tenant_id, state, id, participant_id, rater_id,
                   relationship, led_from, led_until, share, days_led)
            select :tenant, :state, id, participant, rater, relationship, led_from, led_until, share,
                   days_led
              from unnest(:ids::uuid[], :participants::uuid[], :raters::uuid[],
                          :relationships::text[], :from::date[], :until::date[],
                          :shares::smallint[], :daysLed::int[])
                as row (id, participant, rater, relationship, led_from, led_until, share, days_led)
            """)
        .param("tenant", tenant.value())
        .param("state", AssignmentState.INVITED.name())
        .param("ids", column(rows, NewAssignment::id))
        .param("participants", column(rows, NewAssignment::participant))
        .param("raters", column(rows, NewAssignment::rater))
        .param(
            "relationships", rows.stream().map(row -> row.capacity().name()).toArray(String[]::new))
        .param("from", days(rows, NewAssignment::ledFrom))
        .param("until", days(rows, NewAssignment::ledUntil))
        .param("shares", numbers(rows, NewAssignment::share))
        .param("daysLed", numbers(rows, NewAssignment::daysLed))
        .update();
    var items =
        rows.stream()
            .flatMap(row ->
                row.questionnaire().items().stream().map(item -> new Identifier[] {row.id(), item}))
            .toList();
    var ordinals =
        rows.stream()
            .flatMap(row -> IntStream.rangeClosed(1, row.questionnaire().items().size()).boxed())
            .toArray(Integer[]::new);
    jdbc.sql(
            """
            insert into assessment.item (tenant_id, assignment_id, indicator_id, ordinal)
            select :tenant, assignment, indicator, ordinal
              from unnest(:assignments::uuid[], :indicators::uuid[], :ordinals::int[])
                as row (assignment, indicator, ordinal)
            """)
        .param("tenant", tenant.value())
        .param("assignments", column(items, item -> item[0]))
        .param("indicators", column(items, item -> item[1]))
        .param("ordinals", ordinals)
        .update();
  }

  /** A campaign as it stands. */
  record Campaign(Text name, CampaignState state, LocalDate endsOn) {}

  /** Whether some, or all, of a campaign lies outside of somebody's units. */
  record Outside(boolean some, boolean all) {}

  /** Reads the campaign and keeps others from moving it until the transaction ends. */
  Optional<Campaign> lock(TenantId tenant, CampaignId id) {
    return jdbc.sql(
            """
            select name::text as name, state, ends_on
              from assessment.campaign
             where tenant_id = :tenant and id = :id
               for update
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .query((row, _) ->
            new Campaign(
                texts.read(row.getString("name")),
                CampaignState.valueOf(row.getString("state")),
                row.getObject("ends_on", LocalDate.class)))
        .optional();
  }

  void extend(TenantId tenant, CampaignId id, LocalDate endsOn) {
    jdbc.sql(
            """
            update assessment.campaign set ends_on = :ends
             where tenant_id = :tenant and id = :id
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .param("ends", endsOn)
        .update();
  }

  Outside outside(TenantId tenant, CampaignId id, Set<OrgUnitId> units, LocalDate today) {
    return jdbc.sql(
            """
            select coalesce(bool_or(w.person_id is null), true) as some,
                   coalesce(bool_and(w.person_id is null), true) as whole
              from assessment.participant p
              left join organization.current_appointment(:today) w
                on w.tenant_id = p.tenant_id and w.person_id = p.person_id
               and w.unit_id = any(:units::uuid[])
             where p.tenant_id = :tenant and p.campaign_id = :id and p.state <> 'WITHDRAWN'
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .param("today", today)
        .param("units", units.stream().map(OrgUnitId::value).toArray(UUID[]::new))
        .query((row, _) -> new Outside(row.getBoolean("some"), row.getBoolean("whole")))
        .single();
  }

  /**
   * Moves the campaign on when its last participant is through. The row is locked first: of two
   * participants who finish at the same moment, the second sees the first.
   */
  void settle(TenantId tenant, CampaignId campaign) {
    var state =
        CampaignState.valueOf(
            jdbc.sql(
                    """
                    select state from assessment.campaign
                     where tenant_id = :tenant and id = :campaign
                       for update
                    """)
                .param("tenant", tenant.value())
                .param("campaign", campaign.value())
                .query(String.class)
                .single());
    var states =
        jdbc
            .sql(
                """
                select distinct state from assessment.participant
                 where tenant_id = :tenant and campaign_id = :campaign
                """)
            .param("tenant", tenant.value())
            .param("campaign", campaign.value())
            .query(String.class)
            .list()
            .stream()
            .map(ParticipantState::valueOf)
            .toList();
    if (states.contains(ParticipantState.RATING)
        || states.contains(ParticipantState.CONVERSATION)) {
      return;
    }
    var next =
        states.stream().allMatch(s -> s == ParticipantState.WITHDRAWN)
            ? state.to(CampaignState.CANCELLED)
            : state.to(CampaignState.RELEASED);
    jdbc.sql(
            """
            update assessment.campaign set state = :state
             where tenant_id = :tenant and id = :campaign
            """)
        .param("tenant", tenant.value())
        .param("campaign", campaign.value())
        .param("state", next.name())
        .update();
  }

  private static <T> UUID[] column(List<T> rows, Function<T, @Nullable Identifier> id) {
    var values = new UUID[rows.size()];
    for (int i = 0; i < values.length; i++) {
      var one = id.apply(rows.get(i));
      if (one != null) {
        values[i] = one.value();
      }
    }
    return values;
  }

  /** Days as PostgreSQL reads them; the driver knows no array of days. */
  private static <T> @Nullable String[] days(List<T> rows, Function<T, @Nullable LocalDate> day) {
    var values = new @Nullable String[rows.size()];
    for (int i = 0; i < values.length; i++) {
      var one = day.apply(rows.get(i));
      values[i] = one == null ? null : one.toString();
    }
    return values;
  }

  private static @Nullable Integer[] numbers(
      List<NewAssignment> rows, Function<NewAssignment, @Nullable Integer> of) {
    var values = new @Nullable Integer[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = of.apply(rows.get(i));
    }
    return values;
  }
}
