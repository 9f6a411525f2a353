package org.shengren.insight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shengren.competency.Competency;
import org.shengren.competency.Layer;
import org.shengren.insight.ProtectedGroups.Branch;
import org.shengren.insight.ProtectedGroups.People;
import org.shengren.insight.ProtectedGroups.Shown;
import org.shengren.insight.UnitFindingsQuery.Counted;
import org.shengren.insight.UnitFindingsQuery.Population;
import org.shengren.organization.JobFamily;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.UnitNode;

/**
 * The units below one against what the positions of one job family ask: units by competencies, in
 * each cell how many people stand where.
 *
 * @param path the units above that the viewer may see as well, from the top
 * @param families of whom there are people here, with how many; to choose from
 * @param family the chosen one; absent where there are no people of any
 * @param rows the unit as a whole first, then who sits in it itself, then the units below
 */
record UnitHeatMap(
    UnitNode unit,
    List<UnitNode> path,
    List<FamilyChoice> families,
    Optional<JobFamily> family,
    List<Column> columns,
    List<Row> rows) {
  /**
   * A family of which there are people.
   *
   * @param measured how many of them have a placement or appraisal result
   */
  record FamilyChoice(JobFamily family, int people, int measured) {}

  /** A competency. */
  record Column(Layer layer, Competency competency) {}

  enum Kind {
    /** The unit with all below. */
    WHOLE,
    /** Those who sit in the unit itself. */
    OWN,
    /** A unit below, with all below it. */
    BELOW
  }

  /**
   * One line of the map.
   *
   * @param people of the family, counted or not
   * @param measured how many of them have a placement or appraisal result
   * @param singly how many of them the viewer may see singly
   * @param cells in the order of the columns
   */
  record Row(Kind kind, UnitNode unit, int people, int measured, int singly, List<Shown> cells) {
    Row {
      cells = List.copyOf(cells);
    }
  }

  UnitHeatMap {
    path = List.copyOf(path);
    families = List.copyOf(families);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  Row whole() {
    return rows.getFirst();
  }

  /** Whether any figure is shown. */
  boolean anyFigure() {
    return rows.stream()
        .flatMap(row -> row.cells().stream())
        .anyMatch(cell -> cell.tally().people() > 0);
  }

  /** What is known of people of a family who sit in a unit. */
  private record Heads(int people, int measured, int singly) {
    static final Heads NOBODY = new Heads(0, 0, 0);

    Heads plus(Heads other) {
      return new Heads(people + other.people, measured + other.measured, singly + other.singly);
    }
  }

  /**
   * Composes the picture; a pure function.
   *
   * @param roots the whole organisation, so that the figures of a unit are the same on every page
   * @param minimum the smallest group that is shown
   */
  static UnitHeatMap of(
      List<UnitNode> roots,
      UnitNode unit,
      List<UnitNode> path,
      List<FamilyChoice> families,
      Optional<JobFamily> family,
      List<Column> columns,
      List<Population> population,
      List<Counted> counted,
      int minimum) {
    var heads = new HashMap<OrgUnitId, Heads>();
    for (var one : population) {
      if (family.filter(chosen -> chosen.id().equals(one.family())).isPresent()) {
        heads.merge(
            one.unit(),
            new Heads(one.people(), one.measured(), one.singly() ? one.people() : 0),
            Heads::plus);
      }
    }
    var groups = groups(roots, columns.size(), counted, minimum);
    var rows = new ArrayList<Row>();
    rows.add(row(Kind.WHOLE, unit, total(unit, heads), groups));
    var below =
        unit.children().stream()
            .map(child -> row(Kind.BELOW, child, total(child, heads), groups))
            .filter(row -> row.people() > 0)
            .toList();
    var own = heads.getOrDefault(unit.id(), Heads.NOBODY);
    if (own.people() > 0 && !below.isEmpty()) {
      rows.add(row(Kind.OWN, unit, own, groups));
    }
    rows.addAll(below);
    return new UnitHeatMap(unit, path, families, family, columns, rows);
  }

  private static List<ProtectedGroups> groups(
      List<UnitNode> roots, int columns, List<Counted> counted, int minimum) {
    var branches = roots.stream().map(UnitHeatMap::branch).toList();
    var byPlace = new ArrayList<Map<OrgUnitId, People>>();
    for (int place = 0; place < columns; place++) {
      byPlace.add(new HashMap<>());
    }
    for (var one : counted) {
      byPlace
          .get(one.place())
          .merge(
              one.unit(),
              one.singly()
                  ? new People(one.tally(), Tally.NOBODY)
                  : new People(Tally.NOBODY, one.tally()),
              (a, b) -> new People(a.open().plus(b.open()), a.hidden().plus(b.hidden())));
    }
    return byPlace.stream().map(people -> ProtectedGroups.of(branches, people, minimum)).toList();
  }

  private static Branch branch(UnitNode node) {
    return new Branch(node.id(), node.children().stream().map(UnitHeatMap::branch).toList());
  }

  private static Heads total(UnitNode node, Map<OrgUnitId, Heads> heads) {
    return node.withBelow()
        .map(one -> heads.getOrDefault(one.id(), Heads.NOBODY))
        .reduce(Heads.NOBODY, Heads::plus);
  }

  private static Row row(Kind kind, UnitNode unit, Heads heads, List<ProtectedGroups> groups) {
    return new Row(
        kind,
        unit,
        heads.people(),
        heads.measured(),
        heads.singly(),
        groups.stream()
            .map(group -> group.of(unit.id()))
            .map(found -> kind == Kind.OWN ? found.own() : found.whole())
            .toList());
  }
}
