package org.shengren.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.shengren.competency.Requirement;
import org.shengren.kernel.Language;
import org.shengren.measurement.Verdict;
import org.springframework.context.MessageSource;

/** Verdicts against a position with their reason, as sentences. */
record NearInWords(MessageSource messages, Language language) {
  String verdict(Verdict verdict) {
    return say(
        "report.verdict." + verdict.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  static String tone(Verdict verdict) {
    return switch (verdict.outcome()) {
      case MEETS -> "above";
      case NEARLY, GROWING -> "info";
      case NOT_ENOUGH_EVIDENCE -> "unknown";
    };
  }

  /** What is missing, and what is not known; that nothing is, where that is so. */
  List<String> reasons(NearPosition.Candidate candidate) {
    var reasons = new ArrayList<String>();
    if (!candidate.missing().isEmpty()) {
      reasons.add(say("near-position.missing", list(candidate.missing())));
    }
    if (!candidate.unknown().isEmpty()) {
      reasons.add(say("near-position.unknown", list(candidate.unknown())));
    }
    if (reasons.isEmpty()) {
      reasons.add(say("near-position.everything"));
    }
    return reasons;
  }

  private String list(List<Requirement> requirements) {
    return requirements.stream().map(this::name).collect(Collectors.joining(say("team.separator")));
  }

  String name(Requirement requirement) {
    var name = requirement.competency().name().in(language);
    return requirement.mustHave() ? say("near-position.must", name) : name;
  }

  String say(String key, Object... arguments) {
    return Objects.requireNonNull(messages.getMessage(key, arguments, language.locale()));
  }
}
