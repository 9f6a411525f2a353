package org.shengren.assessment;

import java.util.List;
import java.util.UUID;
import org.shengren.evidence.Evidence;
import org.shengren.evidence.EvidenceId;
import org.shengren.evidence.Story;
import org.shengren.evidence.StoryNotFound;
import org.shengren.evidence.Written;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The behaviour stories that a rater adds to a questionnaire. */
@Service
@Transactional
public class RatingEvidence {
  private final JdbcClient jdbc;
  private final AssignmentRecords assignments;
  private final Evidence evidence;
  private final Calendar calendar;

  RatingEvidence(
      JdbcClient jdbc, AssignmentRecords assignments, Evidence evidence, Calendar calendar) {
    this.jdbc = jdbc;
    this.assignments = assignments;
    this.evidence = evidence;
    this.calendar = calendar;
  }

  /** Adds a story to the viewer's assignment, as long as answers are taken. */
  public EvidenceId add(Viewer viewer, AssignmentId id, Story story) {
    var assignment = open(viewer, id);
    var written = evidence.writeAsRater(viewer, assignment.person(), story);
    jdbc.sql(
            """
            insert into assessment.assignment_evidence (tenant_id, assignment_id, evidence_id)
            values (:tenant, :assignment, :evidence)
            """)
        .param("tenant", viewer.tenant().value())
        .param("assignment", id.value())
        .param("evidence", written.value())
        .update();
    return written;
  }

  /** Tells a story of the viewer's assignment anew. */
  public void change(Viewer viewer, AssignmentId id, EvidenceId story, Story anew) {
    open(viewer, id);
    requireAttached(viewer, id, story);
    evidence.change(viewer, story, anew);
  }

  /** Takes a story back from the viewer's assignment. */
  public void remove(Viewer viewer, AssignmentId id, EvidenceId story) {
    open(viewer, id);
    requireAttached(viewer, id, story);
    jdbc.sql(
            """
            delete from assessment.assignment_evidence
             where tenant_id = :tenant and assignment_id = :assignment and evidence_id = :evidence
            """)
        .param("tenant", viewer.tenant().value())
        .param("assignment", id.value())
        .param("evidence", story.value())
        .update();
    evidence.remove(viewer, story);
  }

  /** The stories of the viewer's own assignment, oldest first. */
  @Transactional(readOnly = true)
  public List<Written> of(Viewer viewer, AssignmentId id) {
    var ids =
        jdbc.sql(
                """
                select e.evidence_id
                  from assessment.assignment_evidence e
                  join assessment.assignment a
                    on a.tenant_id = e.tenant_id and a.id = e.assignment_id
                 where e.tenant_id = :tenant and e.assignment_id = :assignment
                   and a.rater_id = :viewer
                """)
            .param("tenant", viewer.tenant().value())
            .param("assignment", id.value())
            .param("viewer", viewer.person().value())
            .query((row, _) -> new EvidenceId(row.getObject("evidence_id", UUID.class)))
            .list();
    return evidence.all(viewer.tenant(), ids);
  }

  /** A story of another questionnaire, which may be closed, is not reached through this one. */
  private void requireAttached(Viewer viewer, AssignmentId id, EvidenceId story) {
    if (of(viewer, id).stream().noneMatch(written -> written.id().equals(story))) {
      throw new StoryNotFound();
    }
  }

  private Assignment open(Viewer viewer, AssignmentId id) {
    return assignments.lock(viewer, id).answer(calendar.today(viewer.tenant()));
  }
}
