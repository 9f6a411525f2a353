package org.shengren.assessment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.notification.Notice;
import org.shengren.notification.Notifications;
import org.springframework.stereotype.Component;

/** What those concerned are told about their assessments; never who said what. */
@Component
class Announcements {
  private static final String TASKS = "/assessments";

  private final Notifications notifications;
  private final RaterRecords raters;

  Announcements(Notifications notifications, RaterRecords raters) {
    this.notifications = notifications;
    this.raters = raters;
  }

  /** Raters, each with the number of questionnaires. */
  void asked(TenantId tenant, Text campaign, LocalDate until, Map<PersonId, Integer> forms) {
    byNumber(forms)
        .forEach((number, people) ->
            tell(
                tenant,
                people,
                Notice.of("notice.assessment.asked", TASKS, campaign, number, until)));
  }

  void reminded(
      TenantId tenant,
      Text campaign,
      LocalDate until,
      boolean overdue,
      Map<PersonId, Integer> forms,
      Map<PersonId, Integer> talks) {
    byNumber(forms)
        .forEach((number, people) ->
            tell(
                tenant,
                people,
                Notice.of(
                    overdue ? "notice.assessment.overdue" : "notice.assessment.rate",
                    TASKS,
                    campaign,
                    number,
                    overdue ? Terms.closesOn(until) : until)));
    byNumber(talks)
        .forEach((number, people) ->
            tell(tenant, people, Notice.of("notice.assessment.talk", TASKS, campaign, number)));
  }

  void bothRated(TenantId tenant, Collection<PersonId> people, ParticipantId participant) {
    var about = raters.about(tenant, participant);
    tell(
        tenant,
        people,
        Notice.of(
            "notice.assessment.may-talk",
            "/participants/" + participant.value() + "/conversation",
            about.person(),
            about.campaign()));
  }

  void extended(TenantId tenant, Text campaign, LocalDate until, Collection<PersonId> people) {
    tell(tenant, people, Notice.of("notice.assessment.extended", TASKS, campaign, until));
  }

  void cancelled(TenantId tenant, Text campaign, Collection<PersonId> people) {
    tell(tenant, people, Notice.of("notice.assessment.cancelled", TASKS, campaign));
  }

  void withdrawn(
      TenantId tenant, Text campaign, PersonId person, Text name, List<PersonId> raters) {
    tell(tenant, List.of(person), Notice.of("notice.assessment.withdrawn-self", TASKS, campaign));
    tell(
        tenant,
        raters.stream().filter(rater -> !rater.equals(person)).toList(),
        Notice.of("notice.assessment.withdrawn", TASKS, name, campaign));
  }

  /** The new direct manager, the former one and the person. */
  void replaced(
      TenantId tenant, Text campaign, Named person, Named former, Named successor, boolean kept) {
    notifications.tell(
        tenant,
        successor.id(),
        Notice.of("notice.assessment.successor", TASKS, person.name(), campaign));
    notifications.tell(
        tenant,
        former.id(),
        Notice.of(
            kept ? "notice.assessment.replaced-kept" : "notice.assessment.replaced",
            TASKS,
            person.name(),
            campaign,
            successor.name()));
    notifications.tell(
        tenant,
        person.id(),
        Notice.of("notice.assessment.new-manager", TASKS, campaign, successor.name()));
  }

  /** The manager of today, the one until the change, and the person. */
  void managerChanged(
      TenantId tenant,
      Text campaign,
      Named person,
      Named former,
      Named successor,
      ManagerChange change) {
    notifications.tell(
        tenant,
        successor.id(),
        Notice.of("notice.assessment.successor", TASKS, person.name(), campaign));
    notifications.tell(
        tenant,
        former.id(),
        switch (change.then()) {
          case COUNTS ->
              Notice.of(
                  "notice.assessment.replaced-kept",
                  TASKS,
                  person.name(),
                  campaign,
                  successor.name());
          case GOES_ON ->
              Notice.of(
                  "notice.assessment.now-former",
                  TASKS,
                  person.name(),
                  campaign,
                  successor.name(),
                  change.lastDay().orElseThrow());
          case SET_ASIDE ->
              Notice.of(
                  "notice.assessment.replaced", TASKS, person.name(), campaign, successor.name());
        });
    notifications.tell(
        tenant,
        person.id(),
        Notice.of("notice.assessment.new-manager", TASKS, campaign, successor.name()));
  }

  /** The rater, and whoever could talk and now waits again. */
  void reopened(
      TenantId tenant,
      AssignmentId assignment,
      PersonId rater,
      Named person,
      Optional<PersonId> waiting) {
    notifications.tell(
        tenant,
        rater,
        rater.equals(person.id())
            ? Notice.of("notice.assessment.reopened-self", "/assignments/" + assignment.value())
            : Notice.of(
                "notice.assessment.reopened", "/assignments/" + assignment.value(), person.name()));
    waiting.ifPresent(other ->
        notifications.tell(
            tenant, other, Notice.of("notice.assessment.talk-waits", TASKS, person.name())));
  }

  /** Whoever started the campaign. */
  void expired(TenantId tenant, CampaignId campaign, Text name, PersonId starter, int forms) {
    notifications.tell(
        tenant,
        starter,
        Notice.of("notice.assessment.expired", "/assessments/" + campaign.value(), name, forms));
  }

  /** Somebody with a name to read. */
  record Named(PersonId id, Text name) {}

  private void tell(TenantId tenant, Collection<PersonId> people, Notice notice) {
    if (!people.isEmpty()) {
      notifications.tellAll(tenant, people, notice);
    }
  }

  /** A sentence with a number is the same for all who have that number. */
  private static Map<Integer, List<PersonId>> byNumber(Map<PersonId, Integer> numbers) {
    return numbers.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .collect(
            Collectors.groupingBy(
                Map.Entry::getValue,
                TreeMap::new,
                Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
  }
}
