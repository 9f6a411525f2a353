package org.shengren.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.shengren.measurement.SelfOther;

/** The view of oneself beside the view of others. */
record ViewsInWords(PersonalReport report, Reader reader) {
  List<ReportInWords.Field> fields() {
    return Stream.of(
            SelfOther.Field.AGREED_STRENGTH,
            SelfOther.Field.HIDDEN_STRENGTH,
            SelfOther.Field.BLIND_SPOT,
            SelfOther.Field.AGREED_FOCUS_AREA)
        .map(field ->
            new ReportInWords.Field(
                "report.field." + FindingInWords.code(field),
                field == SelfOther.Field.AGREED_STRENGTH || field == SelfOther.Field.HIDDEN_STRENGTH
                    ? "above"
                    : "below",
                report.in(field).stream().map(this::inField).toList()))
        .toList();
  }

  private ReportInWords.Field.Named inField(Line line) {
    var compared = (SelfOther.Compared) line.views();
    return new ReportInWords.Field.Named(
        line.competency().code(),
        reader.nameOf(line),
        say(
            compared.managerAlone() ? "report.views.manager" : "report.views.others",
            Figures.one(compared.self()),
            Figures.one(compared.others())));
  }

  List<String> notCompared() {
    var sentences = new ArrayList<String>();
    var undecided = new ArrayList<Line>();
    var reasons = new TreeMap<SelfOther.NotCompared.Reason, List<Line>>();
    for (var line : report.all()) {
      switch (line.views()) {
        case SelfOther.Compared compared -> {
          if (compared.field().isEmpty()) {
            undecided.add(line);
          }
        }
        case SelfOther.NotCompared(var reason) ->
            reasons.computeIfAbsent(reason, _ -> new ArrayList<>()).add(line);
      }
    }
    if (!undecided.isEmpty()) {
      sentences.add(say("report.views.undecided", reader.namesOf(undecided)));
    }
    reasons.forEach((reason, lines) ->
        sentences.add(say("report.views." + FindingInWords.code(reason), reader.namesOf(lines))));
    return sentences;
  }

  List<ReportInWords.Tag> tags(Line line) {
    return field(line)
        .filter(f -> f == SelfOther.Field.HIDDEN_STRENGTH || f == SelfOther.Field.BLIND_SPOT)
        .map(f ->
            List.of(
                new ReportInWords.Tag(say("report.field." + FindingInWords.code(f)), "unclear")))
        .orElse(List.of());
  }

  List<String> notes(Line line) {
    if (!(line.views() instanceof SelfOther.Compared compared)) {
      return List.of();
    }
    return switch (compared.agreement()) {
      case IN_AGREEMENT -> List.of();
      case OVERESTIMATES ->
          List.of(
              say(
                  "report.views.higher." + reader.person(),
                  Figures.size(compared.difference()),
                  reader.name()));
      case UNDERESTIMATES ->
          List.of(
              say(
                  "report.views.lower." + reader.person(),
                  Figures.size(compared.difference()),
                  reader.name()));
    };
  }

  private static Optional<SelfOther.Field> field(Line line) {
    return line.views() instanceof SelfOther.Compared compared
        ? compared.field()
        : Optional.empty();
  }

  private String say(String key, Object... arguments) {
    return reader.say(key, arguments);
  }
}
