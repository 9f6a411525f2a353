package org.shengren.assessment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.audit.AuditTrail;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.ModelVersionId;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Directory;
import org.shengren.organization.Function;
import org.shengren.organization.PeopleSearch;
import org.shengren.organization.PersonCard;
import org.shengren.tenancy.JsonText;
import org.shengren.tenancy.Tenants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens a matter to whoever is asked to decide it, and its existence to whoever names that person.
 */
@Component
@Transactional(readOnly = true)
class MatterQuery {
  /** A matter on the list of whoever decides or names. */
  record Pending(
      DisputeId id, boolean appeal, Text personName, Text managerName, LocalDate raisedOn) {}

  /** A matter as far as it concerns whoever names the decider: no answer, no reason. */
  record Vacancy(
      DisputeId id,
      ParticipantId participant,
      boolean appeal,
      PersonId person,
      Text personName,
      Text managerName,
      Text campaignName,
      LocalDate raisedOn,
      @Nullable Text deciderName) {}

  /** More are found by searching. */
  private static final int MOST = 12;

  private final JdbcClient jdbc;
  private final JsonText texts;
  private final DisputeRecords disputes;
  private final AgreementRecords agreements;
  private final BothViews views;
  private final AccessPolicy policy;
  private final AuditTrail audit;
  private final Tenants tenants;
  private final Superiors superiors;
  private final Directory directory;

  MatterQuery(
      JdbcClient jdbc,
      JsonText texts,
      DisputeRecords disputes,
      AgreementRecords agreements,
      BothViews views,
      AccessPolicy policy,
      AuditTrail audit,
      Tenants tenants,
      Superiors superiors,
      Directory directory) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.disputes = disputes;
    this.agreements = agreements;
    this.views = views;
    this.policy = policy;
    this.audit = audit;
    this.tenants = tenants;
    this.superiors = superiors;
    this.directory = directory;
  }

  private static final String HEAD =
      """
      select d.id, d.kind, d.outcome, d.participant_id, p.person_id, n.name::text as person,
             m.rater_id as manager_id, x.name::text as manager, o.name::text as position,
             c.name::text as campaign, c.purpose, r.name::text as raised_by, d.reason, d.raised_at,
             p.family_version_id, p.core_version_id, z.name::text as decider
        from assessment.dispute d
        join assessment.participant p on p.tenant_id = d.tenant_id and p.id = d.participant_id
        join assessment.campaign c on c.tenant_id = p.tenant_id and c.id = p.campaign_id
        join lateral (
             select a.rater_id
               from assessment.assignment a
              where a.tenant_id = p.tenant_id and a.participant_id = p.id
                and a.relationship = 'MANAGER'
              order by a.submitted_at desc nulls last, a.id
              limit 1) m on true
        join organization.person n on n.tenant_id = p.tenant_id and n.id = p.person_id
        join organization.person x on x.tenant_id = p.tenant_id and x.id = m.rater_id
        join organization.position o on o.tenant_id = p.tenant_id and o.id = p.position_id
        join organization.person r on r.tenant_id = d.tenant_id and r.id = d.raised_by
        left join organization.person z on z.tenant_id = d.tenant_id and z.id = d.decider_id
       where d.tenant_id = :tenant and p.state <> 'WITHDRAWN'
      """;

  /**
   * The matter, for whoever is asked to decide it; the view stands in the trail.
   *
   * @throws DisputeNotFound for anybody else
   */
  @Transactional
  Matter of(Viewer viewer, DisputeId id) {
    var zone = tenants.settings(viewer.tenant()).zone();
    var matter =
        jdbc.sql(HEAD + " and d.id = :id and d.decider_id = :viewer")
            .param("tenant", viewer.tenant().value())
            .param("id", id.value())
            .param("viewer", viewer.person().value())
            .query((row, _) -> {
              var versions = new ArrayList<ModelVersionId>();
              versions.add(new ModelVersionId(row.getObject("family_version_id", UUID.class)));
              var core = row.getObject("core_version_id", UUID.class);
              if (core != null) {
                versions.add(new ModelVersionId(core));
              }
              var participant = new ParticipantId(row.getObject("participant_id", UUID.class));
              var disputed = disputes.find(viewer.tenant(), id).orElseThrow().competencies();
              var results =
                  agreements.results(viewer.tenant(), participant).stream()
                      .filter(result -> disputed.contains(result.competency()))
                      .toList();
              return new Matter(
                  id,
                  row.getString("kind").equals("APPEAL"),
                  row.getString("outcome") == null,
                  participant,
                  new PersonId(row.getObject("person_id", UUID.class)),
                  texts.read(row.getString("person")),
                  new PersonId(row.getObject("manager_id", UUID.class)),
                  texts.read(row.getString("manager")),
                  texts.read(row.getString("position")),
                  texts.read(row.getString("campaign")),
                  Purpose.valueOf(row.getString("purpose")),
                  texts.read(row.getString("raised_by")),
                  row.getString("reason"),
                  LocalDate.ofInstant(
                      row.getObject("raised_at", OffsetDateTime.class).toInstant(), zone),
                  said(viewer, participant),
                  settled(results),
                  views.of(viewer.tenant(), participant, versions).stream()
                      .filter(topic -> disputed.contains(topic.competency().id()))
                      .toList(),
                  results);
            })
            .optional()
            .orElseThrow(DisputeNotFound::new);
    audit.saw(viewer, matter.person(), matter.appeal() ? "APPEAL" : "ESCALATION");
    return matter;
  }

  private static Map<IndicatorId, Integer> settled(List<AgreedResult> results) {
    var settled = new HashMap<IndicatorId, Integer>();
    results.forEach(result -> settled.putAll(result.answers()));
    return settled;
  }

  private List<Matter.Said> said(Viewer viewer, ParticipantId participant) {
    return jdbc.sql(
            """
            select distinct on (g.side) g.side, n.name::text as who, g.stance,
                   coalesce(g.note, '') as note
              from assessment.agreement g
              join assessment.assignment a
                on a.tenant_id = g.tenant_id and a.participant_id = g.participant_id
               and a.relationship = g.side
              join organization.person n on n.tenant_id = a.tenant_id and n.id = a.rater_id
             where g.tenant_id = :tenant and g.participant_id = :participant
             order by g.side desc
            """)
        .param("tenant", viewer.tenant().value())
        .param("participant", participant.value())
        .query((row, _) ->
            new Matter.Said(
                texts.read(row.getString("who")),
                Stance.valueOf(row.getString("stance")),
                row.getString("note")))
        .list();
  }

  /** What waits for the viewer's decision, the oldest first. */
  List<Pending> toDecide(Viewer viewer) {
    return pending(viewer, " and d.decider_id = :viewer and d.outcome is null");
  }

  /** What waits for somebody to be named by the viewer, the oldest first. */
  List<Pending> withoutDecider(Viewer viewer) {
    var reach = policy.reach(viewer, Function.NAME_DECIDER);
    if (reach.isNowhere()) {
      return List.of();
    }
    return pending(viewer, " and d.decider_id is null and :viewer::uuid is not null").stream()
        .filter(pending -> mayName(viewer, pending.id()))
        .toList();
  }

  private boolean mayName(Viewer viewer, DisputeId id) {
    return disputes
        .find(viewer.tenant(), id)
        .filter(dispute ->
            policy.may(viewer, Function.NAME_DECIDER, personOf(viewer, dispute.participant())))
        .isPresent();
  }

  private PersonId personOf(Viewer viewer, ParticipantId participant) {
    return jdbc.sql(
            """
            select person_id from assessment.participant
             where tenant_id = :tenant and id = :participant
            """)
        .param("tenant", viewer.tenant().value())
        .param("participant", participant.value())
        .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
        .single();
  }

  private List<Pending> pending(Viewer viewer, String which) {
    var zone = tenants.settings(viewer.tenant()).zone();
    return jdbc.sql(HEAD + which + " order by d.raised_at, d.id")
        .param("tenant", viewer.tenant().value())
        .param("viewer", viewer.person().value())
        .query((row, _) ->
            new Pending(
                new DisputeId(row.getObject("id", UUID.class)),
                row.getString("kind").equals("APPEAL"),
                texts.read(row.getString("person")),
                texts.read(row.getString("manager")),
                LocalDate.ofInstant(
                    row.getObject("raised_at", OffsetDateTime.class).toInstant(), zone)))
        .list();
  }

  /**
   * Who is to decide, for whoever may name somebody.
   *
   * @throws DisputeNotFound for anybody else, and for what is decided
   */
  Vacancy vacancy(Viewer viewer, DisputeId id) {
    if (!mayName(viewer, id)) {
      throw new DisputeNotFound();
    }
    var zone = tenants.settings(viewer.tenant()).zone();
    return jdbc.sql(HEAD + " and d.id = :id and d.outcome is null")
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .query((row, _) -> {
          var decider = row.getString("decider");
          return new Vacancy(
              id,
              new ParticipantId(row.getObject("participant_id", UUID.class)),
              row.getString("kind").equals("APPEAL"),
              new PersonId(row.getObject("person_id", UUID.class)),
              texts.read(row.getString("person")),
              texts.read(row.getString("manager")),
              texts.read(row.getString("campaign")),
              LocalDate.ofInstant(
                  row.getObject("raised_at", OffsetDateTime.class).toInstant(), zone),
              decider == null ? null : texts.read(decider));
        })
        .optional()
        .orElseThrow(DisputeNotFound::new);
  }

  /** People who may be named, found by their words; nobody who is too close to the matter. */
  List<PersonCard> candidates(Viewer viewer, Vacancy vacancy, String words, Language language) {
    var involved = superiors.involved(viewer.tenant(), vacancy.participant());
    return directory.search(viewer.tenant(), PeopleSearch.of(words), language).people().stream()
        .filter(card -> !involved.contains(card.id()))
        .limit(MOST)
        .toList();
  }
}
