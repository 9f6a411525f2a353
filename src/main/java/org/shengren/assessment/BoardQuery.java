package org.shengren.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.Reach;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the board of a campaign: as many statements for ten participants as for ten thousand, and
 * never an answer.
 */
@Component
@Transactional(readOnly = true)
class BoardQuery {
  /** Participants whom the viewer may follow, with whose turn it is. */
  private static final String LINE =
      """
      with line as (
        select p.tenant_id, p.id, p.person_id, p.position_id, p.state, p.position_since,
               c.starts_on, s.id as self_id, s.state as self_state, m.id as manager_assignment,
               m.rater_id as manager_id, m.state as manager_state, w.unit_id,
               case when p.state = 'WITHDRAWN' then 'WITHDRAWN'
                    when p.state in ('RELEASED', 'ACKNOWLEDGED') then 'RELEASED'
                    when p.state = 'CONVERSATION' then 'TALK'
                    when 'EXPIRED' in (s.state, m.state) or 'DECLINED' in (s.state, m.state)
                      then 'STOPPED'
                    when s.state <> 'SUBMITTED' and m.state <> 'SUBMITTED' then 'BOTH'
                    when s.state <> 'SUBMITTED' then 'SELF'
                    when m.state <> 'SUBMITTED' then 'MANAGER'
                    else 'OTHERS' end as turn,
               m.rater_id = :viewer as led, %s as followed
          from assessment.participant p
          join assessment.campaign c on c.tenant_id = p.tenant_id and c.id = p.campaign_id
          join assessment.assignment s
            on s.tenant_id = p.tenant_id and s.participant_id = p.id and s.relationship = 'SELF'
          join assessment.assignment m
            on m.tenant_id = p.tenant_id and m.participant_id = p.id and m.relationship = 'MANAGER'
          left join organization.current_appointment(:today) w
            on w.tenant_id = p.tenant_id and w.person_id = p.person_id
         where p.tenant_id = :tenant and p.campaign_id = :campaign
           and (p.person_id = :viewer or m.rater_id = :viewer or %s))
      """
          .formatted(
              "(:everywhere or coalesce(w.unit_id = any(:units::uuid[]), false))",
              "(:everywhere or w.unit_id = any(:units::uuid[]))");

  private record Head(
      Text name, Purpose purpose, CampaignState state, LocalDate startsOn, LocalDate endsOn) {}

  /** Names by language of another manager, as they come out of the database. */
  private record OtherRow(SortedMap<String, String> name, String capacity, String state) {}

  private record Found(List<Board.Line> lines, int total) {}

  private final CampaignScope scope;
  private final JsonText texts;
  private final JsonMapper json;

  BoardQuery(CampaignScope scope, JsonText texts, JsonMapper json) {
    this.scope = scope;
    this.texts = texts;
    this.json = json;
  }

  /**
   * The board of a campaign as far as it concerns the viewer.
   *
   * @throws CampaignNotFound when nobody in it does
   */
  Board of(Viewer viewer, CampaignId campaign, BoardSearch search, Language language) {
    var reach = scope.reach(viewer);
    var today = scope.today(viewer);
    var head = head(viewer, campaign, reach, today);
    var counts = counts(viewer, campaign, reach, today);
    if (counts.isEmpty()) {
      throw new CampaignNotFound();
    }
    var found = lines(viewer, campaign, search, language, reach, today);
    var flags = flags(viewer, campaign, reach, today);
    return new Board(
        campaign,
        head.name(),
        head.purpose(),
        head.state(),
        head.startsOn(),
        head.endsOn(),
        today,
        counts,
        found.lines(),
        found.total(),
        flags.led(),
        !reach.isNowhere(),
        flags.whole());
  }

  private Head head(Viewer viewer, CampaignId campaign, Reach reach, LocalDate today) {
    return scope
        .ask(
            viewer,
            """
            select name::text as name, purpose, state, starts_on, ends_on
              from assessment.campaign
             where tenant_id = :tenant and id = :campaign
            """,
            reach,
            today)
        .param("campaign", campaign.value())
        .query((row, _) ->
            new Head(
                texts.read(row.getString("name")),
                Purpose.valueOf(row.getString("purpose")),
                CampaignState.valueOf(row.getString("state")),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class)))
        .optional()
        .orElseThrow(CampaignNotFound::new);
  }

  private List<Board.Count> counts(
      Viewer viewer, CampaignId campaign, Reach reach, LocalDate today) {
    return scope
        .ask(
            viewer,
            LINE
                + """
                select l.unit_id, u.name::text as unit, l.turn, count(*) as people
                  from line l
                  left join organization.org_unit u
                    on u.tenant_id = l.tenant_id and u.id = l.unit_id
                 where l.tenant_id = :tenant
                 group by l.unit_id, u.name, u.ordinal, u.code, l.turn
                 order by u.ordinal, u.code, l.turn
                """,
            reach,
            today)
        .param("campaign", campaign.value())
        .query((row, _) -> {
          var unit = row.getObject("unit_id", UUID.class);
          var name = texts.readOrNull(row.getString("unit"));
          return new Board.Count(
              unit == null ? null : new OrgUnitId(unit),
              name == null ? Text.of("—", "—") : name,
              Turn.valueOf(row.getString("turn")),
              row.getInt("people"));
        })
        .list();
  }

  private record Flags(boolean led, boolean whole) {}

  /** Whether the viewer leads somebody in it, and whether all in it are the viewer's to change. */
  private Flags flags(Viewer viewer, CampaignId campaign, Reach reach, LocalDate today) {
    return scope
        .ask(
            viewer,
            """
            select coalesce(bool_or(m.rater_id = :viewer and p.person_id <> :viewer), false) as led,
                   coalesce(bool_and(:everywhere or p.state = 'WITHDRAWN'
                                     or coalesce(w.unit_id = any(:units::uuid[]), false)),
                            false) as whole
              from assessment.participant p
              join assessment.assignment m
                on m.tenant_id = p.tenant_id and m.participant_id = p.id
               and m.relationship = 'MANAGER'
              left join organization.current_appointment(:today) w
                on w.tenant_id = p.tenant_id and w.person_id = p.person_id
             where p.tenant_id = :tenant and p.campaign_id = :campaign
            """,
            reach,
            today)
        .param("campaign", campaign.value())
        .query((row, _) ->
            new Flags(row.getBoolean("led"), !reach.isNowhere() && row.getBoolean("whole")))
        .single();
  }

  private Found lines(
      Viewer viewer,
      CampaignId campaign,
      BoardSearch search,
      Language language,
      Reach reach,
      LocalDate today) {
    var total = new int[1];
    var lines =
        filtered(
                scope.ask(viewer, LINE + lines(search.sort()), reach, today),
                campaign,
                search,
                language)
            .query((row, number) -> {
              total[0] = row.getInt("total");
              return line(row, today, reach);
            })
            .list();
    return new Found(lines, total[0]);
  }

  private static JdbcClient.StatementSpec filtered(
      JdbcClient.StatementSpec statement,
      CampaignId campaign,
      BoardSearch search,
      Language language) {
    return statement
        .param("campaign", campaign.value())
        .param("language", language.code())
        .param("words", "%" + search.words().replaceAll("([\\\\%_])", "\\\\$1") + "%")
        .param("turn", search.turn() == null ? null : search.turn().name())
        .param("unit", search.unit() == null ? null : search.unit().value())
        .param("newcomers", search.newcomers())
        .param("months", WorkHistory.NEW_MONTHS)
        .param("limit", BoardSearch.LINES)
        .param("offset", search.page() * BoardSearch.LINES);
  }

  private static String lines(BoardSearch.Sort sort) {
    var name = "tenancy.text_in(n.name, :language) collate \"zh-x-icu\", n.number";
    var first =
        switch (sort) {
          case TURN ->
              """
              array_position(array['STOPPED', 'BOTH', 'SELF', 'MANAGER', 'OTHERS', 'TALK', 'RELEASED',
                                   'WITHDRAWN'], l.turn), \
              """;
          case NAME -> "";
          case UNIT -> "u.ordinal, u.code, ";
          case MANAGER -> "tenancy.text_in(x.name, :language) collate \"zh-x-icu\", x.number, ";
        };
    return """
    , page as (
      select l.*, n.name::text as person, n.number, x.name::text as manager, u.name::text as unit,
             count(*) over () as total, row_number() over (order by %s) as place
        from line l
        join organization.person n on n.tenant_id = l.tenant_id and n.id = l.person_id
        join organization.person x on x.tenant_id = l.tenant_id and x.id = l.manager_id
        left join organization.org_unit u on u.tenant_id = l.tenant_id and u.id = l.unit_id
       where l.tenant_id = :tenant
         and (:turn::text is null or l.turn = :turn)
         and (:unit::uuid is null or l.unit_id = :unit::uuid)
         and (not :newcomers or l.position_since > l.starts_on - make_interval(months => :months))
         and (:words = '%%%%' or n.number ilike :words or x.number ilike :words
              or tenancy.text_in(n.name, 'zh') ilike :words
              or tenancy.text_in(n.name, 'en') ilike :words
              or tenancy.text_in(x.name, 'zh') ilike :words
              or tenancy.text_in(x.name, 'en') ilike :words)
       order by place
       limit :limit offset :offset)
    select g.*, o.name::text as position,
           (select count(*) from assessment.rating r
             where r.tenant_id = g.tenant_id and r.assignment_id = g.self_id) as self_answered,
           (select count(*) from assessment.item i
             where i.tenant_id = g.tenant_id and i.assignment_id = g.self_id) as self_items,
           (select count(*) from assessment.rating r
             where r.tenant_id = g.tenant_id
               and r.assignment_id = g.manager_assignment) as manager_answered,
           (select count(*) from assessment.item i
             where i.tenant_id = g.tenant_id
               and i.assignment_id = g.manager_assignment) as manager_items,
           exists (select from assessment.agreement a
                    where a.tenant_id = g.tenant_id and a.participant_id = g.id
                      and a.side = 'SELF') as self_said,
           exists (select from assessment.agreement a
                    where a.tenant_id = g.tenant_id and a.participant_id = g.id
                      and a.side = 'MANAGER') as manager_said,
           exists (select from assessment.dispute i
                    where i.tenant_id = g.tenant_id and i.participant_id = g.id
                      and i.outcome is null) as escalated,
           (select jsonb_agg(jsonb_build_object('name', y.name,
                                                'capacity', a.relationship, 'state', a.state)
                             order by a.led_from, a.id)::text
              from assessment.assignment a
              join organization.person y on y.tenant_id = a.tenant_id and y.id = a.rater_id
             where a.tenant_id = g.tenant_id and a.participant_id = g.id
               and a.relationship in ('FORMER_MANAGER', 'DOTTED_MANAGER')) as others,
           (select max(d.on_day)
              from assessment.assignment a
              join assessment.reminder d
                on d.tenant_id = a.tenant_id and d.person_id = a.rater_id
               and d.campaign_id = :campaign
             where a.tenant_id = g.tenant_id and a.participant_id = g.id
               and a.state <> 'SUBMITTED' and a.relationship <> 'REPLACED_MANAGER') as reminded
      from page g
      join organization.position o on o.tenant_id = g.tenant_id and o.id = g.position_id
     where g.tenant_id = :tenant
     order by g.place
    """
        .formatted(first + name);
  }

  private Board.Line line(ResultSet row, LocalDate today, Reach reach) throws SQLException {
    var follows = row.getBoolean("led") || (row.getBoolean("followed") && !reach.isNowhere());
    return new Board.Line(
        new ParticipantId(row.getObject("id", UUID.class)),
        new PersonId(row.getObject("person_id", UUID.class)),
        texts.read(row.getString("person")),
        row.getString("number"),
        texts.read(row.getString("position")),
        texts.readOrNull(row.getString("unit")),
        WorkHistory.isNew(
            row.getObject("position_since", LocalDate.class),
            row.getObject("starts_on", LocalDate.class)),
        Turn.valueOf(row.getString("turn")),
        ParticipantState.valueOf(row.getString("state")),
        AssignmentState.valueOf(row.getString("self_state")),
        row.getInt("self_answered"),
        row.getInt("self_items"),
        texts.read(row.getString("manager")),
        AssignmentState.valueOf(row.getString("manager_state")),
        row.getInt("manager_answered"),
        row.getInt("manager_items"),
        row.getBoolean("self_said"),
        row.getBoolean("manager_said"),
        row.getBoolean("escalated"),
        others(row.getString("others")),
        row.getObject("reminded", LocalDate.class),
        follows && !row.getObject("starts_on", LocalDate.class).isAfter(today),
        follows);
  }

  private List<Board.Other> others(@Nullable String column) {
    var others = new ArrayList<Board.Other>();
    if (column != null) {
      for (var other : json.readValue(column, OtherRow[].class)) {
        others.add(
            new Board.Other(
                new Text(other.name()),
                Capacity.valueOf(other.capacity()),
                AssignmentState.valueOf(other.state())));
      }
    }
    return others;
  }
}
