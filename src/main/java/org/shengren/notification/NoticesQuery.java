package org.shengren.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Tenants;
import org.shengren.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody was told, as they read it. */
@Component
@Transactional(readOnly = true)
class NoticesQuery {
  static final int PAGE = 30;

  /** One of them. */
  record Line(UUID id, String sentence, String hour, boolean unread) {}

  /**
   * Those of one day.
   *
   * @param wordKey message key for today and yesterday, null for other days
   */
  record Day(LocalDate date, String name, @Nullable String wordKey, List<Line> lines) {}

  /**
   * A page, newest first.
   *
   * @param next what to continue with
   */
  record Found(List<Day> days, int count, int unread, Optional<UUID> next) {}

  private record Row(
      UUID id, String key, String arguments, OffsetDateTime toldAt, boolean unread) {}

  private final JdbcClient jdbc;
  private final NoticeArguments arguments;
  private final MessageSource messages;
  private final Dates dates;
  private final Tenants tenants;
  private final Clock clock;

  NoticesQuery(
      JdbcClient jdbc,
      NoticeArguments arguments,
      MessageSource messages,
      Dates dates,
      Tenants tenants,
      Clock clock) {
    this.jdbc = jdbc;
    this.arguments = arguments;
    this.messages = messages;
    this.dates = dates;
    this.tenants = tenants;
    this.clock = clock;
  }

  int unread(Viewer viewer) {
    return jdbc.sql(
            """
            select count(*) from notification.notice
             where tenant_id = :tenant and person_id = :person and read_at is null
            """)
        .param("tenant", viewer.tenant().value())
        .param("person", viewer.person().value())
        .query(Integer.class)
        .single();
  }

  Found of(Viewer viewer, Language language, Optional<UUID> before) {
    var zone = dates.zone(tenants.settings(viewer.tenant()).zone());
    var rows =
        jdbc.sql(
                """
                select id, key, arguments::text as arguments, told_at, read_at is null as unread
                  from notification.notice
                 where tenant_id = :tenant and person_id = :person
                   and (:before::uuid is null or (told_at, id) <
                        (select b.told_at, b.id
                           from notification.notice b
                          where b.tenant_id = :tenant and b.id = :before::uuid))
                 order by told_at desc, id desc
                 limit :limit
                """)
            .param("tenant", viewer.tenant().value())
            .param("person", viewer.person().value())
            .param("before", before.orElse(null))
            .param("limit", PAGE + 1)
            .query(Row.class)
            .list();
    var shown = rows.subList(0, Math.min(PAGE, rows.size()));
    return new Found(
        days(shown, language, zone),
        shown.size(),
        unread(viewer),
        rows.size() > PAGE ? Optional.of(shown.getLast().id()) : Optional.empty());
  }

  private List<Day> days(List<Row> rows, Language language, ZoneId zone) {
    var today = LocalDate.ofInstant(clock.instant(), zone);
    var days = new ArrayList<Day>();
    for (var row : rows) {
      var date = LocalDate.ofInstant(row.toldAt().toInstant(), zone);
      if (days.isEmpty() || !days.getLast().date().equals(date)) {
        days.add(new Day(date, dates.day(date, language), word(date, today), new ArrayList<>()));
      }
      days.getLast().lines().add(line(row, language, zone));
    }
    return days;
  }

  private static @Nullable String word(LocalDate date, LocalDate today) {
    if (date.equals(today)) {
      return "notifications.today";
    }
    return date.equals(today.minusDays(1)) ? "notifications.yesterday" : null;
  }

  private Line line(Row row, Language language, ZoneId zone) {
    // A later version may no longer have the sentence; the matter is still there to be opened.
    var sentence =
        messages.getMessage(
            row.key(), arguments.read(row.arguments(), language, zone), null, language.locale());
    return new Line(
        row.id(),
        sentence != null
            ? sentence
            : messages.getMessage("notifications.without-words", null, language.locale()),
        dates.hour(row.toldAt().toInstant(), zone),
        row.unread());
  }
}
