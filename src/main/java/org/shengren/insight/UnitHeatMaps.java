package org.shengren.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shengren.audit.AuditTrail;
import org.shengren.competency.Demand;
import org.shengren.competency.Layer;
import org.shengren.competency.ModelVersion;
import org.shengren.competency.ModelVersions;
import org.shengren.competency.RequirementProfiles;
import org.shengren.insight.UnitFindingsQuery.Asked;
import org.shengren.insight.UnitFindingsQuery.Population;
import org.shengren.insight.UnitHeatMap.Column;
import org.shengren.insight.UnitHeatMap.FamilyChoice;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Directory;
import org.shengren.organization.GroupSight;
import org.shengren.organization.JobFamilies;
import org.shengren.organization.JobFamily;
import org.shengren.organization.JobFamilyId;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.Tree;
import org.shengren.organization.UnitNode;
import org.shengren.organization.UnitNotFound;
import org.shengren.organization.Units;
import org.shengren.tenancy.Tenants;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gathers the heat map of units: people are counted in the database, in one statement for all units
 * and competencies.
 */
@Service
@Transactional
class UnitHeatMaps {
  private final Tree tree;
  private final JobFamilies families;
  private final ModelVersions versions;
  private final RequirementProfiles profiles;
  private final UnitFindingsQuery query;
  private final Tenants tenants;
  private final Units units;
  private final Directory directory;
  private final Teams teams;
  private final AccessPolicy policy;
  private final AuditTrail audit;

  UnitHeatMaps(
      Tree tree,
      JobFamilies families,
      ModelVersions versions,
      RequirementProfiles profiles,
      UnitFindingsQuery query,
      Tenants tenants,
      Units units,
      Directory directory,
      Teams teams,
      AccessPolicy policy,
      AuditTrail audit) {
    this.tree = tree;
    this.families = families;
    this.versions = versions;
    this.profiles = profiles;
    this.query = query;
    this.tenants = tenants;
    this.units = units;
    this.directory = directory;
    this.teams = teams;
    this.policy = policy;
    this.audit = audit;
  }

  /**
   * Some people of a unit.
   *
   * @param total how many there are, on this part and on all others
   */
  record UnitPeople(Text unit, Team team, int total) {}

  /** Whether the heat map of units says more than the own team's. */
  boolean saysMoreThanTeam(Viewer viewer) {
    return query.anybodyFurtherBelow(viewer);
  }

  /** Where to begin: the lowest unit that holds everybody whom the viewer may see in groups. */
  Optional<OrgUnitId> start(GroupSight sight) {
    var units = units(query.population(sight));
    return tree.roots(sight.viewer().tenant()).stream()
        .max(Comparator.comparingLong(root -> within(root, units)))
        .filter(root -> within(root, units) > 0)
        .map(root -> lowest(root, units).id());
  }

  private static UnitNode lowest(UnitNode node, Set<OrgUnitId> units) {
    if (units.contains(node.id())) {
      return node;
    }
    var below = node.children().stream().filter(child -> within(child, units) > 0).toList();
    return below.size() == 1 ? lowest(below.getFirst(), units) : node;
  }

  private static long within(UnitNode node, Set<OrgUnitId> units) {
    return node.withBelow().filter(one -> units.contains(one.id())).count();
  }

  private static Set<OrgUnitId> units(List<Population> population) {
    return population.stream().map(Population::unit).collect(Collectors.toSet());
  }

  /**
   * The heat map of a unit.
   *
   * @param asked the family to show; without one that of which most people have a result
   * @throws UnitNotFound also where the viewer may see nobody there
   */
  UnitHeatMap of(GroupSight sight, OrgUnitId unit, Optional<JobFamilyId> asked) {
    var tenant = sight.viewer().tenant();
    var roots = tree.roots(tenant);
    var line = line(roots, unit);
    if (line.isEmpty()) {
      throw new UnitNotFound();
    }
    var node = line.getLast();
    var population = query.population(sight);
    var seen = units(population);
    if (within(node, seen) == 0) {
      throw new UnitNotFound();
    }
    var choices = choices(tenant, node, population);
    var family =
        asked
            .flatMap(id ->
                choices.stream().map(FamilyChoice::family).filter(f -> f.id().equals(id)).findAny())
            .or(() -> choices.stream().findFirst().map(FamilyChoice::family));
    var model = family.flatMap(chosen -> versions.published(tenant, chosen.id()));
    var required = model.map(version -> asked(tenant, version)).orElse(Required.NOTHING);
    var counted =
        family.map(chosen -> query.counted(sight, chosen.id(), required.asked())).orElse(List.of());
    return UnitHeatMap.of(
        roots,
        node,
        above(line, seen),
        choices,
        family,
        required.columns(),
        population,
        counted,
        tenants.settings(tenant).anonymityMinimum());
  }

  /** The same to take away; the trail says who took it. */
  UnitHeatMap taken(GroupSight sight, OrgUnitId unit, Optional<JobFamilyId> asked) {
    var map = of(sight, unit, asked);
    audit.changed(sight.viewer(), "heat-map.taken", null, map.unit().code(), Map.of());
    return map;
  }

  /**
   * The people of a unit and below whom the viewer may see singly, a part of them by name; the
   * trail names those who are shown.
   */
  UnitPeople people(
      Viewer viewer, OrgUnitId unit, Optional<JobFamilyId> family, int skipped, int most) {
    var name = units.get(viewer.tenant(), unit).name();
    var listed = query.singly(viewer, unit, family, skipped, most);
    if (listed.persons().isEmpty()) {
      throw new UnitNotFound();
    }
    var sights = policy.see(viewer, listed.persons());
    var cards = List.copyOf(directory.cards(viewer.tenant(), listed.persons()).values());
    return new UnitPeople(name, teams.of(sights, cards, Team.Sort.NAME), listed.total());
  }

  /** From the first unit with all whom the viewer may see; those further up hold no more. */
  private static List<UnitNode> above(List<UnitNode> line, Set<OrgUnitId> seen) {
    var all = within(line.getFirst(), seen);
    int first = 0;
    while (first + 1 < line.size()
        && !seen.contains(line.get(first).id())
        && within(line.get(first + 1), seen) == all) {
      first++;
    }
    return line.subList(Math.min(first, line.size() - 1), line.size() - 1);
  }

  private static List<UnitNode> line(List<UnitNode> nodes, OrgUnitId unit) {
    for (var node : nodes) {
      if (node.id().equals(unit)) {
        return List.of(node);
      }
      var below = line(node.children(), unit);
      if (!below.isEmpty()) {
        var line = new ArrayList<UnitNode>();
        line.add(node);
        line.addAll(below);
        return line;
      }
    }
    return List.of();
  }

  /** Families with a result first, each by how many people it has here. */
  private List<FamilyChoice> choices(TenantId tenant, UnitNode node, List<Population> population) {
    var units = node.withBelow().map(UnitNode::id).collect(Collectors.toSet());
    var here = population.stream().filter(one -> units.contains(one.unit())).toList();
    return families.all(tenant).stream()
        .map(family ->
            new FamilyChoice(
                family,
                sum(here, family, Population::people),
                sum(here, family, Population::measured)))
        .filter(choice -> choice.people() > 0)
        .sorted(
            Comparator.comparingInt(FamilyChoice::measured)
                .thenComparingInt(FamilyChoice::people)
                .reversed())
        .toList();
  }

  private static int sum(
      List<Population> population, JobFamily family, Function<Population, Integer> figure) {
    return population.stream()
        .filter(one -> one.family().equals(family.id()))
        .mapToInt(figure::apply)
        .sum();
  }

  /** What the positions of a family ask, its columns the core first. */
  private record Required(List<Column> columns, List<Asked> asked) {
    static final Required NOTHING = new Required(List.of(), List.of());
  }

  private Required asked(TenantId tenant, ModelVersion model) {
    var required = profiles.ofVersion(tenant, model);
    var columns = new ArrayList<Column>();
    var asked = new ArrayList<Asked>();
    versions
        .core(tenant)
        .ifPresent(core -> {
          var bar = NearPositionQuery.bar(new Demand.OfDegree(core.expectedDegree().orElseThrow()));
          for (var competency : core.competencies()) {
            required
                .keySet()
                .forEach(position ->
                    asked.add(
                        new Asked(position, columns.size(), competency, core.modelId(), bar)));
            columns.add(new Column(Layer.CORE, competency));
          }
        });
    for (var layer : List.of(Layer.GENERAL, Layer.PROFESSIONAL)) {
      for (var competency : model.competencies(layer)) {
        var of = new HashSet<>();
        required.forEach((position, profile) ->
            profile
                .of(competency.id())
                .ifPresent(requirement -> {
                  of.add(position);
                  asked.add(
                      new Asked(
                          position,
                          columns.size(),
                          competency,
                          model.modelId(),
                          NearPositionQuery.bar(requirement.demand())));
                }));
        if (!of.isEmpty()) {
          columns.add(new Column(layer, competency));
        }
      }
    }
    return new Required(columns, asked);
  }
}
