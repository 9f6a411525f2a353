package org.shengren.competency;

import java.util.Optional;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.web.HomeCard;
import org.springframework.stereotype.Component;

/** The models in force, at home of whoever keeps them. */
@Component
class ModelsCard implements HomeCard {
  private static final int AFTER_RUNNING_ASSESSMENTS = 15;

  private final AccessPolicy policy;
  private final ModelLibraryQuery library;

  ModelsCard(AccessPolicy policy, ModelLibraryQuery library) {
    this.policy = policy;
    this.library = library;
  }

  @Override
  public Optional<Card> of(Viewer viewer) {
    return policy.may(viewer, Function.LOAD_MODELS)
        ? Optional.of(
            new Card(
                "competency/models-card :: card",
                library.loaded(viewer.tenant()),
                Place.BELOW_WHAT_WAITS,
                AFTER_RUNNING_ASSESSMENTS))
        : Optional.empty();
  }
}
