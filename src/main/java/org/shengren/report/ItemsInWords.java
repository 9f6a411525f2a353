package org.shengren.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.shengren.competency.Indicator;
import org.shengren.competency.Scale;
import org.shengren.measurement.Finding;

/** What to keep, what to develop and what is not known yet, with the behaviours. */
record ItemsInWords(Reader reader, Scale scale, ViewsInWords views, AskingInWords asking) {
  ReportInWords.Item strength(Line line) {
    var tags = new ArrayList<ReportInWords.Tag>();
    FindingInWords.above(reader, line)
        .ifPresent(text -> tags.add(new ReportInWords.Tag(text, "above")));
    tags.addAll(views.tags(line));
    return new ReportInWords.Item(
        line.competency().code(),
        reader.nameOf(line),
        tags,
        line.clearest().isEmpty() ? "" : say("report.item.clearest"),
        line.clearest().stream().map(this::seen).toList(),
        views.notes(line),
        stories(line));
  }

  ReportInWords.Item development(Line line) {
    var tags = new ArrayList<ReportInWords.Tag>();
    var below = line.margin().orElse(0) < 0;
    if (line.finding() == Finding.FOCUS_AREA) {
      tags.add(new ReportInWords.Tag(FindingInWords.shortBy(reader, line), "below"));
    } else {
      tags.add(new ReportInWords.Tag(FindingInWords.word(reader, line.finding()), "unclear"));
      if (below) {
        tags.add(new ReportInWords.Tag(FindingInWords.shortBy(reader, line), "unclear"));
      }
    }
    if (line.mustHave()) {
      tags.add(new ReportInWords.Tag(say("report.must-have"), "info"));
    }
    tags.addAll(views.tags(line));
    var rated = line.missing().stream().map(this::seen).toList();
    var asked = line.asked().stream().map(Indicator::words).map(reader::in).toList();
    return new ReportInWords.Item(
        line.competency().code(),
        reader.nameOf(line),
        tags,
        rated.isEmpty()
            ? asked.isEmpty() ? "" : say("report.item.asked", required(line))
            : say("report.item.missing", required(line)),
        rated.isEmpty() ? asked : rated,
        views.notes(line),
        stories(line));
  }

  ReportInWords.Item unknown(Line line) {
    var tags = new ArrayList<ReportInWords.Tag>();
    tags.add(new ReportInWords.Tag(FindingInWords.word(reader, line.finding()), "unknown"));
    if (line.mustHave()) {
      tags.add(new ReportInWords.Tag(say("report.must-have"), "info"));
    }
    return new ReportInWords.Item(
        line.competency().code(),
        reader.nameOf(line),
        tags,
        "",
        List.of(),
        Stream.concat(
                Stream.of(
                    say(
                        "report.doubt."
                            + FindingInWords.code(line.remedy().orElseThrow().doubt()))),
                asking.next(AskingInWords.Whom.of(line.remedy().orElseThrow())).stream())
            .toList(),
        stories(line));
  }

  private String required(Line line) {
    return Figures.demand(reader, line.demand());
  }

  private static int stories(Line line) {
    return line.known().map(Known::stories).orElse(0);
  }

  /** A behaviour with what the manager said of it, in the words of the scale. */
  private String seen(RatedBehaviour behaviour) {
    var words = reader.in(behaviour.indicator().words());
    return behaviour.others().isEmpty()
        ? words
        : say(
            behaviour.agreed().isPresent() ? "report.behaviour.agreed" : "report.behaviour.seen",
            words,
            anchor(behaviour.others()));
  }

  private String anchor(OptionalInt rating) {
    return reader.in(scale.category(rating.getAsInt()).words());
  }

  private String say(String key, Object... arguments) {
    return reader.say(key, arguments);
  }
}
