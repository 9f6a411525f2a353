package org.shengren.competency;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The models that the tenant has, and those it may load. */
@Controller
class ModelLibraryPage {
  /** Behaviours of one competency that were looked for. */
  record Found(ModelVersion version, Competency competency, List<Indicator> behaviours) {}

  private final ModelLibraryQuery library;
  private final ModelVersions versions;
  private final ShippedModels shipped;
  private final AccessPolicy policy;
  private final MessageSource messages;

  ModelLibraryPage(
      ModelLibraryQuery library,
      ModelVersions versions,
      ShippedModels shipped,
      AccessPolicy policy,
      MessageSource messages) {
    this.library = library;
    this.versions = versions;
    this.shipped = shipped;
    this.policy = policy;
    this.messages = messages;
  }

  @GetMapping("/models")
  String show(
      Viewer viewer,
      @RequestParam(required = false) @Nullable String find,
      Locale locale,
      Model model) {
    policy.require(viewer, Function.SEE_MODELS);
    var search = BehaviourSearch.of(find);
    var loaded = library.loaded(viewer.tenant());
    model.addAttribute("loaded", loaded);
    model.addAttribute(
        "shipped", shipped.all(viewer.tenant()).stream().filter(ShippedModel::loadable).toList());
    model.addAttribute("mayLoad", policy.may(viewer, Function.LOAD_MODELS));
    model.addAttribute("search", search);
    model.addAttribute(
        "found", search.active() ? found(viewer, loaded, search, locale) : List.of());
    return "competency/model-library";
  }

  @PostMapping("/models")
  String load(
      Viewer viewer, @RequestParam String code, Locale locale, RedirectAttributes redirect) {
    var key =
        switch (shipped.load(viewer, code)) {
          case LOADED -> "model-library.loaded";
          case RENEWED -> "model-library.renewed";
          case UNCHANGED -> "model-library.unchanged";
        };
    redirect.addFlashAttribute(
        "flashNotice", Objects.requireNonNull(messages.getMessage(key, null, "", locale)));
    redirect.addAttribute("model", code);
    return "redirect:/models/{model}";
  }

  private List<Found> found(
      Viewer viewer,
      List<ModelLibraryQuery.LoadedModel> loaded,
      BehaviourSearch search,
      Locale locale) {
    return loaded.stream()
        .map(each -> versions.get(viewer.tenant(), each.version()))
        .flatMap(version ->
            version.competencies().stream()
                .filter(competency -> search.findsAny(competency, locale))
                .map(
                    competency -> new Found(version, competency, search.found(competency, locale))))
        .toList();
  }
}
