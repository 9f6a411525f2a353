package org.shengren.administration;

import java.util.Objects;
import java.util.Optional;
import org.shengren.kernel.Language;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * An entry of the trail as a sentence. The key is {@code audit.} and the action, in the messages of
 * the module that writes it; its arguments are: {0} who did it, {1} whom it is about, {2} the code
 * of what was changed, {3} and {4} the value before and after, {5} the ground on which results were
 * seen, {6} how many, {7} a version, {8} a day.
 */
@Component
class TrailInWords {
  private final MessageSource messages;

  TrailInWords(MessageSource messages) {
    this.messages = messages;
  }

  String sentence(Trail.Entry entry, Language language) {
    var system = say("audit.nobody", language);
    return say(
        "audit." + entry.action(),
        language,
        entry.actor().map(Trail.Who::name).orElse(system),
        entry.subject().map(Trail.Who::name).orElse(system),
        object(entry.object(), language),
        detail(entry, "from"),
        detail(entry, "to"),
        ground(entry, language),
        Optional.ofNullable(entry.detail().get("participants"))
            .or(() -> Optional.ofNullable(entry.detail().get("sessions")))
            .orElse(""),
        detail(entry, "version"),
        detail(entry, "last-day"));
  }

  private String ground(Trail.Entry entry, Language language) {
    return Optional.ofNullable(entry.detail().get("ground"))
        .map(ground -> word("audit.ground." + ground, ground, language))
        .orElse("");
  }

  /** Roles and settings have words of their own; other codes are known by their code. */
  private String object(String code, Language language) {
    return word("role." + code, word("setting." + code, code, language), language);
  }

  private static String detail(Trail.Entry entry, String name) {
    return entry.detail().getOrDefault(name, "");
  }

  private String word(String key, String otherwise, Language language) {
    return Objects.requireNonNull(messages.getMessage(key, null, otherwise, language.locale()));
  }

  private String say(String key, Language language, Object... arguments) {
    return Objects.requireNonNull(messages.getMessage(key, arguments, key, language.locale()));
  }
}
