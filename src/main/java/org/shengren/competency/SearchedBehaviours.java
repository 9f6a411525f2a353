package org.shengren.competency;

import java.util.Comparator;
import java.util.stream.Stream;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.web.SearchSource;
import org.shengren.web.SearchWords;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Behaviours of the published models, by their words; each opens with its competency. */
@Component
@Transactional(readOnly = true)
class SearchedBehaviours implements SearchSource {
  private final ModelVersions versions;
  private final AccessPolicy policy;

  SearchedBehaviours(ModelVersions versions, AccessPolicy policy) {
    this.versions = versions;
    this.policy = policy;
  }

  @Override
  public String name() {
    return "behaviours";
  }

  @Override
  public String titleKey() {
    return "search.behaviours";
  }

  @Override
  public int order() {
    return 50;
  }

  @Override
  public Found find(Viewer viewer, SearchWords words, Language language, int from, int most) {
    if (!policy.may(viewer, Function.SEE_MODELS)) {
      return Found.nothing();
    }
    var fitting =
        versions.published(viewer.tenant()).stream()
            .flatMap(version ->
                version.competencies().stream()
                    .flatMap(competency ->
                        competency.indicators().stream()
                            .flatMap(behaviour ->
                                fit(words, behaviour)
                                    .map(fit -> hit(version, competency, behaviour, language, fit))
                                    .stream())))
            .sorted(Comparator.comparing(Hit::fit))
            .toList();
    return new Found(fitting.stream().skip(from).limit(most).toList(), fitting.size());
  }

  private static java.util.Optional<SearchWords.Fit> fit(SearchWords words, Indicator behaviour) {
    return words.in(
        Stream.concat(Stream.of(behaviour.code()), behaviour.words().byLanguage().values().stream())
            .toArray(String[]::new));
  }

  private static Hit hit(
      ModelVersion version,
      Competency competency,
      Indicator behaviour,
      Language language,
      SearchWords.Fit fit) {
    return new Hit(
        behaviour.words().in(language),
        competency.name().in(language),
        "/models/" + version.code() + "/competencies/" + competency.code(),
        fit);
  }
}
