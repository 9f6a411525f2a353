package org.shengren.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.Position;
import org.shengren.organization.PositionId;
import org.shengren.organization.Reach;
import org.shengren.organization.RosterLine;
import org.shengren.organization.UnitNode;

/** An organisation as it is, to compare a file with; looked up by what people write. */
final class Company {
  private final List<UnitNode> roots;
  private final Map<String, List<UnitNode>> unitsByCode = new HashMap<>();
  private final Map<String, Set<PositionId>> positions = new HashMap<>();
  private final Map<PositionId, Position> positionsById = new HashMap<>();
  private final Map<String, RosterLine> people = new LinkedHashMap<>();
  private final Map<PersonId, RosterLine> peopleById = new HashMap<>();
  private final Map<String, RosterLine> byEmail = new HashMap<>();
  private final Reach reach;

  Company(List<UnitNode> roots, List<Position> positions, List<RosterLine> people, Reach reach) {
    this.roots = List.copyOf(roots);
    this.reach = reach;
    roots.stream()
        .flatMap(UnitNode::withBelow)
        .forEach(unit ->
            unitsByCode.computeIfAbsent(plain(unit.code()), _ -> new ArrayList<>()).add(unit));
    for (var position : positions) {
      positionsById.put(position.id(), position);
      remember(position.code(), position);
      position.name().byLanguage().values().forEach(name -> remember(name, position));
    }
    for (var person : people) {
      this.people.put(person.number(), person);
      peopleById.put(person.id(), person);
      person.email().ifPresent(email -> byEmail.put(plain(email), person));
    }
  }

  private void remember(String name, Position position) {
    positions.computeIfAbsent(plain(name), _ -> new java.util.LinkedHashSet<>()).add(position.id());
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

  /** Codes of all positions, for a sentence that helps. */
  String knownPositions() {
    var names =
        positionsById.values().stream()
            .map(Position::code)
            .collect(Collectors.toCollection(TreeSet::new));
    return names.isEmpty()
        ? "—"
        : names.stream().limit(12).collect(Collectors.joining(", "))
            + (names.size() > 12 ? " …" : "");
  }

  Optional<UnitNode> unitOfCode(String written) {
    var found = unitsByCode.getOrDefault(plain(written), List.of());
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  boolean mayActIn(OrgUnitId unit) {
    return reach.covers(unit);
  }

  boolean mayActEverywhere() {
    return reach.everywhere();
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
