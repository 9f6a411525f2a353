package org.shengren.identity;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.organization.OrgUnitId;
import org.shengren.tenancy.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who works here today and has no password yet, within the viewer's reach. */
@Component
@Transactional(readOnly = true)
class UninvitedQuery {
  private final JdbcClient jdbc;
  private final AccessPolicy policy;
  private final Calendar calendar;
  private final Clock clock;

  UninvitedQuery(JdbcClient jdbc, AccessPolicy policy, Calendar calendar, Clock clock) {
    this.jdbc = jdbc;
    this.policy = policy;
    this.calendar = calendar;
    this.clock = clock;
  }

  List<InvitationPage.Uninvited> of(Viewer viewer, Language language) {
    var reach = policy.reach(viewer, Function.INVITE);
    return jdbc.sql(
            """
            select p.id, p.number, tenancy.text_in(p.name, :language) as name,
                   tenancy.text_in(u.name, :language) as unit,
                   exists (select from identity.invitation i
                            where i.tenant_id = a.tenant_id and i.account_id = a.id
                              and i.used_at is null and i.expires_at > :now) as invited
              from organization.current_appointment(:today) w
              join organization.person p on p.tenant_id = w.tenant_id and p.id = w.person_id
              join organization.org_unit u on u.tenant_id = w.tenant_id and u.id = w.unit_id
              left join identity.account a on a.tenant_id = p.tenant_id and a.person_id = p.id
             where w.tenant_id = :tenant and a.password_hash is null
               and (:everywhere or w.unit_id = any (:units))
               and (:roles or not exists (
                   select from organization.role_grant g
                    where g.tenant_id = p.tenant_id and g.person_id = p.id))
             order by tenancy.text_in(u.name, :language), p.number
            """)
        .param("tenant", viewer.tenant().value())
        .param("language", language.code())
        .param("today", calendar.today(viewer.tenant()))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("everywhere", reach.everywhere())
        .param("roles", policy.may(viewer, Function.GRANT_ROLES))
        .param("units", reach.units().stream().map(OrgUnitId::value).toArray(UUID[]::new))
        .query((row, _) ->
            new InvitationPage.Uninvited(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("number"),
                row.getString("unit"),
                row.getBoolean("invited")))
        .list();
  }
}
