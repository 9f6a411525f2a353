package org.shengren.report;

import java.util.List;
import java.util.Optional;
import org.shengren.competency.Relationship;

/**
 * Whom to ask about what is not known well enough.
 *
 * @param minimum of people in a group whose answers may be shown
 */
record AskingInWords(Reader reader, int minimum) {
  /** Whom to ask, and whether the manager has seen too little so far. */
  record Whom(boolean unseen, List<Relationship> ask) {
    static Whom of(Remedy remedy) {
      return new Whom(remedy.unseen(), remedy.ask());
    }
  }

  /** The sentence about these competencies. */
  String about(String names, Whom whom) {
    var ask = whom.ask();
    if (whom.unseen()) {
      return reader.say("report.unknown.unseen." + reader.person(), names, reader.name());
    }
    if (ask.isEmpty()) {
      return reader.say("report.unknown.nobody", names);
    }
    if (ask.contains(Relationship.MANAGER)) {
      return reader.say("report.unknown.manager." + reader.person(), names, reader.name());
    }
    return reader.say("report.unknown.others", names, Integer.toString(minimum), groups(ask));
  }

  /** What to do next about one competency. */
  Optional<String> next(Whom whom) {
    var ask = whom.ask();
    if (whom.unseen()) {
      return Optional.of(reader.say("report.ask-next.unseen." + reader.person(), reader.name()));
    }
    if (ask.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        ask.contains(Relationship.MANAGER)
            ? reader.say("report.ask-next.manager." + reader.person(), reader.name())
            : reader.say("report.ask-next.others", Integer.toString(minimum), groups(ask)));
  }

  private String groups(List<Relationship> ask) {
    return reader.any(ask.stream().map(who -> reader.say("report.ask." + who.code())).toList());
  }
}
