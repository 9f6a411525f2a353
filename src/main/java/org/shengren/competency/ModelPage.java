package org.shengren.competency;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.CareerStage;
import org.shengren.organization.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A model to read from title to last level, as a printed dictionary of competencies would be. */
@Controller
class ModelPage {
  private final ModelVersions versions;
  private final ModelLibraryQuery library;
  private final AccessPolicy policy;

  ModelPage(ModelVersions versions, ModelLibraryQuery library, AccessPolicy policy) {
    this.versions = versions;
    this.library = library;
    this.policy = policy;
  }

  @GetMapping("/models/{model}")
  String show(
      Viewer viewer,
      @PathVariable("model") String code,
      @RequestParam(required = false) @Nullable String find,
      Model model) {
    policy.require(viewer, Function.SEE_MODELS);
    var version = versions.published(viewer.tenant(), code).orElseThrow(ModelNotFound::new);
    var search = BehaviourSearch.of(find);
    model.addAttribute("version", version);
    model.addAttribute("origin", library.origin(viewer.tenant(), version.modelId()));
    model.addAttribute("layers", layers(version));
    model.addAttribute("stages", List.of(CareerStage.values()));
    model.addAttribute("facets", List.of(Facet.values()));
    model.addAttribute("search", search);
    model.addAttribute("count", search.count(version));
    return "competency/model";
  }

  private static List<Layer> layers(ModelVersion version) {
    return Arrays.stream(Layer.values())
        .filter(layer -> !version.competencies(layer).isEmpty())
        .toList();
  }
}
