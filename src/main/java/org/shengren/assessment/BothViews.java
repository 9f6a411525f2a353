package org.shengren.assessment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.competency.Competency;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.ModelVersionId;
import org.shengren.competency.ModelVersions;
import org.shengren.evidence.Evidence;
import org.shengren.evidence.EvidenceId;
import org.shengren.evidence.Written;
import org.shengren.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The answers of both sides beside each other, with the stories of both. */
@Component
class BothViews {
  private record Row(IndicatorId indicator, Side side, @Nullable Answer answer) {}

  private final JdbcClient jdbc;
  private final ModelVersions versions;
  private final Evidence evidence;

  BothViews(JdbcClient jdbc, ModelVersions versions, Evidence evidence) {
    this.jdbc = jdbc;
    this.versions = versions;
    this.evidence = evidence;
  }

  /** By competency and behaviour, in the order of the form; the caller has asked who reads. */
  List<Conversation.Topic> of(TenantId tenant, ParticipantId id, List<ModelVersionId> ids) {
    var dictionary = SheetQuery.Dictionary.of(versions, tenant, ids);
    var pairs = new LinkedHashMap<IndicatorId, Conversation.Pair>();
    for (var row : rows(tenant, id)) {
      var indicator = dictionary.indicator(row.indicator());
      var answer = Optional.ofNullable(row.answer());
      var pair =
          row.side() == Side.SELF
              ? new Conversation.Pair(indicator, answer, Optional.empty())
              : new Conversation.Pair(indicator, Optional.empty(), answer);
      pairs.merge(
          row.indicator(),
          pair,
          (one, other) ->
              new Conversation.Pair(
                  indicator, one.self().or(other::self), one.manager().or(other::manager)));
    }
    var byCompetency = new LinkedHashMap<Competency, List<Conversation.Pair>>();
    pairs.forEach((indicator, pair) ->
        byCompetency
            .computeIfAbsent(dictionary.competency(indicator), _ -> new ArrayList<>())
            .add(pair));
    var stories = stories(tenant, id);
    return byCompetency.entrySet().stream()
        .map(entry ->
            new Conversation.Topic(
                entry.getKey(),
                List.copyOf(entry.getValue()),
                stories.stream()
                    .filter(w -> w.story().competency().equals(entry.getKey().code()))
                    .toList()))
        .toList();
  }

  private List<Row> rows(TenantId tenant, ParticipantId id) {
    return jdbc.sql(
            """
            select i.indicator_id, a.relationship, coalesce(r.answer::text, r.no_answer) as answer
              from assessment.assignment a
              join assessment.item i on i.tenant_id = a.tenant_id and i.assignment_id = a.id
              left join assessment.rating r
                on r.tenant_id = i.tenant_id and r.assignment_id = i.assignment_id
               and r.indicator_id = i.indicator_id
             where a.tenant_id = :tenant and a.participant_id = :id
               and a.relationship in ('SELF', 'MANAGER')
             order by i.ordinal, i.indicator_id
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .query((row, _) -> {
          var code = row.getString("answer");
          return new Row(
              new IndicatorId(row.getObject("indicator_id", UUID.class)),
              Side.valueOf(row.getString("relationship")),
              code == null ? null : Answer.of(code));
        })
        .list();
  }

  private List<Written> stories(TenantId tenant, ParticipantId id) {
    var ids =
        jdbc.sql(
                """
                select e.evidence_id
                  from assessment.assignment_evidence e
                  join assessment.assignment a
                    on a.tenant_id = e.tenant_id and a.id = e.assignment_id
                 where e.tenant_id = :tenant and a.participant_id = :id
                   and a.relationship <> 'REPLACED_MANAGER'
                """)
            .param("tenant", tenant.value())
            .param("id", id.value())
            .query((row, _) -> new EvidenceId(row.getObject("evidence_id", UUID.class)))
            .list();
    return evidence.all(tenant, ids);
  }
}
