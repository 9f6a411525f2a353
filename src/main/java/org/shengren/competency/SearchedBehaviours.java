package org.shengren.competency;

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
    return Found.best(
        versions.published(viewer.tenant()).stream()
            .flatMap(version ->
                version.competencies().stream()
                    .flatMap(competency -> hits(words, language, version, competency))),
        from,
        most);
  }

  private static Stream<Hit> hits(
      SearchWords words, Language language, ModelVersion version, Competency competency) {
    return competency.indicators().stream()
        .flatMap(behaviour ->
            words
                .in(behaviour.code(), behaviour.words())
                .map(fit ->
                    new Hit(
                        behaviour.words().in(language),
                        competency.name().in(language),
                        CompetencyPage.address(version, competency),
                        fit))
                .stream());
  }
}
