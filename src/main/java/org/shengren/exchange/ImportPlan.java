package org.shengren.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PersonDetails;
import org.shengren.organization.PositionId;

/**
 * What an import would do to an organisation; it does all of it, or nothing while there are
 * problems.
 *
 * @param lines one for each person that the file names and about whom there is no problem
 * @param absent who works here, may be changed by the asker and is not in the file: untouched
 */
record ImportPlan(
    List<NewUnit> units,
    List<Hire> hires,
    List<Change> changes,
    List<Move> moves,
    List<Departure> departures,
    List<Posts> posts,
    List<Dotted> dottedLines,
    List<Line> lines,
    List<Absent> absent,
    List<RowProblem> problems,
    List<String> ignoredHeaders) {
  ImportPlan {
    units = List.copyOf(units);
    hires = List.copyOf(hires);
    changes = List.copyOf(changes);
    moves = List.copyOf(moves);
    departures = List.copyOf(departures);
    posts = List.copyOf(posts);
    dottedLines = List.copyOf(dottedLines);
    lines = List.copyOf(lines);
    absent = List.copyOf(absent);
    problems = List.copyOf(problems);
    ignoredHeaders = List.copyOf(ignoredHeaders);
  }

  public boolean changesNothing() {
    return units.isEmpty()
        && hires.isEmpty()
        && changes.isEmpty()
        && moves.isEmpty()
        && departures.isEmpty()
        && posts.isEmpty()
        && dottedLines.isEmpty();
  }

  /** How many people say what is known already. */
  public int unchanged() {
    return count(Kind.UNCHANGED);
  }

  public int count(Kind kind) {
    return (int) lines.stream().filter(line -> line.kind() == kind).count();
  }

  /** What happens to a person, told by what weighs most. */
  enum Kind {
    NEW,
    /** Had left and works here again. */
    RETURNED,
    /** Other unit, position, manager or further post; details may change as well. */
    MOVED,
    /** Name, address and the like only. */
    CHANGED,
    LEFT,
    UNCHANGED;

    public String key() {
      return "import-check.kind." + name();
    }
  }

  /**
   * One person.
   *
   * @param row as a spreadsheet counts
   */
  record Line(int row, String number, Text name, Kind kind, List<Difference> differences) {
    Line {
      differences = List.copyOf(differences);
    }
  }

  /** One cell that becomes another; nothing where there was or will be nothing. */
  record Difference(Column column, @Nullable Text before, @Nullable Text after) {}

  /** Somebody who works here and is not in the file. */
  record Absent(PersonId person, String number, Text name) {}

  /**
   * A unit to be made.
   *
   * @param path unique within the plan
   * @param label the way to it, as the file writes it
   */
  record NewUnit(String path, String name, String label, UnitTarget parent) {}

  /** Where somebody will work; the manager by number, who may be new as well. */
  record Work(
      UnitTarget unit, Optional<PositionId> position, Optional<String> manager, LocalDate from) {}

  record Hire(PersonDetails details, LocalDate joined, Work work) {}

  record Change(PersonId person, PersonDetails details) {}

  record Move(PersonId person, Text name, Work work, Optional<OrgUnitId> present) {}

  record Departure(PersonId person, LocalDate lastDay) {}

  /** A post beside the main one, with its share in percent. */
  record Post(UnitTarget unit, Optional<PositionId> position, int share) {}

  /** All further posts that the person with this number has from a day on. */
  record Posts(String number, LocalDate from, List<Post> posts) {
    Posts {
      posts = List.copyOf(posts);
    }
  }

  /** All who lead the person with this number by dotted lines from a day on, by their numbers. */
  record Dotted(String number, LocalDate from, Map<String, Optional<Integer>> managers) {
    Dotted {
      managers = Map.copyOf(managers);
    }
  }
}
