package org.shengren.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shengren.exchange.ImportPlan.Change;
import org.shengren.exchange.ImportPlan.Hire;
import org.shengren.exchange.ImportPlan.Move;
import org.shengren.exchange.ImportPlan.NewUnit;
import org.shengren.exchange.ImportPlan.Work;
import org.shengren.exchange.PeopleFile.Row;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PersonDetails;
import org.shengren.organization.PositionId;
import org.shengren.organization.RosterLine;
import org.shengren.organization.UnitNode;

/**
 * Compares a file with an organisation. A cell left empty says nothing: what is known stays. Asks
 * nobody and writes nothing, so that the same file gives the same plan.
 */
final class Planner {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern STEP = Pattern.compile("[/／>＞\\\\]");

  private final PeopleFile file;
  private final Company company;
  private final LocalDate today;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, Integer> emails = new HashMap<>();
  private final Map<String, NewUnit> units = new LinkedHashMap<>();
  private final Map<String, Hire> hires = new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, Move> moves = new LinkedHashMap<>();
  private final List<RowProblem> problems = new ArrayList<>();
  private int unchanged;

  private Planner(PeopleFile file, Company company, LocalDate today) {
    this.file = file;
    this.company = company;
    this.today = today;
    problems.addAll(file.problems());
  }

  static ImportPlan plan(PeopleFile file, Company company, LocalDate today) {
    return new Planner(file, company, today).plan();
  }

  private ImportPlan plan() {
    for (var row : file.rows()) {
      var number = row.get(Column.NUMBER);
      if (number.isEmpty()) {
        problem(row, Column.NUMBER, "import.problem.number-missing");
      } else if (number.length() > 40) {
        problem(row, Column.NUMBER, "import.problem.long");
      } else {
        var earlier = rows.putIfAbsent(number, row);
        if (earlier != null) {
          problem(row, Column.NUMBER, "import.problem.number-twice", earlier.number());
        }
      }
    }
    // Whole paths first: a name that stands alone may mean a unit that another row spells out.
    rows.values().stream().filter(row -> steps(row).size() > 1).forEach(this::read);
    rows.values().stream().filter(row -> steps(row).size() <= 1).forEach(this::read);
    findCircles();
    problems.sort(java.util.Comparator.comparingInt(RowProblem::row));
    return new ImportPlan(
        problems.isEmpty() ? List.copyOf(units.values()) : List.of(),
        problems.isEmpty() ? managersFirst() : List.copyOf(hires.values()),
        changes,
        List.copyOf(moves.values()),
        unchanged,
        problems,
        file.ignored());
  }

  private void read(Row row) {
    var known = company.person(row.get(Column.NUMBER));
    if (known.isPresent() && known.get().leftOn().filter(day -> day.isBefore(today)).isPresent()) {
      problem(row, Column.NUMBER, "import.problem.left");
      return;
    }
    if (known.isPresent() && !mayAct(known.get())) {
      problem(row, Column.NUMBER, "import.problem.outside-person");
      return;
    }
    var before = problems.size();
    var name = name(row, known);
    var email = email(row, known);
    var joined = day(row, Column.JOINED);
    var from = day(row, Column.FROM);
    var unit = unit(row);
    var position = position(row);
    var manager = manager(row);
    var grade = Optional.of(row.get(Column.GRADE)).filter(given -> !given.isEmpty());
    if (grade.filter(given -> given.length() > 40).isPresent()) {
      problem(row, Column.GRADE, "import.problem.long");
    }
    if (known.isEmpty() && unit.isEmpty() && row.get(Column.UNIT).isEmpty()) {
      problem(row, Column.UNIT, "import.problem.unit-missing");
    }
    if (problems.size() > before || name == null) {
      return;
    }
    if (known.isEmpty()) {
      var begins = joined.or(() -> from).orElse(today);
      hires.put(
          row.get(Column.NUMBER),
          new Hire(
              new PersonDetails(row.get(Column.NUMBER), name, email, grade, Optional.of(begins)),
              begins,
              new Work(unit.orElseThrow(), position, manager, from.orElse(begins))));
    } else {
      compare(row, known.get(), name, email, grade, joined, unit, position, manager, from);
    }
  }

  private void compare(
      Row row,
      RosterLine known,
      Text name,
      Optional<String> email,
      Optional<String> grade,
      Optional<LocalDate> joined,
      Optional<UnitTarget> unit,
      Optional<PositionId> position,
      Optional<String> manager,
      Optional<LocalDate> from) {
    var details =
        new PersonDetails(
            known.number(),
            name,
            email.or(known::email),
            grade.or(known::grade),
            joined.or(known::joinedOn));
    var same =
        new PersonDetails(
                known.number(), known.name(), known.email(), known.grade(), known.joinedOn())
            .equals(details);
    var work = known.work();
    var presentManager =
        work.flatMap(w -> w.manager()).flatMap(company::person).map(RosterLine::number);
    var stays =
        unit.map(target ->
                work.isPresent() && target.equals(new UnitTarget.Present(work.get().unit())))
                .orElse(true)
            && (position.isEmpty() || position.equals(work.flatMap(w -> w.position())))
            && (manager.isEmpty() || manager.equals(presentManager));
    if (!stays) {
      var earliest = work.map(w -> w.from()).orElse(LocalDate.MIN);
      var begins = from.orElse(today.isBefore(earliest) ? earliest : today);
      if (begins.isBefore(earliest)) {
        problem(row, Column.FROM, "import.problem.from-early", earliest.toString());
        return;
      }
      var target = unit.or(() -> work.map(w -> (UnitTarget) new UnitTarget.Present(w.unit())));
      if (target.isEmpty()) {
        problem(row, Column.UNIT, "import.problem.unit-missing");
        return;
      }
      moves.put(
          known.number(),
          new Move(
              known.id(),
              name,
              new Work(
                  target.get(),
                  position.or(() -> work.flatMap(w -> w.position())),
                  manager.or(() -> presentManager.filter(this::worksHere)),
                  begins),
              work.map(w -> w.unit())));
    }
    if (!same) {
      changes.add(new Change(known.id(), details));
    }
    if (same && stays) {
      unchanged++;
    }
  }

  private boolean worksHere(String number) {
    return company.person(number).filter(person -> person.leftOn().isEmpty()).isPresent();
  }

  private boolean mayAct(RosterLine person) {
    return company.mayActEverywhere()
        || person.work().filter(work -> company.mayActIn(work.unit())).isPresent();
  }

  /** A name without Han characters that stands alone is one for English readers. */
  private @Nullable Text name(Row row, Optional<RosterLine> known) {
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
    if (words.isEmpty()) {
      problem(row, Column.NAME, "import.problem.name-missing");
      return null;
    }
    if (name.length() > 100 || english.length() > 100) {
      problem(row, Column.NAME, "import.problem.long");
      return null;
    }
    return new Text(words);
  }

  private Optional<String> email(Row row, Optional<RosterLine> known) {
    var email = row.get(Column.EMAIL);
    if (email.isEmpty()) {
      return Optional.empty();
    }
    if (!EMAIL.matcher(email).matches() || email.length() > 200) {
      problem(row, Column.EMAIL, "import.problem.email");
      return Optional.empty();
    }
    var earlier = emails.putIfAbsent(Company.plain(email), row.number());
    if (earlier != null) {
      problem(row, Column.EMAIL, "import.problem.email-twice", earlier);
    }
    company
        .owner(email)
        .filter(owner -> !owner.id().equals(known.map(RosterLine::id).orElse(null)))
        .ifPresent(
            owner -> problem(row, Column.EMAIL, "import.problem.email-taken", owner.number()));
    return Optional.of(email);
  }

  private Optional<LocalDate> day(Row row, Column column) {
    var written = row.get(column);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    var day = Days.read(written);
    if (day.isEmpty()) {
      problem(row, column, "import.problem.day");
    }
    return day;
  }

  private Optional<PositionId> position(Row row) {
    var written = row.get(Column.POSITION);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    var found = company.positions(written);
    if (found.size() == 1) {
      return found.stream().findFirst();
    }
    problem(
        row,
        Column.POSITION,
        found.isEmpty() ? "import.problem.position-unknown" : "import.problem.position-several",
        company.knownPositions());
    return Optional.empty();
  }

  private Optional<String> manager(Row row) {
    var number = row.get(Column.MANAGER);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    if (number.equals(row.get(Column.NUMBER))) {
      problem(row, Column.MANAGER, "import.problem.manager-self");
    } else if (company
        .person(number)
        .filter(person -> person.leftOn().filter(day -> day.isBefore(today)).isPresent())
        .isPresent()) {
      problem(row, Column.MANAGER, "import.problem.manager-left");
    } else if (!rows.containsKey(number) && company.person(number).isEmpty()) {
      problem(row, Column.MANAGER, "import.problem.manager-unknown");
    }
    return Optional.of(number);
  }

  private Optional<UnitTarget> unit(Row row) {
    var written = row.get(Column.UNIT);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    var byCode = company.unitOfCode(written);
    if (byCode.isPresent()) {
      return present(row, byCode.get());
    }
    var steps = steps(row);
    if (steps.isEmpty() || steps.stream().anyMatch(step -> step.length() > 100)) {
      problem(row, Column.UNIT, "import.problem.unit-unknown");
      return Optional.empty();
    }
    var found = find(steps);
    if (found.size() > 1) {
      problem(row, Column.UNIT, "import.problem.unit-several");
      return Optional.empty();
    }
    return found.size() == 1 ? present(row, found.getFirst()) : planned(row, steps);
  }

  private static List<String> steps(Row row) {
    return STEP.splitAsStream(row.get(Column.UNIT))
        .map(String::strip)
        .filter(step -> !step.isEmpty())
        .toList();
  }

  private Optional<UnitTarget> present(Row row, UnitNode unit) {
    if (unit.closed()) {
      problem(row, Column.UNIT, "import.problem.unit-closed");
      return Optional.empty();
    }
    if (!company.mayActIn(unit.id())) {
      problem(row, Column.UNIT, "import.problem.outside-unit");
      return Optional.empty();
    }
    return Optional.of(new UnitTarget.Present(unit.id()));
  }

  /** From the top, with or without the root; a single name anywhere. */
  private List<UnitNode> find(List<String> steps) {
    if (steps.size() == 1) {
      return company.roots().stream()
          .flatMap(UnitNode::withBelow)
          .filter(unit -> Company.isCalled(unit, steps.getFirst()))
          .toList();
    }
    var fromRoot = walk(company.roots(), steps);
    return fromRoot.isEmpty()
        ? walk(company.roots().stream().flatMap(root -> root.children().stream()).toList(), steps)
        : fromRoot;
  }

  private static List<UnitNode> walk(List<UnitNode> start, List<String> steps) {
    var level = start;
    var found = List.<UnitNode>of();
    for (var step : steps) {
      found = level.stream().filter(unit -> Company.isCalled(unit, step)).toList();
      level = found.stream().flatMap(unit -> unit.children().stream()).toList();
    }
    return found;
  }

  /** The longest beginning that is there, and the rest to be made below it. */
  private Optional<UnitTarget> planned(Row row, List<String> steps) {
    if (steps.size() == 1) {
      var same =
          units.values().stream()
              .filter(unit -> Company.plain(unit.name()).equals(Company.plain(steps.getFirst())))
              .toList();
      if (same.size() > 1) {
        problem(row, Column.UNIT, "import.problem.unit-several");
        return Optional.empty();
      }
      if (same.size() == 1) {
        return Optional.of(new UnitTarget.Planned(same.getFirst().path()));
      }
    }
    UnitTarget above = null;
    var known = 0;
    for (var length = steps.size() - 1; length > 0 && above == null; length--) {
      var found = find(steps.subList(0, length));
      if (found.size() > 1) {
        problem(row, Column.UNIT, "import.problem.unit-several");
        return Optional.empty();
      }
      if (found.size() == 1) {
        var target = present(row, found.getFirst());
        if (target.isEmpty()) {
          return Optional.empty();
        }
        above = target.get();
        known = length;
      }
    }
    if (above == null) {
      if (company.roots().size() != 1) {
        problem(row, Column.UNIT, "import.problem.unit-unknown");
        return Optional.empty();
      }
      var target = present(row, company.roots().getFirst());
      if (target.isEmpty()) {
        return Optional.empty();
      }
      above = target.get();
    }
    var path = above instanceof UnitTarget.Present(OrgUnitId id) ? id.value().toString() : "";
    for (var at = known; at < steps.size(); at++) {
      path = path + "/" + Company.plain(steps.get(at));
      units.putIfAbsent(
          path,
          new NewUnit(path, steps.get(at), String.join(" / ", steps.subList(0, at + 1)), above));
      above = new UnitTarget.Planned(path);
    }
    return Optional.of(above);
  }

  /** Follows every line upwards as it would be after the import. */
  private void findCircles() {
    var fine = new HashSet<String>();
    for (var row : rows.values()) {
      var seen = new HashSet<String>();
      var number = Optional.of(row.get(Column.NUMBER));
      while (number.isPresent() && !fine.contains(number.get())) {
        if (!seen.add(number.get())) {
          if (number.get().equals(row.get(Column.NUMBER))
              && !row.get(Column.MANAGER).isEmpty()
              && !row.get(Column.MANAGER).equals(row.get(Column.NUMBER))) {
            problem(row, Column.MANAGER, "import.problem.manager-circle");
          }
          break;
        }
        number = managerAfter(number.get());
      }
      if (number.isEmpty() || fine.contains(number.get())) {
        fine.addAll(seen);
      }
    }
  }

  private Optional<String> managerAfter(String number) {
    var row = rows.get(number);
    if (row != null && !row.get(Column.MANAGER).isEmpty()) {
      return Optional.of(row.get(Column.MANAGER));
    }
    return company
        .person(number)
        .flatMap(RosterLine::work)
        .flatMap(work -> work.manager())
        .flatMap(company::person)
        .map(RosterLine::number);
  }

  private List<Hire> managersFirst() {
    var ordered = new LinkedHashMap<String, Hire>();
    for (var start : hires.values()) {
      var line = new java.util.ArrayDeque<Hire>();
      @Nullable Hire next = start;
      while (next != null && !ordered.containsKey(next.details().number())) {
        line.push(next);
        next = next.work().manager().map(hires::get).orElse(null);
      }
      line.forEach(hire -> ordered.put(hire.details().number(), hire));
    }
    return List.copyOf(ordered.values());
  }

  private void problem(Row row, Column column, String key, Object... arguments) {
    problems.add(new RowProblem(row.number(), column, row.get(column), key, arguments));
  }
}
