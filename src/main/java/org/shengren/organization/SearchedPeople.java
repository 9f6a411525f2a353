package org.shengren.organization;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.JsonText;
import org.shengren.web.SearchSource;
import org.shengren.web.SearchWords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever works here, by name, number or address. */
@Component
@Transactional(readOnly = true)
class SearchedPeople implements SearchSource {
  private record Row(Hit hit, int total) {}

  private final JdbcClient jdbc;
  private final JsonText texts;
  private final Calendar calendar;
  private final AccessPolicy policy;

  SearchedPeople(JdbcClient jdbc, JsonText texts, Calendar calendar, AccessPolicy policy) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.calendar = calendar;
    this.policy = policy;
  }

  @Override
  public String name() {
    return "people";
  }

  @Override
  public String titleKey() {
    return "search.people";
  }

  @Override
  public int order() {
    return 10;
  }

  // One pass over the folded names. A trigram index would not serve here: "like" may leak, so under
  // row-level security PostgreSQL asks the policy first and uses no index for it.
  @Override
  public Found find(Viewer viewer, SearchWords words, Language language, int from, int most) {
    if (!policy.may(viewer, Function.SEE_DIRECTORY)) {
      return Found.nothing();
    }
    var rows =
        jdbc.sql(
                """
                with fitting as materialized (
                  select p.id, count(*) over () as total,
                         case when p.folded like '%' || chr(10) || :whole || chr(10) || '%' then 0
                              when p.folded like '%' || chr(10) || :whole || '%' then 1
                              when p.folded like '% ' || :whole || '%' then 2
                              else 3 end as fit
                    from organization.person p
                   where p.tenant_id = :tenant and (p.left_on is null or p.left_on >= :today)
                     and p.folded like all(:patterns::text[]))
                select p.id, p.number, p.name::text as name, u.name::text as unit,
                       o.name::text as position, h.fit, h.total
                  from fitting h
                  join organization.person p on p.tenant_id = :tenant and p.id = h.id
                  left join organization.current_appointment(:today) a
                    on a.tenant_id = p.tenant_id and a.person_id = p.id
                  left join organization.org_unit u
                    on u.tenant_id = a.tenant_id and u.id = a.unit_id
                  left join organization.position o
                    on o.tenant_id = a.tenant_id and o.id = a.position_id
                 order by h.fit, tenancy.text_in(p.name, :language) collate "zh-x-icu", p.id
                offset :skipped limit :most
                """)
            .param("tenant", viewer.tenant().value())
            .param("today", calendar.today(viewer.tenant()))
            .param("whole", words.pattern())
            .param("patterns", words.patterns())
            .param("language", language.code())
            .param("skipped", from)
            .param("most", most)
            .query((row, _) ->
                new Row(
                    new Hit(
                        texts.read(row.getString("name")).in(language),
                        Stream.of(
                                Optional.of(row.getString("number")),
                                Optional.ofNullable(texts.readOrNull(row.getString("position")))
                                    .map(text -> text.in(language)),
                                Optional.ofNullable(texts.readOrNull(row.getString("unit")))
                                    .map((Text text) -> text.in(language)))
                            .flatMap(Optional::stream)
                            .collect(Collectors.joining(" · ")),
                        "/people/" + row.getObject("id", UUID.class),
                        fit(row.getInt("fit"))),
                    row.getInt("total")))
            .list();
    return rows.isEmpty()
        ? Found.nothing()
        : new Found(rows.stream().map(Row::hit).toList(), rows.getFirst().total());
  }

  private static SearchWords.Fit fit(int found) {
    return switch (found) {
      case 0 -> SearchWords.Fit.WHOLE;
      case 1 -> SearchWords.Fit.BEGINS;
      case 2 -> SearchWords.Fit.WORD_BEGINS;
      default -> SearchWords.Fit.CONTAINS;
    };
  }
}
