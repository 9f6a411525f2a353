package org.shengren.organization;

import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.web.SearchSource;
import org.shengren.web.SearchWords;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Open units by name or code. */
@Component
@Transactional(readOnly = true)
class SearchedUnits implements SearchSource {
  private final PlaceNames places;
  private final AccessPolicy policy;

  SearchedUnits(PlaceNames places, AccessPolicy policy) {
    this.places = places;
    this.policy = policy;
  }

  @Override
  public String name() {
    return "units";
  }

  @Override
  public String titleKey() {
    return "search.units";
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public Found find(Viewer viewer, SearchWords words, Language language, int from, int most) {
    if (!policy.may(viewer, Function.SEE_DIRECTORY)) {
      return Found.nothing();
    }
    return PlaceNames.found(places.units(viewer.tenant()), words, language, "/units/", from, most);
  }
}
