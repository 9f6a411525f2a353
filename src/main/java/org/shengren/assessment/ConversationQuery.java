package org.shengren.assessment;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.audit.AuditTrail;
import org.shengren.competency.ModelVersionId;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens both views to the two sides, and not before both have submitted. */
@Component
@Transactional(readOnly = true)
class ConversationQuery {
  private record Found(Conversation conversation, List<ModelVersionId> versions) {}

  private final JdbcClient jdbc;
  private final JsonText texts;
  private final BothViews views;
  private final AccessPolicy policy;
  private final AuditTrail audit;

  ConversationQuery(
      JdbcClient jdbc, JsonText texts, BothViews views, AccessPolicy policy, AuditTrail audit) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.views = views;
    this.policy = policy;
    this.audit = audit;
  }

  /**
   * The conversation, for one of its two sides. That the manager reads it stands in the trail.
   *
   * @throws ParticipantNotFound for anybody else, and after the release for a manager who may no
   *     longer see the person's results
   * @throws ConversationNotOpen while a side has not submitted
   */
  @Transactional
  Conversation of(Viewer viewer, ParticipantId id) {
    var found = head(viewer, id);
    switch (found.conversation().state()) {
      case RATING -> throw new ConversationNotOpen();
      case WITHDRAWN -> throw new ParticipantStepRefused(ParticipantState.WITHDRAWN);
      case CONVERSATION, RELEASED, ACKNOWLEDGED -> {}
    }
    if (found.conversation().side() == Side.MANAGER) {
      leave(viewer, found.conversation());
    }
    return with(found.conversation(), views.of(viewer.tenant(), id, found.versions()));
  }

  /** The talk itself is open to whoever was asked to rate; what came of it follows the policy. */
  private void leave(Viewer viewer, Conversation talk) {
    if (talk.isOpen()) {
      audit.saw(viewer, talk.person(), "CONVERSATION");
    } else if (policy.maySee(viewer, talk.person())) {
      policy.see(viewer, talk.person());
    } else {
      throw new ParticipantNotFound();
    }
  }

  private Found head(Viewer viewer, ParticipantId id) {
    return jdbc.sql(
            """
            select p.id, p.person_id, n.name::text as person, m.rater_id as manager_id,
                   x.name::text as manager, o.name::text as position, c.name::text as campaign,
                   c.purpose, p.state, mine.relationship as side, p.family_version_id,
                   p.core_version_id, s.stance as self_stance, s.note as self_note,
                   s.confirmed_at as self_at, g.stance as manager_stance, g.note as manager_note,
                   g.confirmed_at as manager_at
              from assessment.participant p
              join assessment.assignment mine
                on mine.tenant_id = p.tenant_id and mine.participant_id = p.id
               and mine.rater_id = :viewer and mine.relationship in ('SELF', 'MANAGER')
              join assessment.assignment m
                on m.tenant_id = p.tenant_id and m.participant_id = p.id
               and m.relationship = 'MANAGER'
              join assessment.campaign c on c.tenant_id = p.tenant_id and c.id = p.campaign_id
              join organization.person n on n.tenant_id = p.tenant_id and n.id = p.person_id
              join organization.person x on x.tenant_id = m.tenant_id and x.id = m.rater_id
              join organization.position o on o.tenant_id = p.tenant_id and o.id = p.position_id
              left join assessment.agreement s
                on s.tenant_id = p.tenant_id and s.participant_id = p.id and s.side = 'SELF'
              left join assessment.agreement g
                on g.tenant_id = p.tenant_id and g.participant_id = p.id and g.side = 'MANAGER'
             where p.tenant_id = :tenant and p.id = :id
            """)
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .param("viewer", viewer.person().value())
        .query((row, _) -> {
          var ids = new ArrayList<ModelVersionId>();
          ids.add(new ModelVersionId(row.getObject("family_version_id", UUID.class)));
          var core = row.getObject("core_version_id", UUID.class);
          if (core != null) {
            ids.add(new ModelVersionId(core));
          }
          return new Found(
              new Conversation(
                  id,
                  new PersonId(row.getObject("person_id", UUID.class)),
                  texts.read(row.getString("person")),
                  new PersonId(row.getObject("manager_id", UUID.class)),
                  texts.read(row.getString("manager")),
                  texts.read(row.getString("position")),
                  texts.read(row.getString("campaign")),
                  Purpose.valueOf(row.getString("purpose")),
                  ParticipantState.valueOf(row.getString("state")),
                  Side.valueOf(row.getString("side")),
                  confirmed(
                      row.getString("self_stance"),
                      row.getString("self_note"),
                      row.getObject("self_at", OffsetDateTime.class)),
                  confirmed(
                      row.getString("manager_stance"),
                      row.getString("manager_note"),
                      row.getObject("manager_at", OffsetDateTime.class)),
                  List.of()),
              ids);
        })
        .optional()
        .orElseThrow(ParticipantNotFound::new);
  }

  private static Optional<Conversation.Confirmed> confirmed(
      @Nullable String stance, @Nullable String note, @Nullable OffsetDateTime at) {
    return stance == null || at == null
        ? Optional.empty()
        : Optional.of(
            new Conversation.Confirmed(
                Stance.valueOf(stance), Optional.ofNullable(note), at.toInstant()));
  }

  private static Conversation with(Conversation head, List<Conversation.Topic> topics) {
    return new Conversation(
        head.participant(),
        head.person(),
        head.personName(),
        head.manager(),
        head.managerName(),
        head.positionName(),
        head.campaignName(),
        head.purpose(),
        head.state(),
        head.side(),
        head.self(),
        head.byManager(),
        topics);
  }
}
