package org.shengren.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shengren.kernel.Language;
import org.shengren.organization.Sight;
import org.springframework.context.MessageSource;

/**
 * What the templates read of a report.
 *
 * @param state {@code report}, or why there is none: {@code no-position}, {@code no-requirements},
 *     {@code no-result}
 * @param lead family, unit and assessment, in the small line above the name
 * @param title the person, with the position where it is not another's
 * @param against id of the position; empty without one
 */
record ReportView(
    String state,
    UUID person,
    boolean oneself,
    String name,
    String title,
    List<String> lead,
    String against,
    List<Choices> choices,
    List<String> running,
    Optional<ReportInWords> words) {
  /** The positions of a family to choose from. */
  record Choices(String family, List<Option> positions) {
    /** One of them. */
    record Option(String id, String name, boolean chosen) {}
  }

  static ReportView of(Opened opened, Sight sight, Language language, MessageSource messages) {
    var heading = opened.heading();
    var oneself = sight.ground() == Sight.Ground.SELF;
    var name = heading.card().name().in(language);
    var reader = new Reader(messages, language, oneself, name);
    return new ReportView(
        switch (opened) {
          case Opened.Report _ -> "report";
          case Opened.NoPosition _ -> "no-position";
          case Opened.NoRequirements _ -> "no-requirements";
          case Opened.NoResult _ -> "no-result";
        },
        sight.person().value(),
        oneself,
        name,
        heading
            .card()
            .position()
            .map(position ->
                reader.say("personal-report.person", name, position.name().in(language)))
            .orElse(name),
        lead(heading, reader),
        heading.against().map(position -> position.id().value().toString()).orElse(""),
        choices(heading, language),
        heading.running().stream()
            .map(running ->
                reader.say(
                    "personal-report.running",
                    running.campaignName().in(language),
                    reader.day(running.endsOn())))
            .toList(),
        opened instanceof Opened.Report(_, var report, var scale, _)
            ? Optional.of(ReportInWords.of(report, reader, scale))
            : Optional.empty());
  }

  private static List<String> lead(Heading heading, Reader reader) {
    var parts = new ArrayList<String>();
    heading.card().unit().ifPresent(unit -> parts.add(reader.in(unit.name())));
    heading
        .rests()
        .ifPresent(rests -> {
          parts.add(reader.in(rests.campaign()));
          parts.add(reader.day(rests.asOf()));
          parts.add(
              reader.say(
                  "personal-report.model",
                  reader.in(rests.model()),
                  Integer.toString(rests.version())));
          parts.add(reader.say(rests.purpose().key()));
          rests
              .newSince()
              .ifPresent(since -> parts.add(reader.say("participant.new", reader.day(since))));
        });
    return parts;
  }

  private static List<Choices> choices(Heading heading, Language language) {
    var chosen = heading.against().map(position -> position.id());
    return heading.choices().stream()
        .map(family ->
            new Choices(
                family.family().name().in(language),
                family.positions().stream()
                    .map(position ->
                        new Choices.Option(
                            position.id().value().toString(),
                            position.name().in(language),
                            chosen.filter(position.id()::equals).isPresent()))
                    .toList()))
        .toList();
  }
}
