package org.shengren.administration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shengren.kernel.PersonId;

/** The audit trail as it is asked for and read. */
final class Trail {
  /** What an entry is about, by the first word of its action. */
  enum Kind {
    RESULTS("result"),
    ACCESS("account", "role"),
    PEOPLE("person", "people", "unit", "position", "job-family"),
    MODELS("model", "requirement"),
    ORGANISATION("tenant", "scale", "trail"),
    /** Assessments and everything that came later. */
    ASSESSMENTS();

    private final String prefixes;

    Kind(String... prefixes) {
      this.prefixes = String.join(",", prefixes);
    }

    List<String> prefixes() {
      return prefixes.isEmpty() ? List.of() : Arrays.asList(prefixes.split(","));
    }

    /** First words that belong to one of the named kinds. */
    static List<String> named() {
      return Arrays.stream(values()).flatMap(kind -> kind.prefixes().stream()).toList();
    }
  }

  /**
   * What is asked for.
   *
   * @param about words that mean the person whom entries are about: name or number
   * @param by likewise for who did it
   * @param after where the page before ended
   */
  record Asked(
      String about,
      String by,
      Optional<Kind> kind,
      Optional<LocalDate> from,
      Optional<LocalDate> until,
      Optional<String> after) {}

  /** Who did something or to whom: name and number in the reader's language. */
  record Who(PersonId id, String name, String number) {}

  /**
   * One entry.
   *
   * @param object code of what was changed, or an id; empty when it is the person
   * @param detail by name, as it was written
   */
  record Entry(
      String id,
      Instant at,
      Optional<Who> actor,
      Optional<Who> subject,
      String action,
      String object,
      Map<String, String> detail) {}

  /**
   * A page of entries.
   *
   * @param next the key of the last one, when there are more
   */
  record Found(List<Entry> entries, Optional<String> next) {}

  private Trail() {}
}
