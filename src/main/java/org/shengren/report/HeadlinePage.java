package org.shengren.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.measurement.Finding;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.PersonRef;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The headline of a person's result, for the second line. */
@Controller
class HeadlinePage {
  /** What the template reads of a headline. */
  record View(
      String person,
      String name,
      String position,
      String manager,
      String state,
      String verdict,
      String tone,
      List<Count> counts,
      String asOf) {}

  /** How many competencies were found so. */
  record Count(String word, String tone, int competencies) {}

  private final AccessPolicy policy;
  private final Headlines headlines;
  private final MessageSource messages;

  HeadlinePage(AccessPolicy policy, Headlines headlines, MessageSource messages) {
    this.policy = policy;
    this.headlines = headlines;
    this.messages = messages;
  }

  /** Whoever may see more is led to the report itself. */
  @GetMapping("/people/{person}/headline")
  String show(Viewer viewer, Language language, @PathVariable PersonId person, Model model) {
    if (policy.maySee(viewer, person)) {
      return "redirect:/people/" + person.value() + "/report";
    }
    var headline = headlines.of(policy.seeHeadline(viewer, person));
    model.addAttribute("headline", view(headline, language));
    return "report/headline";
  }

  private View view(Headline headline, Language language) {
    var card = headline.card();
    var name = card.name().in(language);
    var reader = new Reader(messages, language, false, name);
    var found = headline.found();
    return new View(
        card.id().value().toString(),
        name,
        headline.against().map(position -> position.name().in(language)).orElse(""),
        card.manager().map(PersonRef::name).map(manager -> manager.in(language)).orElse(""),
        headline.against().isEmpty() ? "nothing-asked" : found.isEmpty() ? "no-result" : "found",
        found.map(f -> reader.say("report.verdict." + code(f.outcome()))).orElse(""),
        found
            .map(f ->
                switch (f.outcome()) {
                  case MEETS -> "above";
                  case NEARLY, GROWING -> "info";
                  case NOT_ENOUGH_EVIDENCE -> "unknown";
                })
            .orElse(""),
        found.map(f -> counts(f, reader)).orElse(List.of()),
        found.map(f -> reader.day(f.asOf())).orElse(""));
  }

  private static List<Count> counts(Headline.Found found, Reader reader) {
    return Arrays.stream(Finding.values())
        .map(finding ->
            new Count(
                reader.say("report.finding." + code(finding)),
                switch (finding) {
                  case STRENGTH, MEETS -> "above";
                  case CLOSE -> "info";
                  case FOCUS_AREA -> "below";
                  case NOT_ENOUGH_EVIDENCE -> "unknown";
                },
                found.count(finding)))
        .toList();
  }

  private static String code(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
