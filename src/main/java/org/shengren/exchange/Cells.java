package org.shengren.exchange;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shengren.exchange.PeopleFile.Row;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.organization.PositionId;
import org.shengren.organization.RosterLine;

/** What the cells of a row mean; what means nothing is a problem of that row. */
final class Cells {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})\\s*[%％]?");

  private final FileRows rows;
  private final Company company;
  private final LocalDate today;
  private final WrittenUnits units;
  private final RowProblems problems;
  private final Map<String, Integer> emails = new HashMap<>();

  Cells(FileRows rows, Company company, LocalDate today, WrittenUnits units, RowProblems problems) {
    this.rows = rows;
    this.company = company;
    this.today = today;
    this.units = units;
    this.problems = problems;
  }

  /** A name without Han characters that stands alone is one for English readers. */
  @Nullable Text name(Row row, Optional<RosterLine> known) {
    var words = new TreeMap<String, String>();
    known.ifPresent(person -> words.putAll(person.name().byLanguage()));
    var name = row.get(Column.NAME);
    var english = row.get(Column.NAME_EN);
    if (!name.isEmpty()) {
      var chinese = HAN.matcher(name).find() || !english.isEmpty();
      words.put((chinese ? Language.ZH : Language.EN).code(), name);
    }
    if (!english.isEmpty()) {
      words.put(Language.EN.code(), english);
    }
    if (row.clears(Column.NAME_EN) && words.containsKey(Language.ZH.code())) {
      words.remove(Language.EN.code());
    }
    if (words.isEmpty()) {
      problems.add(row, Column.NAME, "import.problem.name-missing");
      return null;
    }
    if (name.length() > 100 || english.length() > 100) {
      problems.add(row, Column.NAME, "import.problem.long");
      return null;
    }
    return new Text(words);
  }

  Optional<String> email(Row row, Optional<RosterLine> known) {
    var email = row.get(Column.EMAIL);
    if (email.isEmpty()) {
      return Optional.empty();
    }
    if (!EMAIL.matcher(email).matches() || email.length() > 200) {
      problems.add(row, Column.EMAIL, "import.problem.email");
      return Optional.empty();
    }
    var earlier = emails.putIfAbsent(Company.plain(email), row.number());
    if (earlier != null) {
      problems.add(row, Column.EMAIL, "import.problem.email-twice", earlier);
    }
    company
        .owner(email)
        .filter(owner -> !owner.id().equals(known.map(RosterLine::id).orElse(null)))
        .filter(owner -> !givesAway(owner))
        .ifPresent(
            owner -> problems.add(row, Column.EMAIL, "import.problem.email-taken", owner.number()));
    return Optional.of(email);
  }

  /** Whether the same file gives the owner of an address another one, or none. */
  private boolean givesAway(RosterLine owner) {
    return company.mayActOn(owner)
        && rows.main(owner.number())
            .filter(row ->
                row.clears(Column.EMAIL)
                    || (!row.get(Column.EMAIL).isEmpty()
                        && !Company.plain(row.get(Column.EMAIL))
                            .equals(Company.plain(owner.email().orElse("")))))
            .isPresent();
  }

  Optional<LocalDate> day(Row row, Column column) {
    var written = row.get(column);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    var day = Days.read(written);
    if (day.isEmpty()) {
      problems.add(row, column, Days.problem(written));
    }
    return day;
  }

  Optional<PositionId> position(Row row) {
    var written = row.get(Column.POSITION);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    var found = company.positions(written);
    if (found.size() == 1) {
      return found.stream().findFirst();
    }
    if (found.isEmpty()) {
      problems.add(
          row,
          Column.POSITION,
          "import.problem.position-unknown",
          company.similarPositions(written));
    } else {
      problems.add(row, Column.POSITION, "import.problem.position-several", company.named(found));
    }
    return Optional.empty();
  }

  Optional<String> manager(Row row) {
    var written = row.get(Column.MANAGER);
    return written.isEmpty() ? Optional.empty() : leader(row, Column.MANAGER, written);
  }

  /** Number of whoever is meant by a number or by a name that only one person has. */
  Optional<String> leader(Row row, Column column, String written) {
    var number = written;
    if (!rows.names(written) && company.person(written).isEmpty()) {
      var called = new HashSet<>(rows.called(written));
      company.called(written).stream()
          .filter(person -> person.leftOn().filter(day -> day.isBefore(today)).isEmpty())
          .forEach(person -> called.add(person.number()));
      if (called.size() != 1) {
        problems.add(
            row,
            column,
            called.isEmpty() ? "import.problem.manager-unknown" : "import.problem.manager-several",
            called.stream().sorted().limit(6).collect(Collectors.joining(", ")));
        return Optional.empty();
      }
      number = called.iterator().next();
    }
    if (number.equals(row.get(Column.NUMBER))) {
      problems.add(row, column, "import.problem.manager-self");
      return Optional.empty();
    }
    var returns = rows.main(number).filter(own -> !own.get(Column.FROM).isEmpty()).isPresent();
    if (!returns
        && company
            .person(number)
            .flatMap(RosterLine::leftOn)
            .filter(day -> day.isBefore(today))
            .isPresent()) {
      problems.add(row, column, "import.problem.manager-left");
      return Optional.empty();
    }
    return Optional.of(number);
  }

  static Optional<Integer> share(String written) {
    var match = PERCENT.matcher(written);
    return match.matches()
        ? Optional.of(Integer.valueOf(match.group(1))).filter(share -> share > 0 && share < 100)
        : Optional.empty();
  }

  Optional<UnitTarget> unit(Row row) {
    var written = row.get(Column.UNIT);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    var place = units.of(written);
    if (place.problem() != null) {
      problems.add(row, Column.UNIT, place.problem());
    }
    return place.target();
  }
}
