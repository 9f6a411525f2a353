package org.shengren.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.shengren.exchange.ImportPlan.Absent;
import org.shengren.exchange.ImportPlan.Change;
import org.shengren.exchange.ImportPlan.Departure;
import org.shengren.exchange.ImportPlan.Difference;
import org.shengren.exchange.ImportPlan.Dotted;
import org.shengren.exchange.ImportPlan.Hire;
import org.shengren.exchange.ImportPlan.Kind;
import org.shengren.exchange.ImportPlan.Line;
import org.shengren.exchange.ImportPlan.Move;
import org.shengren.exchange.ImportPlan.Post;
import org.shengren.exchange.ImportPlan.Posts;
import org.shengren.exchange.ImportPlan.Work;
import org.shengren.exchange.PeopleFile.Row;
import org.shengren.kernel.Text;
import org.shengren.organization.NewAppointment;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PersonDetails;
import org.shengren.organization.PositionId;
import org.shengren.organization.RosterLine;

/**
 * Compares a file with an organisation. A cell left empty says nothing: what is known stays; the
 * mark {@link PeopleFile#CLEAR} empties it. Asks nobody and writes nothing, so that the same file
 * gives the same plan.
 */
final class Planner {
  private static final List<Column> NEVER_CLEARED =
      List.of(
          Column.NUMBER,
          Column.NAME,
          Column.UNIT,
          Column.FROM,
          Column.JOINED,
          Column.LEFT,
          Column.POST);

  private final PeopleFile file;
  private final Company company;
  private final LocalDate today;
  private final IntConsumer compared;
  private int behind;
  private final RowProblems problems;
  private final FileRows rows;
  private final WrittenUnits units;
  private final Cells cells;
  private final BesideMainPost beside;
  private final PlanInWords words;
  private final Map<String, Hire> hires = new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, Move> moves = new LinkedHashMap<>();
  private final List<Departure> departures = new ArrayList<>();
  private final List<Posts> posts = new ArrayList<>();
  private final List<Dotted> dotted = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Optional<String>> managers = new HashMap<>();

  private Planner(PeopleFile file, Company company, LocalDate today, IntConsumer compared) {
    this.file = file;
    this.company = company;
    this.today = today;
    this.compared = compared;
    problems = new RowProblems(file.problems());
    rows = new FileRows(file, problems);
    units = new WrittenUnits(company);
    cells = new Cells(rows, company, today, units, problems);
    beside = new BesideMainPost(rows, company, cells, problems);
    words = new PlanInWords(rows, company, units);
  }

  static ImportPlan plan(PeopleFile file, Company company, LocalDate today) {
    return plan(file, company, today, _ -> {});
  }

  /**
   * The same, watched.
   *
   * @param compared told now and then how many rows are behind it
   */
  static ImportPlan plan(PeopleFile file, Company company, LocalDate today, IntConsumer compared) {
    return new Planner(file, company, today, compared).plan();
  }

  private ImportPlan plan() {
    rows.withoutMain((number, own) -> {
      if (company.person(number).isEmpty()) {
        problems.add(own.getFirst(), Column.POST, "import.problem.main-missing");
      }
    });
    // Whole paths first: a name that stands alone may mean a unit that another row spells out.
    rows.main().stream().filter(Planner::spellsOutItsUnit).forEach(this::read);
    rows.main().stream().filter(row -> !spellsOutItsUnit(row)).forEach(this::read);
    rows.withoutMain(
        (number, own) -> company.person(number).ifPresent(known -> readFurtherAlone(known, own)));
    new ManagerCircles(rows, managers, company, words, problems).find();
    lines.sort(Comparator.comparingInt(Line::row));
    return new ImportPlan(
        problems.count() == 0 ? units.planned() : List.of(),
        List.copyOf(hires.values()),
        changes,
        List.copyOf(moves.values()),
        departures,
        posts,
        dotted,
        lines,
        absent(),
        problems.byRow(),
        file.ignored());
  }

  private static boolean spellsOutItsUnit(Row row) {
    return WrittenUnits.steps(row.get(Column.UNIT)).size() > 1;
  }

  private void read(Row row) {
    if (++behind % CheckProgress.STEP == 0) {
      compared.accept(behind);
    }
    var number = row.get(Column.NUMBER);
    var known = company.person(number);
    if (known.isPresent() && !company.mayActOn(known.get())) {
      problems.add(row, Column.NUMBER, "import.problem.outside-person");
      return;
    }
    var before = problems.count();
    for (var column : NEVER_CLEARED) {
      if (row.clears(column)) {
        problems.add(row, column, "import.problem.not-clearable");
      }
    }
    var name = cells.name(row, known);
    var email = cells.email(row, known);
    var joined = cells.day(row, Column.JOINED);
    var from = cells.day(row, Column.FROM);
    var left = cells.day(row, Column.LEFT);
    var unit = cells.unit(row);
    var position = cells.position(row);
    var manager = cells.manager(row);
    managers.put(number, manager);
    var grade = Optional.of(row.get(Column.GRADE)).filter(given -> !given.isEmpty());
    if (grade.filter(given -> given.length() > 40).isPresent()) {
      problems.add(row, Column.GRADE, "import.problem.long");
    }
    if (known.isEmpty() && unit.isEmpty() && row.get(Column.UNIT).isEmpty()) {
      problems.add(row, Column.UNIT, "import.problem.unit-missing");
    }
    if (known.isEmpty() && left.isPresent()) {
      problems.add(row, Column.LEFT, "import.problem.left-unknown");
    }
    if (!row.get(Column.SHARE).isEmpty()) {
      problems.add(row, Column.SHARE, "import.problem.share-main");
    }
    var lines = beside.dottedLines(row);
    var furtherPosts = beside.posts(number, known);
    if (problems.count() > before || name == null) {
      return;
    }
    var asked = new Asked(row, name, email, grade, joined, from, left, unit, position, manager);
    if (known.isEmpty()) {
      hire(asked);
    } else {
      compare(asked, known.get());
    }
    if (problems.count() == before) {
      addPosts(number, furtherPosts, from.orElse(today));
      addDottedLines(asked, known, lines);
    }
  }

  /** What a row says, understood. */
  private record Asked(
      Row row,
      Text name,
      Optional<String> email,
      Optional<String> grade,
      Optional<LocalDate> joined,
      Optional<LocalDate> from,
      Optional<LocalDate> left,
      Optional<UnitTarget> unit,
      Optional<PositionId> position,
      Optional<String> manager) {
    String number() {
      return row.get(Column.NUMBER);
    }

    <T> Optional<T> after(Column column, Optional<T> asked, Optional<T> known) {
      return row.clears(column) ? Optional.empty() : asked.or(() -> known);
    }
  }

  private void hire(Asked asked) {
    var begins = asked.joined().or(asked::from).orElse(today);
    var details =
        new PersonDetails(
            asked.number(), asked.name(), asked.email(), asked.grade(), Optional.of(begins));
    var work =
        new Work(
            asked.unit().orElseThrow(),
            asked.position(),
            asked.manager(),
            asked.from().orElse(begins));
    hires.put(asked.number(), new Hire(details, begins, work));
    var differences = new ArrayList<Difference>();
    PlanInWords.difference(differences, Column.UNIT, null, units.name(work.unit()));
    PlanInWords.difference(differences, Column.POSITION, null, words.position(work.position()));
    PlanInWords.difference(differences, Column.MANAGER, null, words.person(work.manager()));
    PlanInWords.difference(differences, Column.EMAIL, null, PlanInWords.plain(asked.email()));
    PlanInWords.difference(differences, Column.GRADE, null, PlanInWords.plain(asked.grade()));
    PlanInWords.difference(
        differences, Column.JOINED, null, PlanInWords.plain(Optional.of(begins.toString())));
    lines.add(new Line(asked.row().number(), asked.number(), asked.name(), Kind.NEW, differences));
  }

  private void compare(Asked asked, RosterLine known) {
    var row = asked.row();
    var gone = known.leftOn().filter(day -> day.isBefore(today)).isPresent();
    var returnOn =
        gone
            ? asked
                .from()
                .or(asked::joined)
                .filter(day -> day.isAfter(known.leftOn().orElseThrow()))
            : Optional.<LocalDate>empty();
    if (gone && returnOn.isEmpty() && !asked.left().equals(known.leftOn())) {
      var lastDay = known.leftOn().orElseThrow().toString();
      if (asked.left().isPresent()) {
        problems.add(row, Column.LEFT, "import.problem.left-differs", lastDay);
      } else {
        problems.add(row, Column.FROM, "import.problem.left", lastDay);
      }
      return;
    }
    if (!gone
        && known.leftOn().isPresent()
        && asked.left().isPresent()
        && !asked.left().equals(known.leftOn())) {
      problems.add(
          row, Column.LEFT, "import.problem.left-differs", known.leftOn().get().toString());
      return;
    }
    var details =
        new PersonDetails(
            known.number(),
            asked.name(),
            asked.after(Column.EMAIL, asked.email(), known.email()),
            asked.after(Column.GRADE, asked.grade(), known.grade()),
            asked.joined().or(known::joinedOn));
    var differences = new ArrayList<Difference>();
    compareDetails(differences, known, details);
    var changed = !differences.isEmpty();
    var problemsBefore = problems.count();
    var moved = (!gone || returnOn.isPresent()) && compareWork(asked, known, returnOn, differences);
    if (problems.count() > problemsBefore) {
      return;
    }
    var leaves = asked.left().isPresent() && known.leftOn().isEmpty();
    if (leaves && moved) {
      problems.add(row, Column.LEFT, "import.problem.left-and-moved");
      return;
    }
    if (leaves) {
      var earliest = known.work().map(NewAppointment::from);
      if (earliest.filter(asked.left().get()::isBefore).isPresent()) {
        moves.remove(known.number());
        problems.add(
            row, Column.LEFT, "import.problem.left-early", earliest.orElseThrow().toString());
        return;
      }
      departures.add(new Departure(known.id(), asked.left().get()));
      PlanInWords.difference(
          differences, Column.LEFT, null, PlanInWords.plain(asked.left().map(LocalDate::toString)));
    }
    if (changed) {
      changes.add(new Change(known.id(), details));
    }
    var kind =
        returnOn.isPresent()
            ? Kind.RETURNED
            : leaves ? Kind.LEFT : moved ? Kind.MOVED : changed ? Kind.CHANGED : Kind.UNCHANGED;
    lines.add(new Line(row.number(), known.number(), asked.name(), kind, differences));
  }

  private void compareDetails(
      List<Difference> differences, RosterLine known, PersonDetails details) {
    var before = known.name().byLanguage();
    var after = details.name().byLanguage();
    PlanInWords.difference(
        differences,
        Column.NAME,
        PlanInWords.plain(before.get("zh")),
        PlanInWords.plain(after.get("zh")));
    PlanInWords.difference(
        differences,
        after.containsKey("zh") ? Column.NAME_EN : Column.NAME,
        PlanInWords.plain(before.get("en")),
        PlanInWords.plain(after.get("en")));
    PlanInWords.difference(
        differences,
        Column.EMAIL,
        PlanInWords.plain(known.email()),
        PlanInWords.plain(details.email()));
    PlanInWords.difference(
        differences,
        Column.GRADE,
        PlanInWords.plain(known.grade()),
        PlanInWords.plain(details.grade()));
    PlanInWords.difference(
        differences,
        Column.JOINED,
        PlanInWords.plain(known.joinedOn().map(LocalDate::toString)),
        PlanInWords.plain(details.joinedOn().map(LocalDate::toString)));
  }

  /** Whether the work becomes another one; then the move is planned. */
  private boolean compareWork(
      Asked asked, RosterLine known, Optional<LocalDate> returnOn, List<Difference> differences) {
    var row = asked.row();
    var work = known.work();
    var presentUnit = work.map(w -> (UnitTarget) new UnitTarget.Present(w.unit()));
    var presentPosition = work.flatMap(NewAppointment::position);
    var presentManager =
        work.flatMap(NewAppointment::manager).flatMap(company::person).map(RosterLine::number);
    var target = asked.unit().or(() -> presentUnit);
    var position = asked.after(Column.POSITION, asked.position(), presentPosition);
    // Whoever comes back is not put under somebody who left meanwhile.
    var manager =
        asked.after(
            Column.MANAGER,
            asked.manager(),
            returnOn.isPresent() ? presentManager.filter(company::worksHere) : presentManager);
    if (returnOn.isEmpty()
        && target.equals(presentUnit)
        && position.equals(presentPosition)
        && manager.equals(presentManager)) {
      return false;
    }
    if (target.isEmpty()) {
      problems.add(row, Column.UNIT, "import.problem.unit-missing");
      return false;
    }
    var earliest = work.map(NewAppointment::from).orElse(LocalDate.MIN);
    var begins = returnOn.or(asked::from).orElse(today.isBefore(earliest) ? earliest : today);
    if (begins.isBefore(earliest)) {
      problems.add(row, Column.FROM, "import.problem.from-early", earliest.toString());
      return false;
    }
    if (returnOn.isEmpty() && known.leftOn().filter(day -> !begins.isAfter(day)).isPresent()) {
      problems.add(row, Column.FROM, "import.problem.leaving", known.leftOn().get().toString());
      return false;
    }
    if (asked.unit().isEmpty()
        && target.get() instanceof UnitTarget.Present(OrgUnitId id)
        && company.isClosed(id)) {
      problems.add(row, Column.UNIT, "import.problem.unit-closed");
      return false;
    }
    moves.put(
        known.number(),
        new Move(
            known.id(),
            asked.name(),
            new Work(target.get(), position, manager.filter(this::mayLead), begins),
            work.map(NewAppointment::unit)));
    PlanInWords.difference(
        differences,
        Column.UNIT,
        presentUnit.map(units::name).orElse(null),
        units.name(target.get()));
    PlanInWords.difference(
        differences, Column.POSITION, words.position(presentPosition), words.position(position));
    PlanInWords.difference(
        differences, Column.MANAGER, words.person(presentManager), words.person(manager));
    differences.add(
        new Difference(
            Column.FROM,
            PlanInWords.plain(work.map(w -> w.from().toString())),
            PlanInWords.plain(Optional.of(begins.toString()))));
    return true;
  }

  /** Somebody of this file, or somebody who works here. */
  private boolean mayLead(String number) {
    return rows.names(number) || company.worksHere(number);
  }

  private void readFurtherAlone(RosterLine known, List<Row> own) {
    var number = known.number();
    var row = own.getFirst();
    if (!company.mayActOn(known)) {
      problems.add(row, Column.NUMBER, "import.problem.outside-person");
      return;
    }
    if (known.leftOn().filter(day -> day.isBefore(today)).isPresent()) {
      problems.add(row, Column.FROM, "import.problem.left", known.leftOn().get().toString());
      return;
    }
    var before = problems.count();
    var after = beside.posts(number, Optional.of(known));
    var from = cells.day(row, Column.FROM);
    if (problems.count() > before) {
      return;
    }
    lines.add(new Line(row.number(), number, known.name(), Kind.UNCHANGED, List.of()));
    addPosts(number, after, from.orElse(today));
  }

  private void addPosts(String number, Optional<List<Post>> after, LocalDate from) {
    var before = beside.postsNow(company.person(number));
    if (after.isEmpty() || new HashSet<>(after.get()).equals(new HashSet<>(before))) {
      return;
    }
    posts.add(new Posts(number, from, after.get()));
    differs(number, new Difference(Column.POST, words.posts(before), words.posts(after.get())));
  }

  private void addDottedLines(
      Asked asked, Optional<RosterLine> known, Optional<Map<String, Optional<Integer>>> after) {
    var before = beside.dottedLinesNow(known);
    if (after.isEmpty() || after.get().equals(before)) {
      return;
    }
    dotted.add(new Dotted(asked.number(), asked.from().orElse(today), after.get()));
    differs(
        asked.number(),
        new Difference(Column.DOTTED, words.leaders(before), words.leaders(after.get())));
  }

  /** Adds to the last line, which is this person's; who only said what is known now moves. */
  private void differs(String number, Difference difference) {
    var line = lines.getLast();
    if (!line.number().equals(number)) {
      throw new IllegalStateException("lines out of order");
    }
    var differences = new ArrayList<>(line.differences());
    differences.add(difference);
    var kind =
        line.kind() == Kind.UNCHANGED || line.kind() == Kind.CHANGED ? Kind.MOVED : line.kind();
    lines.set(lines.size() - 1, new Line(line.row(), number, line.name(), kind, differences));
  }

  private List<Absent> absent() {
    var absent = new ArrayList<Absent>();
    for (var person : company.people()) {
      if (!rows.mentions(person.number())
          && person.leftOn().filter(day -> day.isBefore(today)).isEmpty()
          && company.mayActOn(person)) {
        absent.add(new Absent(person.id(), person.number(), person.name()));
      }
    }
    return absent;
  }
}
