package org.shengren.exchange;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shengren.exchange.ImportPlan.NewUnit;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.UnitNode;

/** Where the units that a file writes lie, and which of them an import makes. */
final class WrittenUnits {
  private static final Pattern STEP = Pattern.compile("[/／>＞\\\\]");

  /** Where a written unit leads, or why nowhere. */
  record Place(Optional<UnitTarget> target, @Nullable String problem) {}

  private final Company company;
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, NewUnit> planned = new LinkedHashMap<>();

  WrittenUnits(Company company) {
    this.company = company;
  }

  Place of(String written) {
    // Not computeIfAbsent: planning a unit looks up others.
    var place = places.get(written);
    if (place == null) {
      place = place(written);
      places.put(written, place);
    }
    return place;
  }

  /** The units to be made, those above first. */
  List<NewUnit> planned() {
    return List.copyOf(planned.values());
  }

  Text name(UnitTarget target) {
    return switch (target) {
      case UnitTarget.Present(OrgUnitId id) -> company.unitName(id);
      case UnitTarget.Planned(String path) ->
          Text.in(Language.ZH, Objects.requireNonNull(planned.get(path)).label());
    };
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

  static List<String> steps(String written) {
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
          planned.values().stream()
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
      planned.putIfAbsent(
          path,
          new NewUnit(path, steps.get(at), String.join(" / ", steps.subList(0, at + 1)), above));
      above = new UnitTarget.Planned(path);
    }
    return new Place(Optional.of(above), null);
  }
}
