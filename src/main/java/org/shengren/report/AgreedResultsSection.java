package org.shengren.report;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.shengren.assessment.AgreedResult;
import org.shengren.assessment.AgreedResults;
import org.shengren.assessment.ParticipantId;
import org.shengren.competency.ModelVersions;
import org.shengren.measurement.Measures;
import org.shengren.measurement.RecordedMeasure;
import org.shengren.organization.Sight;
import org.shengren.tenancy.Tenants;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people agreed on or decided, with whom, when and why; how to appeal, for oneself. */
@Component
class AgreedResultsSection implements ReportSection {
  /**
   * What the page draws.
   *
   * @param state where the latest assessment stands, as a sentence; empty for plain agreement
   * @param conversation address of both views, for the person alone; empty for others
   */
  public record Content(String state, List<Row> rows, String conversation) {
    /** One competency with what was decided about it, the one in force last. */
    public record Row(String name, List<String> sentences) {}
  }

  private final AgreedResults agreed;
  private final Measures measures;
  private final ModelVersions versions;
  private final Tenants tenants;
  private final MessageSource messages;

  AgreedResultsSection(
      AgreedResults agreed,
      Measures measures,
      ModelVersions versions,
      Tenants tenants,
      MessageSource messages) {
    this.agreed = agreed;
    this.measures = measures;
    this.versions = versions;
    this.tenants = tenants;
    this.messages = messages;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Section> of(Sight sight, Shown shown) {
    var oneself = sight.ground() == Sight.Ground.SELF;
    var reader = new Reader(messages, shown.language(), oneself, "");
    var current = inForce(sight);
    var participants = new LinkedHashSet<ParticipantId>();
    current.forEach(measure -> participants.add(measure.participant()));
    var zone = tenants.settings(sight.viewer().tenant()).zone();
    var rows = new ArrayList<Content.Row>();
    var state = "";
    for (var participant : participants) {
      var settled = agreed.of(sight, participant);
      if (settled.isPresent()) {
        if (!settled.get().agreement().word().equals("agreed") && state.isEmpty()) {
          state = reader.say(settled.get().agreement().key());
        }
        rows(sight, current, participant, settled.get().results(), reader, zone).forEach(rows::add);
      }
    }
    var latest = participants.stream().findFirst();
    if (latest.isEmpty() || (rows.isEmpty() && !oneself)) {
      return Optional.empty();
    }
    return Optional.of(
        new Section(
            Place.AFTER_FINDINGS,
            "report/agreed-results-section :: screen",
            "report/agreed-results-section :: printed",
            new Content(
                state,
                rows,
                oneself ? "/participants/" + latest.get().value() + "/conversation" : "")));
  }

  private List<RecordedMeasure> inForce(Sight sight) {
    var current = measures.current(sight);
    return (current.isEmpty() ? measures.history(sight).latest() : current)
        .stream().sorted(Comparator.comparing(RecordedMeasure::asOf).reversed()).toList();
  }

  private List<Content.Row> rows(
      Sight sight,
      List<RecordedMeasure> current,
      ParticipantId participant,
      List<AgreedResult> results,
      Reader reader,
      ZoneId zone) {
    var rows = new ArrayList<Content.Row>();
    for (var measure : current) {
      var on =
          results.stream()
              .filter(result -> measure.participant().equals(participant))
              .filter(result -> result.competency().equals(measure.competency()))
              .toList();
      if (!on.isEmpty()) {
        var competency =
            versions
                .get(sight.viewer().tenant(), measure.version())
                .competency(measure.competency());
        rows.add(
            new Content.Row(
                reader.in(competency.name()),
                on.stream().map(result -> sentence(result, reader, zone)).toList()));
      }
    }
    return rows;
  }

  /** Agreed or decided, by whom, on which day, for which reason. */
  static String sentence(AgreedResult result, Reader reader, ZoneId zone) {
    var day = reader.day(LocalDate.ofInstant(result.at(), zone));
    return result
        .decider()
        .map(decider ->
            reader.say(
                "agreed-result." + result.basis().word(),
                day,
                reader.in(decider.name()),
                decider.reason()))
        .orElseGet(() -> reader.say("agreed-result.agreed", day));
  }
}
