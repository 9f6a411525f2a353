package org.shengren.assessment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shengren.assessment.Announcements.Named;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.tenancy.Calendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to somebody who is being rated, other than being rated, until the release. */
@Service
@Transactional
public class Participants {
  private static final int LONGEST_REASON = 500;

  private final ParticipantRecords records;
  private final AssignmentRecords assignments;
  private final CampaignRecords campaigns;
  private final RaterRecords raters;
  private final AccessPolicy policy;
  private final Announcements announcements;
  private final AuditTrail audit;
  private final Calendar calendar;

  Participants(
      ParticipantRecords records,
      AssignmentRecords assignments,
      CampaignRecords campaigns,
      RaterRecords raters,
      AccessPolicy policy,
      Announcements announcements,
      AuditTrail audit,
      Calendar calendar) {
    this.records = records;
    this.assignments = assignments;
    this.campaigns = campaigns;
    this.raters = raters;
    this.policy = policy;
    this.announcements = announcements;
    this.audit = audit;
    this.calendar = calendar;
  }

  /**
   * Takes somebody out, for good; what was answered is kept and read by nobody.
   *
   * @param reason for whoever follows the campaign; not told to the raters
   */
  public void withdraw(Viewer viewer, ParticipantId id, String reason) {
    var words = reason.strip();
    var participant = open(viewer, id);
    if (words.isEmpty()) {
      throw new ReasonMissing();
    }
    if (words.length() > LONGEST_REASON) {
      throw new NoteTooLong(LONGEST_REASON);
    }
    var next = participant.state().to(ParticipantState.WITHDRAWN);
    var about = raters.about(viewer.tenant(), id);
    var waiting = raters.openRaters(viewer.tenant(), id);
    raters.withdraw(viewer.tenant(), List.of(id), next, words);
    campaigns.settle(viewer.tenant(), participant.campaign());
    audit.changed(
        viewer, "participant.withdrawn", participant.person(), id.value().toString(), Map.of());
    announcements.withdrawn(
        viewer.tenant(), about.campaign(), participant.person(), about.person(), waiting);
  }

  /**
   * Has somebody else rate as the direct manager, with the same questionnaire. What the former one
   * has handed in counts as a former manager's; what was only begun is kept and read by nobody.
   * Both who could talk already wait until the new one has handed in.
   *
   * @throws AlreadyConfirmed when one of the two has said yes or no to the ratings as they are
   */
  public void replaceManager(Viewer viewer, ParticipantId id, PersonId successor) {
    var tenant = viewer.tenant();
    var participant = open(viewer, id);
    requireOther(viewer, participant.person());
    requireRunning(participant.state());
    requireUnconfirmed(viewer, id);
    if (successor.equals(participant.person())) {
      throw new RatesThemself();
    }
    var today = calendar.today(tenant);
    var successorName = raters.working(tenant, successor, today).orElseThrow(RaterHasLeft::new);
    var former = raters.manager(tenant, id);
    if (former.rater().equals(successor)) {
      throw new RatesAlready();
    }
    var kept = former.state() == AssignmentState.SUBMITTED;
    raters.dismiss(tenant, former.id(), kept, today);
    raters.appoint(tenant, id, former.id(), successor);
    var ready = assignments.allSubmitted(tenant, id, today);
    if (ready != (participant.state() == ParticipantState.CONVERSATION)) {
      records.move(
          tenant,
          id,
          participant.state().to(ready ? ParticipantState.CONVERSATION : ParticipantState.RATING),
          null);
    }
    audit.changed(
        viewer,
        "participant.manager-replaced",
        participant.person(),
        id.value().toString(),
        Map.of(
            "former", former.rater().value().toString(),
            "successor", successor.value().toString(),
            "formerKept", kept));
    var about = raters.about(tenant, id);
    announcements.replaced(
        tenant,
        about.campaign(),
        new Named(participant.person(), about.person()),
        new Named(former.rater(), former.name()),
        new Named(successor, successorName),
        kept);
  }

  /**
   * Opens a questionnaire again that was handed in or has expired; its answers are still there.
   *
   * @throws PeriodOver when nothing is taken any more
   * @throws AlreadyConfirmed when one of the two has said yes or no to the ratings as they are
   */
  public void reopen(Viewer viewer, ParticipantId id, AssignmentId assignment) {
    var tenant = viewer.tenant();
    var participant = open(viewer, id);
    requireOther(viewer, participant.person());
    requireRunning(participant.state());
    var rater = raters.find(tenant, id, assignment).orElseThrow(AssignmentNotFound::new);
    requireOther(viewer, rater.rater());
    if (rater.capacity() == Capacity.REPLACED_MANAGER) {
      throw new AssignmentNotFound();
    }
    if (rater.state() == AssignmentState.INVITED || rater.state() == AssignmentState.STARTED) {
      throw new AssignmentStepRefused(rater.state());
    }
    rater.state().to(AssignmentState.STARTED);
    var about = raters.about(tenant, id);
    if (Terms.isClosed(about.endsOn(), calendar.today(tenant))) {
      throw new PeriodOver();
    }
    Optional<PersonId> waiting = Optional.empty();
    if (rater.capacity().talks() && participant.state() == ParticipantState.CONVERSATION) {
      requireUnconfirmed(viewer, id);
      records.move(tenant, id, participant.state().to(ParticipantState.RATING), null);
      waiting =
          Optional.of(
              rater.capacity() == Capacity.SELF
                  ? raters.manager(tenant, id).rater()
                  : participant.person());
    }
    raters.reopen(tenant, List.of(assignment));
    audit.changed(
        viewer,
        "participant.reopened",
        participant.person(),
        assignment.value().toString(),
        Map.of("from", rater.state().name(), "capacity", rater.capacity().name()));
    announcements.reopened(
        tenant,
        assignment,
        rater.rater(),
        new Named(participant.person(), about.person()),
        waiting);
  }

  private ParticipantRecords.Participant open(Viewer viewer, ParticipantId id) {
    var participant = records.lock(viewer.tenant(), id);
    if (!policy.may(viewer, Function.START_CAMPAIGN, participant.person())) {
      throw new ParticipantNotFound();
    }
    return participant;
  }

  private static void requireOther(Viewer viewer, PersonId person) {
    if (viewer.person().equals(person)) {
      throw new OwnAssessment();
    }
  }

  private static void requireRunning(ParticipantState state) {
    if (state != ParticipantState.RATING && state != ParticipantState.CONVERSATION) {
      throw new ParticipantStepRefused(state);
    }
  }

  private void requireUnconfirmed(Viewer viewer, ParticipantId id) {
    if (raters.confirmed(viewer.tenant(), id)) {
      throw new AlreadyConfirmed();
    }
  }
}
