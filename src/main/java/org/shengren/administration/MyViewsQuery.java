package org.shengren.administration;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Tenants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The views of one's own results within a year: one line for each reader and day. */
@Component
@Transactional(readOnly = true)
class MyViewsQuery {
  /**
   * A line.
   *
   * @param ground why they may, as {@code audit.ground.<ground>} says
   * @param times how often on that day
   */
  record View(LocalDate day, String reader, String ground, int times) {}

  private static final Duration SHOWN = Duration.ofDays(365);
  private static final int MOST = 300;

  private final JdbcClient jdbc;
  private final Tenants tenants;
  private final Clock clock;

  MyViewsQuery(JdbcClient jdbc, Tenants tenants, Clock clock) {
    this.jdbc = jdbc;
    this.tenants = tenants;
    this.clock = clock;
  }

  List<View> of(Viewer viewer, Language language) {
    return jdbc.sql(
            """
            select (e.at at time zone :zone)::date as day, e.detail ->> 'ground' as ground,
                   tenancy.text_in(p.name, :language) as reader, count(*) as times
              from audit.entry e
              join organization.person p on p.tenant_id = e.tenant_id and p.id = e.actor_id
             where e.tenant_id = :tenant and e.subject_id = :me and e.action = 'result.seen'
               and e.at > :since
             group by day, ground, reader, p.id
             order by day desc, reader
             limit :most
            """)
        .param("tenant", viewer.tenant().value())
        .param("language", language.code())
        .param("zone", tenants.settings(viewer.tenant()).zone().getId())
        .param("me", viewer.person().value())
        .param("since", clock.instant().minus(SHOWN).atOffset(ZoneOffset.UTC))
        .param("most", MOST)
        .query((row, _) ->
            new View(
                row.getObject("day", LocalDate.class),
                row.getString("reader"),
                row.getString("ground"),
                row.getInt("times")))
        .list();
  }
}
