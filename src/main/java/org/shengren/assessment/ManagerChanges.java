package org.shengren.assessment;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.shengren.assessment.Announcements.Named;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Calendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over into a running campaign that people have another direct manager (product rule 17): the
 * new one is asked, the former one for the months until the change.
 */
@Service
@Transactional
class ManagerChanges {
  private final ManagerChangeQuery query;
  private final ParticipantRecords records;
  private final AssignmentRecords assignments;
  private final RaterRecords raters;
  private final Announcements announcements;
  private final AuditTrail audit;
  private final Calendar calendar;

  ManagerChanges(
      ManagerChangeQuery query,
      ParticipantRecords records,
      AssignmentRecords assignments,
      RaterRecords raters,
      Announcements announcements,
      AuditTrail audit,
      Calendar calendar) {
    this.query = query;
    this.records = records;
    this.assignments = assignments;
    this.raters = raters;
    this.announcements = announcements;
    this.audit = audit;
    this.calendar = calendar;
  }

  /**
   * Takes over the changes as they were seen. No answer is lost: what the former manager has handed
   * in counts, who led long enough goes on for those months, and what else was begun is kept and
   * read by nobody.
   *
   * @param seen the new manager of each participant, as the viewer saw it
   * @throws NobodyChosen without any
   * @throws ManagersChangedAgain where one of them is no longer so; nothing is written then
   */
  int takeOver(Viewer viewer, CampaignId campaign, Map<ParticipantId, PersonId> seen) {
    if (seen.isEmpty()) {
      throw new NobodyChosen();
    }
    // Known first, so that only what the viewer may change is locked.
    requireSeen(query.of(viewer, campaign), seen);
    seen.keySet().stream()
        .sorted(Comparator.comparing(ParticipantId::value))
        .forEach(participant -> records.lock(viewer.tenant(), participant));
    var changes = requireSeen(query.of(viewer, campaign), seen);
    changes.forEach(change -> takeOver(viewer, change));
    return changes.size();
  }

  private static List<ManagerChange> requireSeen(
      List<ManagerChange> changes, Map<ParticipantId, PersonId> seen) {
    var chosen =
        changes.stream()
            .filter(change -> change.successor().equals(seen.get(change.participant())))
            .filter(change -> !change.confirmed())
            .toList();
    if (chosen.size() != seen.size()) {
      throw new ManagersChangedAgain();
    }
    return chosen;
  }

  private void takeOver(Viewer viewer, ManagerChange change) {
    var tenant = viewer.tenant();
    var today = calendar.today(tenant);
    var participant = change.participant();
    switch (change.then()) {
      case GOES_ON, COUNTS -> raters.keepAsFormer(tenant, change, today);
      case SET_ASIDE -> raters.dismiss(tenant, change.former(), false, today);
    }
    raters.appoint(tenant, participant, change.former(), change.successor());
    raters.ledFor(tenant, participant, change.successor(), change.successorDays());
    var ready = assignments.allSubmitted(tenant, participant, today);
    if (ready != change.talking()) {
      var now = change.talking() ? ParticipantState.CONVERSATION : ParticipantState.RATING;
      records.move(
          tenant,
          participant,
          now.to(ready ? ParticipantState.CONVERSATION : ParticipantState.RATING),
          null);
    }
    audit.changed(
        viewer,
        "participant.manager-changed",
        change.person(),
        participant.value().toString(),
        Map.of(
            "former", change.formerRater().value().toString(),
            "successor", change.successor().value().toString(),
            "then", change.then().name()));
    announcements.managerChanged(
        tenant,
        raters.about(tenant, participant).campaign(),
        new Named(change.person(), change.personName()),
        new Named(change.formerRater(), change.formerName()),
        new Named(change.successor(), change.successorName()),
        change);
  }
}
