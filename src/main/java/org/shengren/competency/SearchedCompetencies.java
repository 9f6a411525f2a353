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

/** Competencies of the published models, by name or code. */
@Component
@Transactional(readOnly = true)
class SearchedCompetencies implements SearchSource {
  private final ModelVersions versions;
  private final AccessPolicy policy;

  SearchedCompetencies(ModelVersions versions, AccessPolicy policy) {
    this.versions = versions;
    this.policy = policy;
  }

  @Override
  public String name() {
    return "competencies";
  }

  @Override
  public String titleKey() {
    return "search.competencies";
  }

  @Override
  public int order() {
    return 40;
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
                    .flatMap(competency -> hit(words, language, version, competency))),
        from,
        most);
  }

  private static Stream<Hit> hit(
      SearchWords words, Language language, ModelVersion version, Competency competency) {
    return words
        .in(competency.code(), competency.name())
        .map(fit ->
            new Hit(
                competency.name().in(language),
                version.name().in(language),
                CompetencyPage.address(version, competency),
                fit))
        .stream();
  }
}
