package org.shengren.evidence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.Identifier;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.Sight;
import org.shengren.tenancy.Calendar;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The behaviour stories that people tell of themselves and of those whom they rate. */
@Service
@Transactional
public class Evidence {
  private static final RowMapper<Written> WRITTEN =
      (row, _) ->
          new Written(
              new EvidenceId(row.getObject("id", UUID.class)),
              new PersonId(row.getObject("person_id", UUID.class)),
              new PersonId(row.getObject("author_id", UUID.class)),
              new Story(
                  row.getString("competency_code"),
                  row.getString("situation"),
                  row.getString("task"),
                  row.getString("action"),
                  row.getString("result"),
                  row.getObject("happened_on", LocalDate.class)),
              row.getObject("written_at", OffsetDateTime.class).toInstant(),
              instant(row.getObject("released_at", OffsetDateTime.class)));

  private final JdbcClient jdbc;
  private final AuditTrail audit;
  private final Calendar calendar;
  private final Clock clock;

  Evidence(JdbcClient jdbc, AuditTrail audit, Calendar calendar, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * A story of one's own, outside of any assessment: shared at once with those who may see one's
   * results.
   */
  public EvidenceId write(Viewer viewer, Story story) {
    return insert(viewer, viewer.person(), story, true);
  }

  /**
   * A story told by a rater, about oneself or another, read by nobody else before {@link #release}.
   * The caller has made sure that the viewer rates this person.
   */
  public EvidenceId writeAsRater(Viewer viewer, PersonId about, Story story) {
    return insert(viewer, about, story, false);
  }

  /** Tells it anew; only its author, and only before it is part of a released result. */
  public void change(Viewer viewer, EvidenceId id, Story story) {
    requireNotInFuture(viewer, story);
    var written = own(viewer, id);
    requireOpen(written);
    jdbc.sql(
            """
            update evidence.evidence
               set competency_code = :competency, situation = :situation, task = :task,
                   action = :action, result = :result, happened_on = :day
             where tenant_id = :tenant and id = :id
            """)
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .param("competency", story.competency())
        .param("situation", story.situation())
        .param("task", story.task())
        .param("action", story.action())
        .param("result", story.result())
        .param("day", story.happenedOn())
        .update();
    audit.changed(viewer, "evidence.changed", written.person(), id.value().toString(), Map.of());
  }

  /** Takes it back; only its author, and only before it is part of a released result. */
  public void remove(Viewer viewer, EvidenceId id) {
    var written = own(viewer, id);
    requireOpen(written);
    jdbc.sql("delete from evidence.evidence where tenant_id = :tenant and id = :id")
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .update();
    audit.changed(viewer, "evidence.removed", written.person(), id.value().toString(), Map.of());
  }

  /** The story, for its author alone. */
  @Transactional(readOnly = true)
  public Written own(Viewer viewer, EvidenceId id) {
    return jdbc.sql(
            """
            select id, person_id, author_id, competency_code, situation, task, action, result,
                   happened_on, written_at, released_at
              from evidence.evidence
             where tenant_id = :tenant and id = :id and author_id = :viewer
            """)
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .param("viewer", viewer.person().value())
        .query(WRITTEN)
        .optional()
        .orElseThrow(StoryNotFound::new);
  }

  /** Stories about a person, newest first: the released ones and those that the viewer wrote. */
  @Transactional(readOnly = true)
  public List<Written> of(Sight sight) {
    return jdbc.sql(
            """
            select id, person_id, author_id, competency_code, situation, task, action, result,
                   happened_on, written_at, released_at
              from evidence.evidence
             where tenant_id = :tenant and person_id = :person
               and (released_at is not null or author_id = :viewer)
             order by happened_on desc, id desc
            """)
        .param("tenant", sight.viewer().tenant().value())
        .param("person", sight.person().value())
        .param("viewer", sight.viewer().person().value())
        .query(WRITTEN)
        .list();
  }

  /** Stories about a person on one competency. */
  @Transactional(readOnly = true)
  public List<Written> of(Sight sight, String competency) {
    return of(sight).stream()
        .filter(written -> written.story().competency().equals(competency))
        .toList();
  }

  /**
   * Stories by their ids, oldest first. For assessment, which knows whose rating they belong to and
   * who may read that.
   */
  @Transactional(readOnly = true)
  public List<Written> all(TenantId tenant, Collection<EvidenceId> ids) {
    return jdbc.sql(
            """
            select id, person_id, author_id, competency_code, situation, task, action, result,
                   happened_on, written_at, released_at
              from evidence.evidence
             where tenant_id = :tenant and id = any(:ids)
             order by happened_on, id
            """)
        .param("tenant", tenant.value())
        .param("ids", values(ids))
        .query(WRITTEN)
        .list();
  }

  /** Opens stories to the person and to those who may see the person's results. */
  public void release(TenantId tenant, Collection<EvidenceId> ids, Instant at) {
    jdbc.sql(
            """
            update evidence.evidence set released_at = :at
             where tenant_id = :tenant and id = any(:ids) and released_at is null
            """)
        .param("tenant", tenant.value())
        .param("ids", values(ids))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  private EvidenceId insert(Viewer viewer, PersonId about, Story story, boolean shared) {
    requireNotInFuture(viewer, story);
    // One moment for both: being shared from the first one is what keeps a story one's own.
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    var id = EvidenceId.next();
    jdbc.sql(
            """
            insert into evidence.evidence (tenant_id, id, person_id, author_id, competency_code,
                   situation, task, action, result, happened_on, written_at, released_at)
            values (:tenant, :id, :person, :author, :competency,
                   :situation, :task, :action, :result, :day, :now, :released)
            """)
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .param("person", about.value())
        .param("author", viewer.person().value())
        .param("competency", story.competency())
        .param("situation", story.situation())
        .param("task", story.task())
        .param("action", story.action())
        .param("result", story.result())
        .param("day", story.happenedOn())
        .param("now", now)
        .param("released", shared ? now : null)
        .update();
    audit.changed(viewer, "evidence.written", about, id.value().toString(), Map.of());
    return id;
  }

  private void requireNotInFuture(Viewer viewer, Story story) {
    if (story.happenedOn().isAfter(calendar.today(viewer.tenant()))) {
      throw new StoryInFuture();
    }
  }

  private static void requireOpen(Written written) {
    // A story of one's own outside of any rating is shared from its first moment, and stays one's
    // own.
    if (written.releasedAt().filter(at -> !at.equals(written.writtenAt())).isPresent()) {
      throw new StoryReleased();
    }
  }

  private static UUID[] values(Collection<? extends Identifier> ids) {
    return ids.stream().map(Identifier::value).toArray(UUID[]::new);
  }

  private static Optional<Instant> instant(@Nullable OffsetDateTime at) {
    return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
  }
}
