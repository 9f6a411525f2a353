package org.shengren.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Identifier;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who saw and who changed what. An entry is written in the transaction of what it tells, so neither
 * stands without the other.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class AuditTrail {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  AuditTrail(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** Somebody's view of another person's results. */
  public void saw(Viewer viewer, PersonId subject, String ground) {
    write(viewer.tenant(), viewer.person(), "result.seen", subject, null, Map.of("ground", ground));
  }

  /** Somebody's view of the results of many at once: an entry for each, as for one. */
  public void saw(Viewer viewer, Collection<PersonId> subjects, String ground) {
    jdbc.sql(
            """
            insert into audit.entry (tenant_id, at, actor_id, action, detail, id, subject_id)
            select :tenant, :at, :actor, 'result.seen', :detail::jsonb, id, subject
              from unnest(:ids::uuid[], :subjects::uuid[]) as row (id, subject)
            """)
        .param("tenant", viewer.tenant().value())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("actor", viewer.person().value())
        .param("detail", json.writeValueAsString(Map.of("ground", ground)))
        .param("ids", subjects.stream().map(_ -> Identifier.nextValue()).toArray(UUID[]::new))
        .param("subjects", subjects.stream().map(PersonId::value).toArray(UUID[]::new))
        .update();
  }

  /**
   * A change.
   *
   * @param action object and verb, such as {@code person.changed}
   * @param subject the person it is about, if any
   * @param object code or id of what was changed, if it is not the person
   * @param detail what a later reader needs: never texts that people wrote
   */
  public void changed(
      Viewer viewer,
      String action,
      @Nullable PersonId subject,
      @Nullable String object,
      Map<String, ?> detail) {
    write(viewer.tenant(), viewer.person(), action, subject, object, detail);
  }

  /** What nobody who is signed in has done, such as a lock after wrong passwords. */
  public void happened(TenantId tenant, String action, PersonId subject) {
    write(tenant, null, action, subject, null, Map.of());
  }

  /** The same change of many people, each with its detail, in one statement. */
  public void changed(Viewer viewer, String action, Map<PersonId, Map<String, ?>> subjects) {
    var details = new ArrayList<>(subjects.entrySet());
    writeAll(
        viewer,
        action,
        details.stream().map(entry -> entry.getKey().value()).toArray(UUID[]::new),
        new String[details.size()],
        details.stream()
            .map(entry -> json.writeValueAsString(entry.getValue()))
            .toArray(String[]::new));
  }

  /** The same change of many things that are no people, by their codes, in one statement. */
  public void changed(Viewer viewer, String action, Collection<String> objects) {
    writeAll(
        viewer,
        action,
        new UUID[objects.size()],
        objects.toArray(String[]::new),
        objects.stream().map(_ -> "{}").toArray(String[]::new));
  }

  private void writeAll(
      Viewer viewer, String action, UUID[] subjects, String[] objects, String[] details) {
    if (subjects.length == 0) {
      return;
    }
    jdbc.sql(
            """
            insert into audit.entry (tenant_id, at, actor_id, action, id, subject_id, object, detail)
            select :tenant, :at, :actor, :action, n.id, n.subject_id, n.object, n.detail::jsonb
              from unnest(:ids::uuid[], :subjects::uuid[], :objects::text[], :details::text[])
                   as n (id, subject_id, object, detail)
            """)
        .param("tenant", viewer.tenant().value())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("actor", viewer.person().value())
        .param("action", action)
        .param("ids", Arrays.stream(subjects).map(_ -> Identifier.nextValue()).toArray(UUID[]::new))
        .param("subjects", subjects)
        .param("objects", objects)
        .param("details", details)
        .update();
  }

  /** A change that nobody asked for: a term has passed. */
  public void changedByItself(
      TenantId tenant, String action, @Nullable String object, Map<String, ?> detail) {
    write(tenant, null, action, null, object, detail);
  }

  private void write(
      TenantId tenant,
      @Nullable PersonId actor,
      String action,
      @Nullable PersonId subject,
      @Nullable String object,
      Map<String, ?> detail) {
    jdbc.sql(
            """
            insert into audit.entry (tenant_id, id, at, actor_id, action, subject_id, object, detail)
            values (:tenant, :id, :at, :actor, :action, :subject, :object, :detail::jsonb)
            """)
        .param("tenant", tenant.value())
        .param("id", Identifier.nextValue())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("actor", actor == null ? null : actor.value())
        .param("action", action)
        .param("subject", subject == null ? null : subject.value())
        .param("object", object)
        .param("detail", json.writeValueAsString(detail))
        .update();
  }
}
