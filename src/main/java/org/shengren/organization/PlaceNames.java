package org.shengren.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.JsonText;
import org.shengren.web.SearchSource.Found;
import org.shengren.web.SearchSource.Hit;
import org.shengren.web.SearchWords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What units and positions are called, to look through; some hundreds each. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PlaceNames {
  /**
   * One of them.
   *
   * @param within the unit above or the job family; null at the top
   */
  record Place(UUID id, String code, Text name, @Nullable Text within) {}

  private final JdbcClient jdbc;
  private final JsonText texts;
  private final Calendar calendar;

  PlaceNames(JdbcClient jdbc, JsonText texts, Calendar calendar) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.calendar = calendar;
  }

  List<Place> units(TenantId tenant) {
    return jdbc.sql(
            """
            select u.id, u.code, u.name::text as name, a.name::text as within
              from organization.org_unit u
              left join organization.org_unit a
                on a.tenant_id = u.tenant_id and a.id = u.parent_id
             where u.tenant_id = :tenant and (u.closed_on is null or u.closed_on > :today)
            """)
        .param("tenant", tenant.value())
        .param("today", calendar.today(tenant))
        .query((row, _) -> place(row))
        .list();
  }

  List<Place> positions(TenantId tenant) {
    return jdbc.sql(
            """
            select p.id, p.code, p.name::text as name, f.name::text as within
              from organization.position p
              join organization.job_family f on f.tenant_id = p.tenant_id and f.id = p.family_id
             where p.tenant_id = :tenant
            """)
        .param("tenant", tenant.value())
        .query((row, _) -> place(row))
        .list();
  }

  private Place place(ResultSet row) throws SQLException {
    return new Place(
        row.getObject("id", UUID.class),
        row.getString("code"),
        texts.read(row.getString("name")),
        texts.readOrNull(row.getString("within")));
  }

  static Found found(
      List<Place> places,
      SearchWords words,
      Language language,
      String address,
      int from,
      int most) {
    var byName = Collator.getInstance(language.locale());
    return Found.best(
        places.stream()
            .flatMap(place ->
                words
                    .in(place.code(), place.name())
                    .map(fit ->
                        new Hit(
                            place.name().in(language),
                            Optional.ofNullable(place.within())
                                .map(within -> within.in(language))
                                .orElse(""),
                            address + place.id(),
                            fit))
                    .stream())
            .sorted(Comparator.comparing(Hit::name, byName).thenComparing(Hit::url)),
        from,
        most);
  }
}
