package org.shengren.assessment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.organization.PositionId;
import org.shengren.organization.Sight;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** In which campaigns a person was and is rated. */
@Service
@Transactional(readOnly = true)
public class Participations {
  private final JdbcClient jdbc;
  private final JsonText texts;

  Participations(JdbcClient jdbc, JsonText texts) {
    this.jdbc = jdbc;
    this.texts = texts;
  }

  /** What the person's results rest on, the newest first. */
  public List<Participation.Released> released(Sight sight) {
    return jdbc.sql(
            """
            select p.id, p.campaign_id, c.name::text as campaign, c.purpose, p.position_id,
                   o.name::text as position, p.released_at,
                   s.stance as self_stance, s.note as self_note,
                   m.stance as manager_stance, m.note as manager_note, p.position_since,
                   c.starts_on
              from assessment.participant p
              join assessment.campaign c on c.tenant_id = p.tenant_id and c.id = p.campaign_id
              join organization.position o on o.tenant_id = p.tenant_id and o.id = p.position_id
              left join assessment.agreement s
                on s.tenant_id = p.tenant_id and s.participant_id = p.id and s.side = 'SELF'
              left join assessment.agreement m
                on m.tenant_id = p.tenant_id and m.participant_id = p.id and m.side = 'MANAGER'
             where p.tenant_id = :tenant and p.person_id = :person and p.released_at is not null
             order by p.released_at desc, p.id
            """)
        .param("tenant", sight.viewer().tenant().value())
        .param("person", sight.person().value())
        .query((row, _) -> {
          var startsOn = row.getObject("starts_on", LocalDate.class);
          return new Participation.Released(
              new ParticipantId(row.getObject("id", UUID.class)),
              new CampaignId(row.getObject("campaign_id", UUID.class)),
              text(row.getString("campaign")),
              Purpose.valueOf(row.getString("purpose")),
              new PositionId(row.getObject("position_id", UUID.class)),
              text(row.getString("position")),
              row.getObject("released_at", OffsetDateTime.class).toInstant(),
              said(row.getString("self_stance"), row.getString("self_note")),
              said(row.getString("manager_stance"), row.getString("manager_note")),
              Optional.ofNullable(row.getObject("position_since", LocalDate.class))
                  .filter(since -> WorkHistory.isNew(since, startsOn)));
        })
        .list();
  }

  /**
   * A campaign with results of some of the people asked about.
   *
   * @param people how many of them
   */
  public record WithResults(CampaignId id, Text name, int people) {}

  /** The campaigns that have released results of these people, the latest first. */
  public List<WithResults> withResults(TenantId tenant, Collection<PersonId> persons) {
    return jdbc.sql(
            """
            select c.id, c.name::text as name, count(*) as people
              from assessment.participant p
              join assessment.campaign c on c.tenant_id = p.tenant_id and c.id = p.campaign_id
             where p.tenant_id = :tenant and p.person_id = any(:persons::uuid[])
               and p.released_at is not null
             group by c.tenant_id, c.id
             order by max(p.released_at) desc, c.id
            """)
        .param("tenant", tenant.value())
        .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
        .query((row, _) ->
            new WithResults(
                new CampaignId(row.getObject("id", UUID.class)),
                text(row.getString("name")),
                row.getInt("people")))
        .list();
  }

  /** Where the person is being rated at present, the one that ends first before the others. */
  public List<Participation.Running> running(Sight sight) {
    return jdbc.sql(
            """
            select p.id, p.campaign_id, c.name::text as campaign, c.purpose, p.position_id,
                   o.name::text as position, p.state, c.ends_on
              from assessment.participant p
              join assessment.campaign c on c.tenant_id = p.tenant_id and c.id = p.campaign_id
              join organization.position o on o.tenant_id = p.tenant_id and o.id = p.position_id
             where p.tenant_id = :tenant and p.person_id = :person
               and p.state in ('RATING', 'CONVERSATION')
             order by c.ends_on, p.id
            """)
        .param("tenant", sight.viewer().tenant().value())
        .param("person", sight.person().value())
        .query((row, _) ->
            new Participation.Running(
                new ParticipantId(row.getObject("id", UUID.class)),
                new CampaignId(row.getObject("campaign_id", UUID.class)),
                text(row.getString("campaign")),
                Purpose.valueOf(row.getString("purpose")),
                new PositionId(row.getObject("position_id", UUID.class)),
                text(row.getString("position")),
                ParticipantState.valueOf(row.getString("state")),
                row.getObject("ends_on", LocalDate.class)))
        .list();
  }

  private Text text(String column) {
    return texts.read(column);
  }

  private static Optional<Participation.Said> said(@Nullable String stance, @Nullable String note) {
    return stance == null
        ? Optional.empty()
        : Optional.of(new Participation.Said(Stance.valueOf(stance), Optional.ofNullable(note)));
  }
}
