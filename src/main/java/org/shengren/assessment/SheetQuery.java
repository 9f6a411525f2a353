package org.shengren.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.competency.Competency;
import org.shengren.competency.Indicator;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.ModelVersionId;
import org.shengren.competency.ModelVersions;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads a rater's own questionnaire, and nobody else's. */
@Component
@Transactional(readOnly = true)
class SheetQuery {
  private record Answered(IndicatorId indicator, @Nullable String answer, int sequence) {}

  private record Head(Sheet sheet, List<ModelVersionId> versions) {}

  /** Behaviours of model versions with the competency that each belongs to. */
  record Dictionary(Map<IndicatorId, Competency> competencies, Map<IndicatorId, Indicator> words) {
    static Dictionary of(ModelVersions versions, TenantId tenant, List<ModelVersionId> ids) {
      var competencies = new HashMap<IndicatorId, Competency>();
      var words = new HashMap<IndicatorId, Indicator>();
      for (var id : ids) {
        for (var competency : versions.get(tenant, id).competencies()) {
          for (var indicator : competency.indicators()) {
            competencies.put(indicator.id(), competency);
            words.put(indicator.id(), indicator);
          }
        }
      }
      return new Dictionary(competencies, words);
    }

    Competency competency(IndicatorId indicator) {
      return Objects.requireNonNull(competencies.get(indicator));
    }

    Indicator indicator(IndicatorId indicator) {
      return Objects.requireNonNull(words.get(indicator));
    }
  }

  private final JdbcClient jdbc;
  private final JsonText texts;
  private final ModelVersions versions;

  SheetQuery(JdbcClient jdbc, JsonText texts, ModelVersions versions) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.versions = versions;
  }

  /** The questionnaire of the viewer with this id. */
  Sheet of(Viewer viewer, AssignmentId id) {
    var head =
        jdbc.sql(
                """
                select a.id, a.participant_id, c.name::text as campaign, c.purpose, c.starts_on,
                       c.ends_on, a.relationship, a.led_from, a.led_until, a.share::int, p.position_since,
                       a.state, p.state as participant_state,
                       p.person_id, n.name::text as person, o.name::text as position,
                       p.family_version_id, p.core_version_id
                  from assessment.assignment a
                  join assessment.participant p
                    on p.tenant_id = a.tenant_id and p.id = a.participant_id
                  join assessment.campaign c on c.tenant_id = p.tenant_id and c.id = p.campaign_id
                  join organization.person n on n.tenant_id = p.tenant_id and n.id = p.person_id
                  join organization.position o
                    on o.tenant_id = p.tenant_id and o.id = p.position_id
                 where a.tenant_id = :tenant and a.id = :id and a.rater_id = :viewer
                """)
            .param("tenant", viewer.tenant().value())
            .param("id", id.value())
            .param("viewer", viewer.person().value())
            .query(this::head)
            .optional()
            .orElseThrow(AssignmentNotFound::new);
    return with(head.sheet(), sections(viewer, id, head.versions()));
  }

  /** Who else is asked about the viewer for a part of the period; of others it is not told. */
  List<Sheet.PartRater> partRaters(Viewer viewer, ParticipantId participant) {
    return jdbc.sql(
            """
            select n.name::text as name, a.relationship, a.led_from, a.led_until,
                   a.share::int as share
              from assessment.participant p
              join assessment.assignment a
                on a.tenant_id = p.tenant_id and a.participant_id = p.id
               and a.relationship in ('FORMER_MANAGER', 'DOTTED_MANAGER')
              join organization.person n on n.tenant_id = a.tenant_id and n.id = a.rater_id
             where p.tenant_id = :tenant and p.id = :participant and p.person_id = :viewer
             order by a.led_from, a.id
            """)
        .param("tenant", viewer.tenant().value())
        .param("participant", participant.value())
        .param("viewer", viewer.person().value())
        .query((row, _) ->
            new Sheet.PartRater(
                texts.read(row.getString("name")),
                Capacity.valueOf(row.getString("relationship")),
                row.getObject("led_from", LocalDate.class),
                row.getObject("led_until", LocalDate.class),
                row.getObject("share", Integer.class)))
        .list();
  }

  private Head head(ResultSet row, int number) throws SQLException {
    var versionIds = new ArrayList<ModelVersionId>();
    versionIds.add(new ModelVersionId(row.getObject("family_version_id", UUID.class)));
    var core = row.getObject("core_version_id", UUID.class);
    if (core != null) {
      versionIds.add(new ModelVersionId(core));
    }
    return new Head(
        new Sheet(
            new AssignmentId(row.getObject("id", UUID.class)),
            new ParticipantId(row.getObject("participant_id", UUID.class)),
            texts.read(row.getString("campaign")),
            Purpose.valueOf(row.getString("purpose")),
            row.getObject("starts_on", LocalDate.class),
            row.getObject("ends_on", LocalDate.class),
            Capacity.valueOf(row.getString("relationship")),
            row.getObject("led_from", LocalDate.class),
            row.getObject("led_until", LocalDate.class),
            row.getObject("share", Integer.class),
            row.getObject("position_since", LocalDate.class),
            AssignmentState.valueOf(row.getString("state")),
            ParticipantState.valueOf(row.getString("participant_state")),
            new PersonId(row.getObject("person_id", UUID.class)),
            texts.read(row.getString("person")),
            texts.read(row.getString("position")),
            List.of()),
        versionIds);
  }

  private List<Sheet.Section> sections(
      Viewer viewer, AssignmentId id, List<ModelVersionId> versionIds) {
    var dictionary = Dictionary.of(versions, viewer.tenant(), versionIds);
    var byCompetency = new LinkedHashMap<Competency, List<Sheet.Item>>();
    int number = 0;
    for (var answered : answers(viewer, id)) {
      number++;
      byCompetency
          .computeIfAbsent(dictionary.competency(answered.indicator()), _ -> new ArrayList<>())
          .add(
              new Sheet.Item(
                  number,
                  dictionary.indicator(answered.indicator()),
                  answered.answer(),
                  answered.sequence()));
    }
    var sections = new ArrayList<Sheet.Section>();
    byCompetency.forEach((competency, items) ->
        sections.add(new Sheet.Section(sections.size() + 1, competency, List.copyOf(items))));
    return sections;
  }

  private List<Answered> answers(Viewer viewer, AssignmentId id) {
    return jdbc.sql(
            """
            select i.indicator_id, coalesce(r.answer::text, r.no_answer) as answer,
                   coalesce(r.sequence, 0) as sequence
              from assessment.item i
              left join assessment.rating r
                on r.tenant_id = i.tenant_id and r.assignment_id = i.assignment_id
               and r.indicator_id = i.indicator_id
             where i.tenant_id = :tenant and i.assignment_id = :id
             order by i.ordinal
            """)
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .query((row, _) ->
            new Answered(
                new IndicatorId(row.getObject("indicator_id", UUID.class)),
                row.getString("answer"),
                row.getInt("sequence")))
        .list();
  }

  private static Sheet with(Sheet sheet, List<Sheet.Section> sections) {
    return new Sheet(
        sheet.id(),
        sheet.participant(),
        sheet.campaignName(),
        sheet.purpose(),
        sheet.startsOn(),
        sheet.endsOn(),
        sheet.capacity(),
        sheet.ledFrom(),
        sheet.ledUntil(),
        sheet.share(),
        sheet.positionSince(),
        sheet.state(),
        sheet.participantState(),
        sheet.person(),
        sheet.personName(),
        sheet.positionName(),
        sections);
  }
}
