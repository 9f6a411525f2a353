package org.shengren.competency;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Directory;
import org.shengren.organization.Function;
import org.shengren.organization.JobFamilyId;
import org.shengren.organization.Position;
import org.shengren.organization.Positions;
import org.shengren.organization.Roles;
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
  private static final int MOST = 60;

  /**
   * A behaviour that was looked for; {@code other} where another language than the reader's says
   * it.
   */
  record Hit(Indicator behaviour, Optional<Level> level, Optional<BehaviourSearch.Wording> other) {}

  /** A competency that is called so or has such behaviours. */
  record Found(Competency competency, List<Hit> hits) {}

  /** What one model has of it. */
  record FoundModel(ModelVersion version, List<Found> competencies) {}

  /**
   * What was found in all models.
   *
   * @param behaviours how many there are, of which at most {@value MOST} are listed
   */
  record Findings(List<FoundModel> models, int competencies, int behaviours) {
    public boolean cut() {
      return behaviours > MOST;
    }
  }

  private final ModelLibraryQuery library;
  private final ModelVersions versions;
  private final ShippedModels shipped;
  private final Positions positions;
  private final Directory directory;
  private final Roles roles;
  private final AccessPolicy policy;
  private final MessageSource messages;

  ModelLibraryPage(
      ModelLibraryQuery library,
      ModelVersions versions,
      ShippedModels shipped,
      Positions positions,
      Directory directory,
      Roles roles,
      AccessPolicy policy,
      MessageSource messages) {
    this.library = library;
    this.versions = versions;
    this.shipped = shipped;
    this.positions = positions;
    this.directory = directory;
    this.roles = roles;
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
    model.addAttribute("loaded", library.loaded(viewer.tenant()));
    model.addAttribute("positions", positions(viewer));
    model.addAttribute("holders", directory.holders(viewer.tenant()));
    model.addAttribute(
        "owners",
        directory
            .cards(viewer.tenant(), roles.holders(viewer.tenant(), Role.MODEL_OWNER))
            .values());
    model.addAttribute(
        "shipped", shipped.all(viewer.tenant()).stream().filter(ShippedModel::loadable).toList());
    model.addAttribute("mayLoad", policy.may(viewer, Function.LOAD_MODELS));
    model.addAttribute("search", search);
    model.addAttribute("found", search.active() ? find(viewer, search, locale) : null);
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

  private Map<JobFamilyId, List<Position>> positions(Viewer viewer) {
    return positions.all(viewer.tenant()).stream()
        .collect(Collectors.groupingBy(Position::familyId));
  }

  private Findings find(Viewer viewer, BehaviourSearch search, Locale locale) {
    var models = new ArrayList<FoundModel>();
    int named = 0;
    int behaviours = 0;
    for (var version : versions.published(viewer.tenant())) {
      var competencies = new ArrayList<Found>();
      for (var competency : version.competencies()) {
        var fitting = competency.indicators().stream().filter(search::finds).toList();
        var room = Math.max(0, MOST - behaviours);
        behaviours += fitting.size();
        if (search.names(competency) || (!fitting.isEmpty() && room > 0)) {
          competencies.add(
              new Found(
                  competency,
                  fitting.stream()
                      .limit(room)
                      .map(behaviour ->
                          new Hit(
                              behaviour,
                              competency.levelOf(behaviour.id()),
                              search.inOtherWords(behaviour, locale)))
                      .toList()));
        }
        if (search.names(competency) || !fitting.isEmpty()) {
          named++;
        }
      }
      if (!competencies.isEmpty()) {
        models.add(new FoundModel(version, List.copyOf(competencies)));
      }
    }
    return new Findings(List.copyOf(models), named, behaviours);
  }
}
