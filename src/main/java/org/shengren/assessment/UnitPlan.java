package org.shengren.assessment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.PersonId;
import org.shengren.organization.OrgUnitId;

/**
 * Who would be rated if the assessments of a unit were started now, who cannot be, and why.
 *
 * @param rows unit by unit, by name
 * @param minutes what the longest questionnaire takes
 */
record UnitPlan(List<Row> rows, int minutes) {
  /**
   * Somebody of the unit.
   *
   * @param isNew new to the position
   * @param former managers of the past months who are asked too
   * @param dotted dotted-line managers who are asked too
   */
  record Row(
      PersonId person,
      String name,
      String number,
      OrgUnitId unit,
      String unitName,
      @Nullable String position,
      @Nullable PersonId manager,
      @Nullable String managerName,
      @Nullable Obstacle obstacle,
      boolean isNew,
      int former,
      int dotted) {
    public boolean isReady() {
      return obstacle == null;
    }
  }

  /** The people of one unit. */
  record UnitCount(OrgUnitId unit, String name, int ready, int stopped) {}

  /** Those who cannot take part for one reason. */
  record Stopped(Obstacle obstacle, List<Row> rows) {}

  /** The manager with most people to rate. */
  record Busiest(String name, int people, int minutes) {}

  UnitPlan {
    rows = List.copyOf(rows);
  }

  public List<Row> ready() {
    return rows.stream().filter(Row::isReady).toList();
  }

  /** Those who are left when some people and some whole units are left out. */
  List<PersonId> without(Set<PersonId> people, Set<OrgUnitId> units) {
    return ready().stream()
        .filter(row -> !people.contains(row.person()) && !units.contains(row.unit()))
        .map(Row::person)
        .toList();
  }

  public List<UnitCount> units() {
    var counts = new LinkedHashMap<OrgUnitId, UnitCount>();
    for (var row : rows) {
      counts.merge(
          row.unit(),
          new UnitCount(row.unit(), row.unitName(), row.isReady() ? 1 : 0, row.isReady() ? 0 : 1),
          (one, other) ->
              new UnitCount(
                  one.unit(),
                  one.name(),
                  one.ready() + other.ready(),
                  one.stopped() + other.stopped()));
    }
    return List.copyOf(counts.values());
  }

  public List<Stopped> stopped() {
    var stopped = new EnumMap<Obstacle, List<Row>>(Obstacle.class);
    for (var row : rows) {
      if (row.obstacle() != null) {
        stopped.computeIfAbsent(row.obstacle(), _ -> new ArrayList<>()).add(row);
      }
    }
    return stopped.entrySet().stream()
        .map(entry -> new Stopped(entry.getKey(), entry.getValue()))
        .toList();
  }

  public long joiners() {
    return ready().stream().filter(Row::isNew).count();
  }

  public int former() {
    return ready().stream().mapToInt(Row::former).sum();
  }

  public int dotted() {
    return ready().stream().mapToInt(Row::dotted).sum();
  }

  public Optional<Busiest> busiest() {
    var names =
        ready().stream()
            .filter(row -> row.managerName() != null)
            .collect(
                Collectors.toMap(
                    Row::manager,
                    row -> Objects.requireNonNull(row.managerName()),
                    (one, _) -> one));
    return ready().stream()
        .collect(Collectors.groupingBy(Row::manager, LinkedHashMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue(Comparator.<Long>naturalOrder()))
        .map(most ->
            new Busiest(
                Objects.requireNonNull(names.get(most.getKey())),
                most.getValue().intValue(),
                most.getValue().intValue() * minutes));
  }

  /** What was seen, so that nobody is started who was not. */
  public String digest() {
    return Integer.toHexString(
        ready().stream().map(row -> row.person().value()).sorted().toList().hashCode());
  }
}
