package org.shengren.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.shengren.competency.Relationship;
import org.shengren.measurement.Measure;
import org.shengren.measurement.Source;

/** The sentences that a report begins with, and on what it rests. */
record HeadlineInWords(PersonalReport report, Reader reader, AskingInWords asking) {
  List<List<Part>> sentences() {
    var sentences = new ArrayList<String>();
    if (report.onlySelf()) {
      sentences.add(
          report.managerCouldNotJudge()
              ? say("report.headline.unseen." + reader.person(), reader.name())
              : say("report.headline.only-self." + reader.person(), reader.name()));
    } else {
      sentences.add(strengthsAndFocusAreas());
      if (report.strengths().isEmpty() && !report.met().isEmpty()) {
        sentences.add(say("report.headline.met", reader.namesOf(report.met())));
      }
      sentences.addAll(gaps());
    }
    return sentences.stream().map(Part::of).toList();
  }

  private String strengthsAndFocusAreas() {
    var strengths =
        report.headlineStrengths().stream().map(line -> Part.above(reader.nameOf(line))).toList();
    var focus = report.headlineFocusAreas().stream().map(this::focusInHeadline).toList();
    var position = reader.in(report.against().name());
    if (strengths.isEmpty() && focus.isEmpty()) {
      return say("report.headline.neither." + reader.person(), position, reader.name());
    }
    if (focus.isEmpty()) {
      return say(
          "report.headline.strengths." + reader.person(),
          position,
          reader.all(strengths),
          reader.name());
    }
    if (strengths.isEmpty()) {
      return say(
          "report.headline.focus." + reader.person(), position, reader.all(focus), reader.name());
    }
    return say(
        "report.headline.both." + reader.person(),
        position,
        reader.all(strengths),
        reader.all(focus),
        reader.name());
  }

  private String focusInHeadline(Line line) {
    return say(
        "report.headline.area",
        Part.below(reader.nameOf(line)),
        FindingInWords.shortBy(reader, line));
  }

  /** What is not known well enough, with whom to ask: one sentence for each group to be asked. */
  private List<String> gaps() {
    var sentences = new ArrayList<String>();
    var asked =
        report.unknown().stream()
            .flatMap(line -> line.remedy().stream())
            .map(AskingInWords.Whom::of)
            .distinct()
            .toList();
    for (var ask : asked) {
      var lines =
          report.unknown().stream()
              .filter(line -> AskingInWords.Whom.of(line.remedy().orElseThrow()).equals(ask))
              .toList();
      sentences.add(Part.muted(asking.about(reader.namesOf(lines), ask)));
    }
    return sentences;
  }

  String basis() {
    var sources = EnumSet.noneOf(Source.class);
    int ratings = 0;
    int stories = 0;
    for (var line : report.all()) {
      var known = line.known().orElse(null);
      if (known == null) {
        continue;
      }
      stories += known.stories();
      switch (known.measure()) {
        case Measure.Estimated estimated -> {
          ratings += estimated.ratings();
          estimated.sources().forEach(mean -> sources.add(mean.source()));
          if (estimated.self().isPresent()) {
            sources.add(Source.SELF);
            ratings += estimated.self().get().ratings();
          }
        }
        case Measure.SelfView self -> {
          sources.add(Source.SELF);
          ratings += self.ratings();
        }
        case Measure.NotObserved _ -> {}
      }
    }
    if (sources.isEmpty()) {
      return say("report.basis.none");
    }
    return say(
        stories > 0 ? "report.basis.stories" : "report.basis",
        reader.all(
            sources.stream()
                .map(source -> say(key(source)).toLowerCase(reader.language().locale()))
                .toList()),
        Integer.toString(ratings),
        stories);
  }

  private static String key(Source source) {
    return Relationship.valueOf(source.name()).key();
  }

  private String say(String key, Object... arguments) {
    return reader.say(key, arguments);
  }
}
