package org.shengren.competency;

import java.util.List;
import java.util.Optional;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.organization.Position;
import org.shengren.organization.Positions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What every position of a family asks for, side by side. */
@Controller
class RequirementMatrixPage {
  /** A position, and what it asks of each competency in the order of the columns. */
  record Row(Position position, List<Optional<Requirement>> cells) {}

  private final ModelVersions versions;
  private final RequirementProfiles profiles;
  private final Positions positions;
  private final AccessPolicy policy;

  RequirementMatrixPage(
      ModelVersions versions,
      RequirementProfiles profiles,
      Positions positions,
      AccessPolicy policy) {
    this.versions = versions;
    this.profiles = profiles;
    this.positions = positions;
    this.policy = policy;
  }

  @GetMapping("/models/{model}/requirements")
  String show(Viewer viewer, @PathVariable("model") String code, Model model) {
    policy.require(viewer, Function.SEE_MODELS);
    var version = versions.published(viewer.tenant(), code).orElseThrow(ModelNotFound::new);
    var family = version.family().orElseThrow(ModelNotFound::new);
    var byPosition = profiles.ofVersion(viewer.tenant(), version);
    model.addAttribute("version", version);
    model.addAttribute("general", version.competencies(Layer.GENERAL));
    model.addAttribute("professional", version.competencies(Layer.PROFESSIONAL));
    model.addAttribute("core", versions.core(viewer.tenant()).map(ModelVersion::code).orElse(""));
    model.addAttribute(
        "rows",
        positions.ofFamily(viewer.tenant(), family).stream()
            .flatMap(position ->
                Optional.ofNullable(byPosition.get(position.id()))
                    .map(profile -> row(version, position, profile))
                    .stream())
            .toList());
    return "competency/requirement-matrix";
  }

  private static Row row(ModelVersion version, Position position, RequirementProfile profile) {
    return new Row(
        position,
        version.competencies().stream().map(competency -> profile.of(competency.id())).toList());
  }
}
