package org.shengren.assessment;

import java.time.Clock;
import java.util.Map;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Calendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What raters have been asked to do. */
@Service
@Transactional
public class Assignments {
  private final AssignmentRecords records;
  private final ParticipantRecords participants;
  private final AuditTrail audit;
  private final Calendar calendar;
  private final Clock clock;
  private final Announcements announcements;

  Assignments(
      AssignmentRecords records,
      ParticipantRecords participants,
      AuditTrail audit,
      Calendar calendar,
      Clock clock,
      Announcements announcements) {
    this.records = records;
    this.participants = participants;
    this.audit = audit;
    this.calendar = calendar;
    this.clock = clock;
    this.announcements = announcements;
  }

  /** Begins it; repeating changes nothing. */
  public void start(Viewer viewer, AssignmentId id) {
    records.lock(viewer, id).answer(calendar.today(viewer.tenant()));
    records.start(viewer.tenant(), id, clock.instant());
  }

  /**
   * Hands it in, once every behaviour has an answer or a reason why there is none. With the last
   * rater the participant comes to the conversation; a former or dotted-line manager may hand in
   * later too, until the result is released.
   *
   * @throws AnswersMissing when something is without an answer
   */
  public void submit(Viewer viewer, AssignmentId id) {
    var assignment = records.lockWithParticipant(viewer, id);
    assignment.submit(calendar.today(viewer.tenant()), records.unanswered(viewer.tenant(), id));
    records.submit(viewer.tenant(), id, clock.instant());
    audit.changed(
        viewer, "assignment.submitted", assignment.person(), id.value().toString(), Map.of());
    if (assignment.participantState() == ParticipantState.RATING
        && records.allSubmitted(
            viewer.tenant(), assignment.participant(), calendar.today(viewer.tenant()))) {
      participants.move(
          viewer.tenant(),
          assignment.participant(),
          assignment.participantState().to(ParticipantState.CONVERSATION),
          null);
      announcements.bothRated(
          viewer.tenant(),
          records.otherWhoTalks(viewer.tenant(), assignment.participant(), viewer.person()),
          assignment.participant());
    }
  }
}
