package org.shengren.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people are told, each for themselves. */
@Service
@Transactional
public class Notifications {
  private static final Duration READ_ONES_STAY = Duration.ofDays(180);
  private final JdbcClient jdbc;
  private final NoticeArguments arguments;
  private final Clock clock;

  Notifications(JdbcClient jdbc, NoticeArguments arguments, Clock clock) {
    this.jdbc = jdbc;
    this.arguments = arguments;
    this.clock = clock;
  }

  /**
   * Tells somebody something. It stands or falls with the caller's transaction: nobody is told what
   * did not happen.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(TenantId tenant, PersonId to, Notice notice) {
    jdbc.sql(
            """
            insert into notification.notice (tenant_id, id, person_id, key, arguments, url, told_at)
            values (:tenant, :id, :person, :key, :arguments::jsonb, :url, :now)
            """)
        .param("tenant", tenant.value())
        .param("id", NoticeId.next().value())
        .param("person", to.value())
        .param("key", notice.key())
        .param("arguments", arguments.write(notice.arguments()))
        .param("url", notice.url())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** As {@link #tell}, the same to many people in one statement. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tellAll(TenantId tenant, Collection<PersonId> to, Notice notice) {
    jdbc.sql(
            """
            insert into notification.notice (tenant_id, key, arguments, url, told_at, id, person_id)
            select :tenant, :key, :arguments::jsonb, :url, :now, id, person
              from unnest(:ids::uuid[], :persons::uuid[]) as row (id, person)
            """)
        .param("tenant", tenant.value())
        .param("key", notice.key())
        .param("arguments", arguments.write(notice.arguments()))
        .param("url", notice.url())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("ids", to.stream().map(_ -> NoticeId.next().value()).toArray(UUID[]::new))
        .param("persons", to.stream().map(PersonId::value).toArray(UUID[]::new))
        .update();
  }

  /**
   * Marks one as read.
   *
   * @return the address to which it leads
   * @throws NoticeNotFound when it is not the viewer's
   */
  String open(Viewer viewer, NoticeId id) {
    return jdbc.sql(
            """
            update notification.notice set read_at = coalesce(read_at, :now)
             where tenant_id = :tenant and id = :id and person_id = :person
            returning url
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .param("person", viewer.person().value())
        .query(String.class)
        .optional()
        .orElseThrow(NoticeNotFound::new);
  }

  /** Marks all as read that the viewer has. */
  public void readAll(Viewer viewer) {
    readUntil(viewer, clock.instant());
  }

  /** Marks as read what the viewer was told until then; a copy made of a longer time needs it. */
  public void readUntil(Viewer viewer, Instant end) {
    jdbc.sql(
            """
            update notification.notice set read_at = :now
             where tenant_id = :tenant and person_id = :person and read_at is null
               and told_at <= :end
            """)
        .param("end", end.atOffset(ZoneOffset.UTC))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("tenant", viewer.tenant().value())
        .param("person", viewer.person().value())
        .update();
  }

  /** Ends what was read long ago; what nobody has read stays. */
  int purge(TenantId tenant) {
    return jdbc.sql("delete from notification.notice where tenant_id = :tenant and read_at < :end")
        .param("tenant", tenant.value())
        .param("end", clock.instant().minus(READ_ONES_STAY).atOffset(ZoneOffset.UTC))
        .update();
  }
}
