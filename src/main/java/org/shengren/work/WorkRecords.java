package org.shengren.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The record of ordered work. */
@Component
@Transactional
class WorkRecords {
  private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

  /**
   * Work that is being done.
   *
   * @param attempt which time; what an earlier one still says is not heard
   */
  record Begun(WorkOrder order, String kind, Text title, int attempt, int done, int total) {}

  /** Work as its owner sees it. */
  record Seen(
      WorkOrder order,
      String kind,
      Text title,
      WorkState state,
      int done,
      int total,
      Optional<Text> sentence,
      Optional<Kept> file,
      Instant orderedAt,
      Optional<Instant> expiresAt) {}

  /** The file of a result; {@code file} is its name in the folder of the work. */
  record Kept(String file, String name, String mediaType, long size) {}

  private final JdbcClient jdbc;
  private final JsonText texts;
  private final JsonMapper json;

  WorkRecords(JdbcClient jdbc, JsonText texts, JsonMapper json) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.json = json;
  }

  void add(WorkOrder order, String kind, Text title, Instant now) {
    jdbc.sql(
            """
            insert into work.work
                   (tenant_id, id, person_id, kind, parameters, title, state, ordered_at)
            values (:tenant, :id, :person, :kind, :parameters::jsonb, :title::jsonb, 'QUEUED', :now)
            """)
        .param("tenant", order.tenant().value())
        .param("id", order.id().value())
        .param("person", order.person().value())
        .param("kind", kind)
        .param("parameters", json.writeValueAsString(order.parameters()))
        .param("title", texts.write(title))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  int unfinished(Viewer viewer) {
    return jdbc.sql(
            """
            select count(*) from work.work
             where tenant_id = :tenant and person_id = :person and state in ('QUEUED', 'RUNNING')
            """)
        .param("tenant", viewer.tenant().value())
        .param("person", viewer.person().value())
        .query(Integer.class)
        .single();
  }

  /** Takes it up, for the first time or again; nothing when it is over. */
  Optional<Begun> begin(TenantId tenant, WorkId id) {
    return jdbc.sql(
            """
            update work.work set state = 'RUNNING', attempt = attempt + 1
             where tenant_id = :tenant and id = :id and state in ('QUEUED', 'RUNNING')
            returning person_id, kind, parameters::text as parameters, title::text as title,
                      attempt, done, total
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .query((row, _) ->
            new Begun(
                order(tenant, id, row),
                row.getString("kind"),
                texts.read(row.getString("title")),
                row.getInt("attempt"),
                row.getInt("done"),
                row.getInt("total")))
        .optional();
  }

  /** Whether the work is still this attempt's to do. */
  boolean advance(Begun work, int done, int total) {
    return jdbc.sql(
                """
                update work.work set done = :done, total = :total
                 where tenant_id = :tenant and id = :id and state = 'RUNNING'
                   and attempt = :attempt
                """)
            .param("done", done)
            .param("total", total)
            .param("tenant", work.order().tenant().value())
            .param("id", work.order().id().value())
            .param("attempt", work.attempt())
            .update()
        == 1;
  }

  /** Whether it was still this attempt's to end. */
  boolean end(
      Begun work,
      WorkState state,
      Text sentence,
      @Nullable Kept file,
      Instant now,
      Instant expires) {
    return jdbc.sql(
                """
                update work.work
                   set state = :state, sentence = :sentence::jsonb, file = :file,
                       file_name = :name, media_type = :type, file_size = :size,
                       finished_at = :now, expires_at = :expires
                 where tenant_id = :tenant and id = :id and state = 'RUNNING'
                   and attempt = :attempt
                """)
            .param("state", state.name())
            .param("sentence", texts.write(sentence))
            .param("file", file == null ? null : file.file())
            .param("name", file == null ? null : file.name())
            .param("type", file == null ? null : file.mediaType())
            .param("size", file == null ? null : file.size())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("expires", expires.atOffset(ZoneOffset.UTC))
            .param("tenant", work.order().tenant().value())
            .param("id", work.order().id().value())
            .param("attempt", work.attempt())
            .update()
        == 1;
  }

  /** Whether there was something of the viewer's to cancel. */
  boolean cancel(Viewer viewer, WorkId id, Instant now, Instant expires) {
    return jdbc.sql(
                """
                update work.work
                   set state = 'CANCELLED', finished_at = :now, expires_at = :expires
                 where tenant_id = :tenant and id = :id and person_id = :person
                   and state in ('QUEUED', 'RUNNING')
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("expires", expires.atOffset(ZoneOffset.UTC))
            .param("tenant", viewer.tenant().value())
            .param("id", id.value())
            .param("person", viewer.person().value())
            .update()
        == 1;
  }

  @Transactional(readOnly = true)
  Optional<Seen> of(Viewer viewer, WorkId id) {
    return jdbc.sql(
            """
            select id, person_id, kind, parameters::text as parameters, title::text as title, state,
                   done, total, sentence::text as sentence, file, file_name, media_type, file_size,
                   ordered_at, expires_at
              from work.work
             where tenant_id = :tenant and id = :id and person_id = :person
            """)
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .param("person", viewer.person().value())
        .query((row, _) -> seen(viewer.tenant(), row))
        .optional();
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  List<Seen> of(Viewer viewer, int most) {
    return jdbc.sql(
            """
            select id, person_id, kind, parameters::text as parameters, title::text as title, state,
                   done, total, sentence::text as sentence, file, file_name, media_type, file_size,
                   ordered_at, expires_at
              from work.work
             where tenant_id = :tenant and person_id = :person
             order by id desc
             limit :most
            """)
        .param("tenant", viewer.tenant().value())
        .param("person", viewer.person().value())
        .param("most", most)
        .query((row, _) -> seen(viewer.tenant(), row))
        .list();
  }

  /** Ends the record of what has expired. */
  List<WorkId> expire(TenantId tenant, Instant now) {
    return jdbc
        .sql(
            """
            delete from work.work where tenant_id = :tenant and expires_at < :now returning id
            """)
        .param("tenant", tenant.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .list()
        .stream()
        .map(WorkId::new)
        .toList();
  }

  private Seen seen(TenantId tenant, ResultSet row) throws SQLException {
    return new Seen(
        order(tenant, new WorkId(row.getObject("id", UUID.class)), row),
        row.getString("kind"),
        texts.read(row.getString("title")),
        WorkState.valueOf(row.getString("state")),
        row.getInt("done"),
        row.getInt("total"),
        Optional.ofNullable(texts.readOrNull(row.getString("sentence"))),
        file(row),
        row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("expires_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }

  private static Optional<Kept> file(ResultSet row) throws SQLException {
    var file = row.getString("file");
    return file == null
        ? Optional.empty()
        : Optional.of(
            new Kept(
                file,
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("file_size")));
  }

  private WorkOrder order(TenantId tenant, WorkId id, ResultSet row) throws SQLException {
    return new WorkOrder(
        tenant,
        id,
        new PersonId(row.getObject("person_id", UUID.class)),
        json.readValue(row.getString("parameters"), PARAMETERS));
  }
}
