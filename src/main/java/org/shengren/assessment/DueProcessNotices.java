package org.shengren.assessment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.notification.Notice;
import org.shengren.notification.Notifications;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells those concerned what has come of a talk; nobody is told what they did themselves. */
@Component
class DueProcessNotices {
  private record Concerned(PersonId person, Text personName, Text campaignName) {}

  private final JdbcClient jdbc;
  private final JsonText texts;
  private final Superiors superiors;
  private final AccessPolicy policy;
  private final Notifications notifications;

  DueProcessNotices(
      JdbcClient jdbc,
      JsonText texts,
      Superiors superiors,
      AccessPolicy policy,
      Notifications notifications) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.superiors = superiors;
    this.policy = policy;
    this.notifications = notifications;
  }

  void proposed(Viewer viewer, ParticipantId id) {
    tellBoth(viewer, id, "notice.assessment.proposed", name(viewer.tenant(), viewer.person()));
  }

  void released(Viewer viewer, ParticipantId id) {
    tellBoth(viewer, id, "notice.assessment.released", concerned(viewer, id).campaignName());
  }

  void raised(Viewer viewer, ParticipantId id) {
    tellBoth(
        viewer,
        id,
        "notice.assessment.raised",
        name(viewer.tenant(), viewer.person()),
        concerned(viewer, id).campaignName());
  }

  void appealed(Viewer viewer, ParticipantId id, Optional<PersonId> decidedBefore) {
    var concerned = concerned(viewer, id);
    tellBoth(
        viewer, id, "notice.assessment.appealed", concerned.personName(), concerned.campaignName());
    decidedBefore.ifPresent(before ->
        tell(
            viewer,
            before,
            "/assessments",
            "notice.assessment.appealed",
            concerned.personName(),
            concerned.campaignName()));
  }

  /** Nobody could be found by the line: those who may name somebody. */
  void toName(Viewer viewer, Dispute dispute) {
    var concerned = concerned(viewer, dispute.participant());
    policy
        .whoMay(viewer.tenant(), Function.NAME_DECIDER, concerned.person())
        .forEach(person ->
            tell(
                viewer,
                person,
                "/disputes/" + dispute.id().value() + "/decider",
                "notice.assessment.to-name",
                concerned.personName()));
  }

  void entrusted(Viewer viewer, Dispute dispute, PersonId decider) {
    var tenant = viewer.tenant();
    var concerned = concerned(viewer, dispute.participant());
    tell(
        viewer,
        decider,
        "/disputes/" + dispute.id().value(),
        dispute.kind() == Dispute.Kind.APPEAL
            ? "notice.assessment.to-decide-appeal"
            : "notice.assessment.to-decide",
        concerned.personName(),
        name(tenant, superiors.manager(tenant, dispute.participant())));
    for (var side : sides(tenant, dispute.participant())) {
      tell(
          viewer,
          side,
          conversation(dispute.participant()),
          "notice.assessment.entrusted",
          concerned.campaignName(),
          name(tenant, decider));
    }
  }

  void decided(
      Viewer viewer, ParticipantId id, Dispute.Outcome outcome, Optional<PersonId> decidedBefore) {
    var by = name(viewer.tenant(), viewer.person());
    var campaign = concerned(viewer, id).campaignName();
    var key =
        switch (outcome) {
          case DECIDED -> "notice.assessment.decided";
          case UPHELD -> "notice.assessment.upheld";
          case CHANGED -> "notice.assessment.changed";
        };
    tellBoth(viewer, id, key, by, campaign);
    decidedBefore.ifPresent(before -> tell(viewer, before, "/assessments", key, by, campaign));
  }

  private void tellBoth(Viewer viewer, ParticipantId id, String key, Object... arguments) {
    for (var side : sides(viewer.tenant(), id)) {
      tell(viewer, side, conversation(id), key, arguments);
    }
  }

  private void tell(Viewer viewer, PersonId to, String url, String key, Object... arguments) {
    if (!to.equals(viewer.person())) {
      notifications.tell(viewer.tenant(), to, Notice.of(key, url, arguments));
    }
  }

  private static String conversation(ParticipantId id) {
    return "/participants/" + id.value() + "/conversation";
  }

  private List<PersonId> sides(TenantId tenant, ParticipantId id) {
    return jdbc.sql(
            """
            select rater_id from assessment.assignment
             where tenant_id = :tenant and participant_id = :participant
               and relationship in ('SELF', 'MANAGER')
             order by relationship desc, id
            """)
        .param("tenant", tenant.value())
        .param("participant", id.value())
        .query((row, _) -> new PersonId(row.getObject("rater_id", UUID.class)))
        .list();
  }

  private Text name(TenantId tenant, PersonId person) {
    return jdbc.sql(
            """
            select name::text as name from organization.person
             where tenant_id = :tenant and id = :person
            """)
        .param("tenant", tenant.value())
        .param("person", person.value())
        .query((row, _) -> texts.read(row.getString("name")))
        .single();
  }

  private Concerned concerned(Viewer viewer, ParticipantId id) {
    return jdbc.sql(
            """
            select p.person_id, n.name::text as person, c.name::text as campaign
              from assessment.participant p
              join assessment.campaign c on c.tenant_id = p.tenant_id and c.id = p.campaign_id
              join organization.person n on n.tenant_id = p.tenant_id and n.id = p.person_id
             where p.tenant_id = :tenant and p.id = :participant
            """)
        .param("tenant", viewer.tenant().value())
        .param("participant", id.value())
        .query((row, _) ->
            new Concerned(
                new PersonId(row.getObject("person_id", UUID.class)),
                texts.read(row.getString("person")),
                texts.read(row.getString("campaign"))))
        .single();
  }
}
