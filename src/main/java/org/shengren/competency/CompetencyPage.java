package org.shengren.competency;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.organization.Position;
import org.shengren.organization.Positions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * One competency: its behaviours, why it is in, how it is shown and learnt, who is asked for it.
 */
@Controller
class CompetencyPage {
  /** How many behaviours of a facet there are; the usual proof and remedy follow from the facet. */
  record FacetShare(Facet facet, long behaviours) {}

  record Demanded(Position position, Requirement requirement) {
    /** Whether the behaviours of this level belong to what is asked for; levels include lower. */
    public boolean asksFor(int level) {
      return requirement.level().filter(asked -> asked >= level).isPresent();
    }
  }

  private final ModelVersions versions;
  private final RequirementProfiles profiles;
  private final Positions positions;
  private final AccessPolicy policy;

  CompetencyPage(
      ModelVersions versions,
      RequirementProfiles profiles,
      Positions positions,
      AccessPolicy policy) {
    this.versions = versions;
    this.profiles = profiles;
    this.positions = positions;
    this.policy = policy;
  }

  @GetMapping("/models/{model}/competencies/{competency}")
  String show(
      Viewer viewer,
      @PathVariable("model") String modelCode,
      @PathVariable("competency") String code,
      Model model) {
    policy.require(viewer, Function.SEE_MODELS);
    var version = versions.published(viewer.tenant(), modelCode).orElseThrow(ModelNotFound::new);
    var competency = version.find(code).orElseThrow(ModelNotFound::new);
    model.addAttribute("version", version);
    model.addAttribute("competency", competency);
    model.addAttribute("levelled", competency instanceof Competency.Levelled);
    model.addAttribute("facets", facets(competency));
    var demanded = demanded(viewer, version, competency);
    model.addAttribute("demanded", demanded);
    model.addAttribute("asking", asking(competency, demanded));
    var place = version.competencies().indexOf(competency);
    model.addAttribute("previous", neighbour(version, place - 1));
    model.addAttribute("next", neighbour(version, place + 1));
    return "competency/competency";
  }

  static String address(ModelVersion version, Competency competency) {
    return "/models/" + version.code() + "/competencies/" + competency.code();
  }

  private static List<FacetShare> facets(Competency competency) {
    return Arrays.stream(Facet.values())
        .map(facet ->
            new FacetShare(
                facet, competency.indicators().stream().filter(i -> i.facet() == facet).count()))
        .filter(share -> share.behaviours() > 0)
        .toList();
  }

  private static Map<Integer, List<Demanded>> asking(
      Competency competency, List<Demanded> demanded) {
    return competency instanceof Competency.Levelled levelled
        ? levelled.levels().stream()
            .collect(
                Collectors.toMap(
                    Level::number,
                    level ->
                        demanded.stream().filter(each -> each.asksFor(level.number())).toList()))
        : Map.of();
  }

  private List<Demanded> demanded(Viewer viewer, ModelVersion version, Competency competency) {
    var family = version.family();
    if (family.isEmpty()) {
      return List.of();
    }
    var byPosition = profiles.ofVersion(viewer.tenant(), version);
    return positions.ofFamily(viewer.tenant(), family.get()).stream()
        .flatMap(position ->
            Optional.ofNullable(byPosition.get(position.id()))
                .flatMap(profile -> profile.of(competency.id()))
                .map(requirement -> new Demanded(position, requirement))
                .stream())
        .toList();
  }

  private static Optional<Competency> neighbour(ModelVersion version, int place) {
    return place < 0 || place >= version.competencies().size()
        ? Optional.empty()
        : Optional.of(version.competencies().get(place));
  }
}
