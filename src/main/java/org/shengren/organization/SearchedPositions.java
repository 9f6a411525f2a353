package org.shengren.organization;

import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.web.SearchSource;
import org.shengren.web.SearchWords;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Positions by name, code or grade; there are few enough to look at each. */
@Component
@Transactional(readOnly = true)
class SearchedPositions implements SearchSource {
  private final PlaceNames places;
  private final AccessPolicy policy;

  SearchedPositions(PlaceNames places, AccessPolicy policy) {
    this.places = places;
    this.policy = policy;
  }

  @Override
  public String name() {
    return "positions";
  }

  @Override
  public String titleKey() {
    return "search.positions";
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public Found find(Viewer viewer, SearchWords words, Language language, int from, int most) {
    if (!policy.may(viewer, Function.SEE_MODELS)) {
      return Found.nothing();
    }
    return PlaceNames.found(
        places.positions(viewer.tenant()), words, language, "/positions/", from, most);
  }
}
