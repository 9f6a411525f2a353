package org.shengren.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shengren.exchange.ImportPlan.Absent;
import org.shengren.exchange.ImportPlan.Change;
import org.shengren.exchange.ImportPlan.Departure;
import org.shengren.exchange.ImportPlan.Difference;
import org.shengren.exchange.ImportPlan.Dotted;
import org.shengren.exchange.ImportPlan.Hire;
import org.shengren.exchange.ImportPlan.Kind;
import org.shengren.exchange.ImportPlan.Line;
import org.shengren.exchange.ImportPlan.Move;
import org.shengren.exchange.ImportPlan.NewUnit;
import org.shengren.exchange.ImportPlan.Post;
import org.shengren.exchange.ImportPlan.Posts;
import org.shengren.exchange.ImportPlan.Work;
import org.shengren.exchange.PeopleFile.Row;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.organization.NewAppointment;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PersonDetails;
import org.shengren.organization.PositionId;
import org.shengren.organization.RosterLine;
import org.shengren.organization.UnitNode;

/**
 * Compares a file with an organisation. A cell left empty says nothing: what is known stays; the
 * mark {@link PeopleFile#CLEAR} empties it. Asks nobody and writes nothing, so that the same file
 * gives the same plan.
 */
final class Planner {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern STEP = Pattern.compile("[/／>＞\\\\]");
  private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[,，;；、]+");
  private static final Pattern NUMBER_WITH_SHARE =
      Pattern.compile("(.+?)[\\s:：(（]+(\\d{1,3})\\s*[%％]?\\s*[)）]?");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})\\s*[%％]?");
  private static final Set<String> MAIN = Set.of("", "主岗", "主", "主职", "专职", "main", "primary");
  private static final Set<String> FURTHER =
      Set.of("兼岗", "兼", "兼职", "兼任", "further", "secondary", "concurrent", "additional");
  private static final List<Column> NEVER_CLEARED =
      List.of(
          Column.NUMBER,
          Column.NAME,
          Column.UNIT,
          Column.FROM,
          Column.JOINED,
          Column.LEFT,
          Column.POST);

  /** Where a written unit leads, or why nowhere. */
  private record Place(Optional<UnitTarget> target, @Nullable String problem) {}

  private final PeopleFile file;
  private final Company company;
  private final LocalDate today;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, List<Row>> further = new LinkedHashMap<>();
  private final Map<String, List<String>> namesInFile = new HashMap<>();
  private final Map<String, Integer> emails = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, NewUnit> units = new LinkedHashMap<>();
  private final Map<String, Hire> hires = new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, Move> moves = new LinkedHashMap<>();
  private final List<Departure> departures = new ArrayList<>();
  private final List<Posts> posts = new ArrayList<>();
  private final List<Dotted> dotted = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Optional<String>> managers = new HashMap<>();
  private final List<RowProblem> problems = new ArrayList<>();

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
    file.rows().forEach(this::sort);
    for (var number : further.keySet()) {
      if (!rows.containsKey(number) && company.person(number).isEmpty()) {
        var row = Objects.requireNonNull(further.get(number)).getFirst();
        problem(row, Column.POST, "import.problem.main-missing");
      }
    }
    // Whole paths first: a name that stands alone may mean a unit that another row spells out.
    rows.values().stream().filter(row -> steps(row).size() > 1).forEach(this::read);
    rows.values().stream().filter(row -> steps(row).size() <= 1).forEach(this::read);
    further.forEach((number, own) -> {
      if (!rows.containsKey(number) && company.person(number).isPresent()) {
        readFurtherAlone(number, own);
      }
    });
    findCircles();
    problems.sort(Comparator.comparingInt(RowProblem::row));
    lines.sort(Comparator.comparingInt(Line::row));
    return new ImportPlan(
        problems.isEmpty() ? List.copyOf(units.values()) : List.of(),
        List.copyOf(hires.values()),
        changes,
        List.copyOf(moves.values()),
        departures,
        posts,
        dotted,
        lines,
        absent(),
        problems,
        file.ignored());
  }

  private void sort(Row row) {
    var number = row.get(Column.NUMBER);
    var post = row.get(Column.POST).toLowerCase(Locale.ROOT);
    if (number.isEmpty()) {
      problem(row, Column.NUMBER, "import.problem.number-missing");
    } else if (number.length() > 40) {
      problem(row, Column.NUMBER, "import.problem.long");
    } else if (FURTHER.contains(post)) {
      further.computeIfAbsent(number, _ -> new ArrayList<>()).add(row);
    } else if (!MAIN.contains(post)) {
      problem(row, Column.POST, "import.problem.post");
    } else {
      var earlier = rows.putIfAbsent(number, row);
      if (earlier != null) {
        problem(row, Column.NUMBER, "import.problem.number-twice", earlier.number());
      } else {
        for (var name : new HashSet<>(List.of(row.get(Column.NAME), row.get(Column.NAME_EN)))) {
          if (!name.isEmpty()) {
            namesInFile.computeIfAbsent(Company.plain(name), _ -> new ArrayList<>()).add(number);
          }
        }
      }
    }
  }

  private void read(Row row) {
    var number = row.get(Column.NUMBER);
    var known = company.person(number);
    if (known.isPresent() && !mayAct(known.get())) {
      problem(row, Column.NUMBER, "import.problem.outside-person");
      return;
    }
    var before = problems.size();
    for (var column : NEVER_CLEARED) {
      if (row.clears(column)) {
        problem(row, column, "import.problem.not-clearable");
      }
    }
    var name = name(row, known);
    var email = email(row, known);
    var joined = day(row, Column.JOINED);
    var from = day(row, Column.FROM);
    var left = day(row, Column.LEFT);
    var unit = unit(row);
    var position = position(row);
    var manager = manager(row);
    managers.put(number, manager);
    var grade = Optional.of(row.get(Column.GRADE)).filter(given -> !given.isEmpty());
    if (grade.filter(given -> given.length() > 40).isPresent()) {
      problem(row, Column.GRADE, "import.problem.long");
    }
    if (known.isEmpty() && unit.isEmpty() && row.get(Column.UNIT).isEmpty()) {
      problem(row, Column.UNIT, "import.problem.unit-missing");
    }
    if (known.isEmpty() && left.isPresent()) {
      problem(row, Column.LEFT, "import.problem.left-unknown");
    }
    if (!row.get(Column.SHARE).isEmpty()) {
      problem(row, Column.SHARE, "import.problem.share-main");
    }
    var lines = dottedLines(row);
    var furtherPosts = furtherPosts(number, known);
    if (problems.size() > before || name == null) {
      return;
    }
    var asked = new Asked(row, name, email, grade, joined, from, left, unit, position, manager);
    if (known.isEmpty()) {
      hire(asked);
    } else {
      compare(asked, known.get());
    }
    if (problems.size() == before) {
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
    difference(differences, Column.UNIT, null, text(work.unit()));
    difference(differences, Column.POSITION, null, position(work.position()));
    difference(differences, Column.MANAGER, null, person(work.manager()));
    difference(differences, Column.EMAIL, null, plain(asked.email()));
    difference(differences, Column.GRADE, null, plain(asked.grade()));
    difference(differences, Column.JOINED, null, plain(Optional.of(begins.toString())));
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
        problem(row, Column.LEFT, "import.problem.left-differs", lastDay);
      } else {
        problem(row, Column.FROM, "import.problem.left", lastDay);
      }
      return;
    }
    if (!gone
        && known.leftOn().isPresent()
        && asked.left().isPresent()
        && !asked.left().equals(known.leftOn())) {
      problem(row, Column.LEFT, "import.problem.left-differs", known.leftOn().get().toString());
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
    var problemsBefore = problems.size();
    var moved = (!gone || returnOn.isPresent()) && compareWork(asked, known, returnOn, differences);
    if (problems.size() > problemsBefore) {
      return;
    }
    var leaves = asked.left().isPresent() && known.leftOn().isEmpty();
    if (leaves && moved) {
      problem(row, Column.LEFT, "import.problem.left-and-moved");
      return;
    }
    if (leaves) {
      var earliest = known.work().map(NewAppointment::from);
      if (earliest.filter(asked.left().get()::isBefore).isPresent()) {
        moves.remove(known.number());
        problem(row, Column.LEFT, "import.problem.left-early", earliest.orElseThrow().toString());
        return;
      }
      departures.add(new Departure(known.id(), asked.left().get()));
      difference(differences, Column.LEFT, null, plain(asked.left().map(LocalDate::toString)));
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
    difference(differences, Column.NAME, plain(before.get("zh")), plain(after.get("zh")));
    difference(
        differences,
        after.containsKey("zh") ? Column.NAME_EN : Column.NAME,
        plain(before.get("en")),
        plain(after.get("en")));
    difference(differences, Column.EMAIL, plain(known.email()), plain(details.email()));
    difference(differences, Column.GRADE, plain(known.grade()), plain(details.grade()));
    difference(
        differences,
        Column.JOINED,
        plain(known.joinedOn().map(LocalDate::toString)),
        plain(details.joinedOn().map(LocalDate::toString)));
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
            returnOn.isPresent() ? presentManager.filter(this::worksHere) : presentManager);
    if (returnOn.isEmpty()
        && target.equals(presentUnit)
        && position.equals(presentPosition)
        && manager.equals(presentManager)) {
      return false;
    }
    if (target.isEmpty()) {
      problem(row, Column.UNIT, "import.problem.unit-missing");
      return false;
    }
    var earliest = work.map(NewAppointment::from).orElse(LocalDate.MIN);
    var begins = returnOn.or(asked::from).orElse(today.isBefore(earliest) ? earliest : today);
    if (begins.isBefore(earliest)) {
      problem(row, Column.FROM, "import.problem.from-early", earliest.toString());
      return false;
    }
    if (returnOn.isEmpty() && known.leftOn().filter(day -> !begins.isAfter(day)).isPresent()) {
      problem(row, Column.FROM, "import.problem.leaving", known.leftOn().get().toString());
      return false;
    }
    if (asked.unit().isEmpty()
        && target.get() instanceof UnitTarget.Present(OrgUnitId id)
        && company.isClosed(id)) {
      problem(row, Column.UNIT, "import.problem.unit-closed");
      return false;
    }
    moves.put(
        known.number(),
        new Move(
            known.id(),
            asked.name(),
            new Work(target.get(), position, manager.filter(this::mayLead), begins),
            work.map(NewAppointment::unit)));
    difference(
        differences, Column.UNIT, presentUnit.map(this::text).orElse(null), text(target.get()));
    difference(differences, Column.POSITION, position(presentPosition), position(position));
    difference(differences, Column.MANAGER, person(presentManager), person(manager));
    differences.add(
        new Difference(
            Column.FROM,
            plain(work.map(w -> w.from().toString())),
            plain(Optional.of(begins.toString()))));
    return true;
  }

  /** Somebody of this file, or somebody who works here. */
  private boolean mayLead(String number) {
    return rows.containsKey(number) || worksHere(number);
  }

  private boolean worksHere(String number) {
    return company.person(number).filter(person -> person.leftOn().isEmpty()).isPresent();
  }

  private boolean mayAct(RosterLine person) {
    return company.mayActEverywhere()
        || person.work().filter(work -> company.mayActIn(work.unit())).isPresent();
  }

  /** Posts beside the main one as they will be; nothing where the file says nothing of them. */
  private Optional<List<Post>> furtherPosts(String number, Optional<RosterLine> known) {
    var own = further.getOrDefault(number, List.of());
    if (own.isEmpty()) {
      return Optional.empty();
    }
    var after = new LinkedHashMap<List<Object>, Post>();
    known
        .map(person -> company.posts(person.id()))
        .orElse(List.of())
        .forEach(post -> {
          var target = new UnitTarget.Present(post.unit());
          after.put(
              List.of(target, post.position()), new Post(target, post.position(), post.share()));
        });
    var named = new HashMap<List<Object>, Integer>();
    for (var row : own) {
      var unit = unit(row);
      var position = position(row);
      if (unit.isEmpty()) {
        if (row.get(Column.UNIT).isEmpty()) {
          problem(row, Column.UNIT, "import.problem.unit-missing");
        }
        continue;
      }
      var key = List.<Object>of(unit.get(), position);
      var earlier = named.putIfAbsent(key, row.number());
      if (earlier != null) {
        problem(row, Column.POST, "import.problem.post-twice", earlier);
        continue;
      }
      if (row.clears(Column.SHARE)) {
        after.remove(key);
        continue;
      }
      var share = share(row.get(Column.SHARE));
      if (share.isEmpty()) {
        problem(row, Column.SHARE, "import.problem.share");
        continue;
      }
      after.put(key, new Post(unit.get(), position, share.get()));
    }
    if (after.values().stream().mapToInt(Post::share).sum() > 99) {
      problem(own.getLast(), Column.SHARE, "import.problem.share-sum");
    }
    return Optional.of(List.copyOf(after.values()));
  }

  private static Optional<Integer> share(String written) {
    var match = PERCENT.matcher(written);
    return match.matches()
        ? Optional.of(Integer.valueOf(match.group(1))).filter(share -> share > 0 && share < 100)
        : Optional.empty();
  }

  private void readFurtherAlone(String number, List<Row> own) {
    var known = company.person(number).orElseThrow();
    var row = own.getFirst();
    if (!mayAct(known)) {
      problem(row, Column.NUMBER, "import.problem.outside-person");
      return;
    }
    if (known.leftOn().filter(day -> day.isBefore(today)).isPresent()) {
      problem(row, Column.FROM, "import.problem.left", known.leftOn().get().toString());
      return;
    }
    var before = problems.size();
    var after = furtherPosts(number, Optional.of(known));
    var from = day(row, Column.FROM);
    if (problems.size() > before) {
      return;
    }
    lines.add(new Line(row.number(), number, known.name(), Kind.UNCHANGED, List.of()));
    addPosts(number, after, from.orElse(today));
  }

  private void addPosts(String number, Optional<List<Post>> after, LocalDate from) {
    var before =
        company.person(number).map(person -> company.posts(person.id())).orElse(List.of()).stream()
            .map(post ->
                new Post(new UnitTarget.Present(post.unit()), post.position(), post.share()))
            .toList();
    if (after.isEmpty() || new HashSet<>(after.get()).equals(new HashSet<>(before))) {
      return;
    }
    posts.add(new Posts(number, from, after.get()));
    differs(number, new Difference(Column.POST, posts(before), posts(after.get())));
  }

  private @Nullable Text posts(List<Post> posts) {
    return joined(
        posts.stream()
            .map(post -> {
              var position = position(post.position());
              var unit = text(post.unit());
              return Text.of(
                  words(unit, position, Language.ZH) + " " + post.share() + "%",
                  words(unit, position, Language.EN) + " " + post.share() + "%");
            })
            .toList());
  }

  private static String words(Text unit, @Nullable Text position, Language language) {
    return unit.in(language) + (position == null ? "" : " · " + position.in(language));
  }

  /** Dotted lines as they will be; nothing where the file says nothing of them. */
  private Optional<Map<String, Optional<Integer>>> dottedLines(Row row) {
    if (row.clears(Column.DOTTED)) {
      return Optional.of(Map.of());
    }
    var written = row.get(Column.DOTTED);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    var lines = new LinkedHashMap<String, Optional<Integer>>();
    for (var part : BETWEEN_NUMBERS.splitAsStream(written).toList()) {
      if (part.isBlank()) {
        continue;
      }
      var match = NUMBER_WITH_SHARE.matcher(part.strip());
      var share = match.matches() ? share(match.group(2)) : Optional.<Integer>empty();
      var who = match.matches() && share.isPresent() ? match.group(1).strip() : part.strip();
      leader(row, Column.DOTTED, who).ifPresent(number -> lines.put(number, share));
    }
    return Optional.of(lines);
  }

  private void addDottedLines(
      Asked asked, Optional<RosterLine> known, Optional<Map<String, Optional<Integer>>> after) {
    var before = new LinkedHashMap<String, Optional<Integer>>();
    known
        .map(person -> company.dottedLines(person.id()))
        .orElse(Map.of())
        .forEach((manager, share) ->
            company.person(manager).ifPresent(found -> before.put(found.number(), share)));
    if (after.isEmpty() || after.get().equals(before)) {
      return;
    }
    dotted.add(new Dotted(asked.number(), asked.from().orElse(today), after.get()));
    differs(asked.number(), new Difference(Column.DOTTED, leaders(before), leaders(after.get())));
  }

  private @Nullable Text leaders(Map<String, Optional<Integer>> lines) {
    return joined(
        lines.entrySet().stream()
            .map(entry -> {
              var who = Objects.requireNonNull(person(Optional.of(entry.getKey())));
              var share = entry.getValue().map(percent -> " " + percent + "%").orElse("");
              return Text.of(who.in(Language.ZH) + share, who.in(Language.EN) + share);
            })
            .toList());
  }

  private static @Nullable Text joined(List<Text> texts) {
    return texts.isEmpty()
        ? null
        : Text.of(
            texts.stream().map(text -> text.in(Language.ZH)).collect(Collectors.joining("；")),
            texts.stream().map(text -> text.in(Language.EN)).collect(Collectors.joining("; ")));
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

  private static void difference(
      List<Difference> differences, Column column, @Nullable Text before, @Nullable Text after) {
    if (!Objects.equals(before, after)) {
      differences.add(new Difference(column, before, after));
    }
  }

  private static @Nullable Text plain(@Nullable String words) {
    return words == null || words.isEmpty() ? null : Text.in(Language.ZH, words);
  }

  private static @Nullable Text plain(Optional<String> words) {
    return plain(words.orElse(null));
  }

  private Text text(UnitTarget target) {
    return switch (target) {
      case UnitTarget.Present(OrgUnitId id) -> company.unitName(id);
      case UnitTarget.Planned(String path) ->
          Text.in(Language.ZH, Objects.requireNonNull(units.get(path)).label());
    };
  }

  private @Nullable Text position(Optional<PositionId> position) {
    return position.flatMap(company::position).map(found -> found.name()).orElse(null);
  }

  /** Name with number. */
  private @Nullable Text person(Optional<String> number) {
    if (number.isEmpty()) {
      return null;
    }
    var row = rows.get(number.get());
    var known = company.person(number.get()).map(RosterLine::name);
    if (known.isPresent()) {
      return Text.of(
          known.get().in(Language.ZH) + " " + number.get(),
          known.get().in(Language.EN) + " " + number.get());
    }
    var name = row == null ? "" : row.get(Column.NAME);
    return Text.in(Language.ZH, (name + " " + number.get()).strip());
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
    if (row.clears(Column.NAME_EN) && words.containsKey(Language.ZH.code())) {
      words.remove(Language.EN.code());
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
        .filter(owner -> !givesAway(owner))
        .ifPresent(
            owner -> problem(row, Column.EMAIL, "import.problem.email-taken", owner.number()));
    return Optional.of(email);
  }

  /** Whether the same file gives the owner of an address another one, or none. */
  private boolean givesAway(RosterLine owner) {
    var row = rows.get(owner.number());
    return row != null
        && mayAct(owner)
        && (row.clears(Column.EMAIL)
            || (!row.get(Column.EMAIL).isEmpty()
                && !Company.plain(row.get(Column.EMAIL))
                    .equals(Company.plain(owner.email().orElse("")))));
  }

  private Optional<LocalDate> day(Row row, Column column) {
    var written = row.get(column);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    var day = Days.read(written);
    if (day.isEmpty()) {
      problem(row, column, Days.problem(written));
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
    if (found.isEmpty()) {
      problem(
          row,
          Column.POSITION,
          "import.problem.position-unknown",
          company.similarPositions(written));
    } else {
      problem(row, Column.POSITION, "import.problem.position-several", company.named(found));
    }
    return Optional.empty();
  }

  private Optional<String> manager(Row row) {
    var written = row.get(Column.MANAGER);
    return written.isEmpty() ? Optional.empty() : leader(row, Column.MANAGER, written);
  }

  /** Number of whoever is meant by a number or by a name that only one person has. */
  private Optional<String> leader(Row row, Column column, String written) {
    var number = written;
    if (!rows.containsKey(written) && company.person(written).isEmpty()) {
      var called = new HashSet<>(namesInFile.getOrDefault(Company.plain(written), List.of()));
      company.called(written).stream()
          .filter(person -> person.leftOn().filter(day -> day.isBefore(today)).isEmpty())
          .forEach(person -> called.add(person.number()));
      if (called.size() != 1) {
        problem(
            row,
            column,
            called.isEmpty() ? "import.problem.manager-unknown" : "import.problem.manager-several",
            called.stream().sorted().limit(6).collect(Collectors.joining(", ")));
        return Optional.empty();
      }
      number = called.iterator().next();
    }
    if (number.equals(row.get(Column.NUMBER))) {
      problem(row, column, "import.problem.manager-self");
      return Optional.empty();
    }
    var own = rows.get(number);
    var returns = own != null && !own.get(Column.FROM).isEmpty();
    if (!returns
        && company
            .person(number)
            .flatMap(RosterLine::leftOn)
            .filter(day -> day.isBefore(today))
            .isPresent()) {
      problem(row, column, "import.problem.manager-left");
      return Optional.empty();
    }
    return Optional.of(number);
  }

  private Optional<UnitTarget> unit(Row row) {
    var written = row.get(Column.UNIT);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    // Not computeIfAbsent: planning a unit looks up others.
    var place = places.get(written);
    if (place == null) {
      place = place(written);
      places.put(written, place);
    }
    if (place.problem() != null) {
      problem(row, Column.UNIT, place.problem());
    }
    return place.target();
  }

  private Place place(String written) {
    var byCode = company.unitOfCode(written);
    if (byCode.isPresent()) {
      return present(byCode.get());
    }
    var steps = steps(written);
    if (steps.isEmpty() || steps.stream().anyMatch(step -> step.length() > 100)) {
      return nowhere("import.problem.unit-unknown");
    }
    var found = find(steps);
    if (found.size() > 1) {
      return nowhere("import.problem.unit-several");
    }
    return found.size() == 1 ? present(found.getFirst()) : planned(steps);
  }

  private static Place nowhere(String problem) {
    return new Place(Optional.empty(), problem);
  }

  private static List<String> steps(Row row) {
    return steps(row.get(Column.UNIT));
  }

  private static List<String> steps(String written) {
    return STEP.splitAsStream(written).map(String::strip).filter(step -> !step.isEmpty()).toList();
  }

  private Place present(UnitNode unit) {
    if (unit.closed()) {
      return nowhere("import.problem.unit-closed");
    }
    if (!company.mayActIn(unit.id())) {
      return nowhere("import.problem.outside-unit");
    }
    return new Place(Optional.of(new UnitTarget.Present(unit.id())), null);
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
  private Place planned(List<String> steps) {
    if (steps.size() == 1) {
      var same =
          units.values().stream()
              .filter(unit -> Company.plain(unit.name()).equals(Company.plain(steps.getFirst())))
              .toList();
      if (same.size() > 1) {
        return nowhere("import.problem.unit-several");
      }
      if (same.size() == 1) {
        return new Place(Optional.of(new UnitTarget.Planned(same.getFirst().path())), null);
      }
    }
    UnitTarget above = null;
    var known = 0;
    for (var length = steps.size() - 1; length > 0 && above == null; length--) {
      var found = find(steps.subList(0, length));
      if (found.size() > 1) {
        return nowhere("import.problem.unit-several");
      }
      if (found.size() == 1) {
        var place = present(found.getFirst());
        if (place.target().isEmpty()) {
          return place;
        }
        above = place.target().get();
        known = length;
      }
    }
    if (above == null) {
      if (company.roots().size() != 1) {
        return nowhere("import.problem.unit-unknown");
      }
      var place = present(company.roots().getFirst());
      if (place.target().isEmpty()) {
        return place;
      }
      above = place.target().get();
    }
    var path = above instanceof UnitTarget.Present(OrgUnitId id) ? id.value().toString() : "";
    for (var at = known; at < steps.size(); at++) {
      path = path + "/" + Company.plain(steps.get(at));
      units.putIfAbsent(
          path,
          new NewUnit(path, steps.get(at), String.join(" / ", steps.subList(0, at + 1)), above));
      above = new UnitTarget.Planned(path);
    }
    return new Place(Optional.of(above), null);
  }

  /** Follows every line upwards as it would be after the import. */
  private void findCircles() {
    var fine = new HashSet<String>();
    for (var row : rows.values()) {
      var seen = new java.util.LinkedHashSet<String>();
      var own = row.get(Column.NUMBER);
      var number = Optional.of(own);
      while (number.isPresent() && !fine.contains(number.get())) {
        if (!seen.add(number.get())) {
          if (number.get().equals(own)
              && managers.getOrDefault(own, Optional.empty()).isPresent()) {
            problem(row, Column.MANAGER, "import.problem.manager-circle", circle(seen, own));
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

  /** Everybody in the circle by name and number, from the one to the same one. */
  private Text circle(Set<String> seen, String start) {
    var names =
        java.util.stream.Stream.concat(seen.stream().limit(8), java.util.stream.Stream.of(start))
            .map(number -> Objects.requireNonNull(person(Optional.of(number))))
            .toList();
    return Text.of(
        names.stream().map(name -> name.in(Language.ZH)).collect(Collectors.joining(" → ")),
        names.stream().map(name -> name.in(Language.EN)).collect(Collectors.joining(" → ")));
  }

  private Optional<String> managerAfter(String number) {
    var row = rows.get(number);
    if (row != null && row.clears(Column.MANAGER)) {
      return Optional.empty();
    }
    var asked = managers.getOrDefault(number, Optional.empty());
    return asked.isPresent()
        ? asked
        : company
            .person(number)
            .flatMap(RosterLine::work)
            .flatMap(NewAppointment::manager)
            .flatMap(company::person)
            .map(RosterLine::number);
  }

  private List<Absent> absent() {
    var absent = new ArrayList<Absent>();
    for (var person : company.people()) {
      if (!rows.containsKey(person.number())
          && !further.containsKey(person.number())
          && person.leftOn().filter(day -> day.isBefore(today)).isEmpty()
          && mayAct(person)) {
        absent.add(new Absent(person.id(), person.number(), person.name()));
      }
    }
    return absent;
  }

  private void problem(Row row, Column column, String key, Object... arguments) {
    problems.add(new RowProblem(row.number(), column, row.shown(column), key, arguments));
  }
}
