package org.shengren.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.Position;
import org.shengren.organization.PositionId;
import org.shengren.organization.Reach;
import org.shengren.organization.RosterLine;
import org.shengren.organization.StaffChanges;
import org.shengren.organization.UnitNode;

/** An organisation as it is, to compare a file with; looked up by what people write. */
final class Company {
  /** From what share of common pairs of characters a name may have been meant. */
  private static final double ALIKE = 0.3;

  private final List<UnitNode> roots;
  private final Map<String, List<UnitNode>> unitsByCode = new HashMap<>();
  private final Map<String, Set<PositionId>> positions = new HashMap<>();
  private final Map<PositionId, Position> positionsById = new LinkedHashMap<>();
  private final Map<String, RosterLine> people = new LinkedHashMap<>();
  private final Map<PersonId, RosterLine> peopleById = new HashMap<>();
  private final Map<String, RosterLine> byEmail = new HashMap<>();
  private final Reach reach;

  private final Map<String, List<RosterLine>> byName = new HashMap<>();
  private final Set<OrgUnitId> closed = new HashSet<>();
  private final Map<OrgUnitId, Text> unitNames = new HashMap<>();
  private final Map<PersonId, List<StaffChanges.Post>> posts;
  private final Map<PersonId, Map<PersonId, Optional<Integer>>> dottedLines;

  Company(
      List<UnitNode> roots,
      List<Position> positions,
      List<RosterLine> people,
      Map<PersonId, List<StaffChanges.Post>> posts,
      Map<PersonId, Map<PersonId, Optional<Integer>>> dottedLines,
      Reach reach) {
    this.roots = List.copyOf(roots);
    this.posts = Map.copyOf(posts);
    this.dottedLines = Map.copyOf(dottedLines);
    this.reach = reach;
    roots.forEach(root -> remember(root));
    for (var position : positions) {
      positionsById.put(position.id(), position);
      remember(position.code(), position);
      position.name().byLanguage().values().forEach(name -> remember(name, position));
    }
    for (var person : people) {
      this.people.put(person.number(), person);
      peopleById.put(person.id(), person);
      person.email().ifPresent(email -> byEmail.put(plain(email), person));
      for (var name : new HashSet<>(person.name().byLanguage().values())) {
        byName.computeIfAbsent(plain(name), _ -> new ArrayList<>()).add(person);
      }
    }
  }

  private void remember(UnitNode unit) {
    unitsByCode.computeIfAbsent(plain(unit.code()), _ -> new ArrayList<>()).add(unit);
    unitNames.put(unit.id(), unit.name());
    if (unit.closed()) {
      closed.add(unit.id());
    }
    unit.children().forEach(child -> remember(child));
  }

  private void remember(String name, Position position) {
    positions.computeIfAbsent(plain(name), _ -> new LinkedHashSet<>()).add(position.id());
  }

  List<UnitNode> roots() {
    return roots;
  }

  Optional<RosterLine> person(String number) {
    return Optional.ofNullable(people.get(number));
  }

  Optional<RosterLine> person(PersonId id) {
    return Optional.ofNullable(peopleById.get(id));
  }

  Optional<RosterLine> owner(String email) {
    return Optional.ofNullable(byEmail.get(plain(email)));
  }

  Iterable<RosterLine> people() {
    return people.values();
  }

  Optional<Position> position(PositionId id) {
    return Optional.ofNullable(positionsById.get(id));
  }

  /** Positions with this code or name. */
  Set<PositionId> positions(String written) {
    return positions.getOrDefault(plain(written), Set.of());
  }

  /** Names of the positions most like what was written, else of the first ones. */
  Text similarPositions(String written) {
    var asked = pairs(plain(written));
    var like =
        positionsById.values().stream()
            .map(position -> Map.entry(position, likeness(asked, position)))
            .filter(entry -> entry.getValue() > ALIKE)
            .sorted(Map.Entry.<Position, Double>comparingByValue().reversed())
            .limit(3)
            .map(Map.Entry::getKey)
            .toList();
    return names(
        like.isEmpty() ? positionsById.values().stream().limit(8).toList() : like,
        like.isEmpty() && positionsById.size() > 8);
  }

  /** Names with codes, for a sentence that helps. */
  private static Text names(List<Position> positions, boolean more) {
    if (positions.isEmpty()) {
      return Text.of("—", "—");
    }
    return Text.of(
        positions.stream()
                .map(position -> position.name().in(Language.ZH) + "（" + position.code() + "）")
                .collect(Collectors.joining("、"))
            + (more ? "……" : ""),
        positions.stream()
                .map(position -> position.name().in(Language.EN) + " (" + position.code() + ")")
                .collect(Collectors.joining(", "))
            + (more ? " …" : ""));
  }

  Text named(Set<PositionId> wanted) {
    return names(wanted.stream().map(positionsById::get).filter(Objects::nonNull).toList(), false);
  }

  private static double likeness(Set<String> asked, Position position) {
    return Stream.concat(Stream.of(position.code()), position.name().byLanguage().values().stream())
        .mapToDouble(name -> {
          var own = pairs(plain(name));
          var shared = own.stream().filter(asked::contains).count();
          return 2.0 * shared / (own.size() + asked.size());
        })
        .max()
        .orElse(0);
  }

  /** Pairs of neighbouring characters; a single one stands for itself. */
  private static Set<String> pairs(String word) {
    if (word.length() < 2) {
      return Set.of(word);
    }
    return IntStream.range(0, word.length() - 1)
        .mapToObj(at -> word.substring(at, at + 2))
        .collect(Collectors.toSet());
  }

  /** Who works here, or did, under this name. */
  List<RosterLine> called(String name) {
    return byName.getOrDefault(plain(name), List.of());
  }

  boolean isClosed(OrgUnitId unit) {
    return closed.contains(unit);
  }

  Text unitName(OrgUnitId unit) {
    return Objects.requireNonNull(unitNames.get(unit));
  }

  List<StaffChanges.Post> posts(PersonId person) {
    return posts.getOrDefault(person, List.of());
  }

  Map<PersonId, Optional<Integer>> dottedLines(PersonId person) {
    return dottedLines.getOrDefault(person, Map.of());
  }

  Optional<UnitNode> unitOfCode(String written) {
    var found = unitsByCode.getOrDefault(plain(written), List.of());
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  boolean mayActIn(OrgUnitId unit) {
    return reach.covers(unit);
  }

  boolean mayActOn(RosterLine person) {
    return reach.everywhere() || person.work().filter(work -> mayActIn(work.unit())).isPresent();
  }

  boolean worksHere(String number) {
    return person(number).filter(person -> person.leftOn().isEmpty()).isPresent();
  }

  static boolean isCalled(UnitNode unit, String written) {
    return isCalled(unit.name(), written) || plain(unit.code()).equals(plain(written));
  }

  private static boolean isCalled(Text name, String written) {
    return name.byLanguage().values().stream().anyMatch(own -> plain(own).equals(plain(written)));
  }

  static String plain(String written) {
    return written.strip().toLowerCase(Locale.ROOT);
  }
}
