package org.shengren.development;

import java.util.List;
import java.util.Optional;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.web.HomeCard;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What one practises at present, at home. */
@Component
class MyGoalsCard implements HomeCard {
  private static final int AFTER_RESULT = 20;

  /** What the fragment reads. */
  record Content(List<GoalView> own, int helped) {}

  private final AccessPolicy policy;
  private final Goals goals;
  private final GoalViews views;

  MyGoalsCard(AccessPolicy policy, Goals goals, GoalViews views) {
    this.policy = policy;
    this.goals = goals;
    this.views = views;
  }

  @Override
  @Transactional
  public Optional<Card> of(Viewer viewer) {
    var own =
        goals.of(policy.see(viewer, viewer.person())).stream()
            .filter(goal -> goal.state().isOpen())
            .toList();
    var helped = goals.helpedBy(viewer).size();
    return own.isEmpty() && helped == 0
        ? Optional.empty()
        : Optional.of(
            new Card(
                "development/my-goals-card :: card",
                new Content(
                    views.of(viewer.tenant(), own, Language.of(LocaleContextHolder.getLocale())),
                    helped),
                Place.BESIDE_WHAT_WAITS,
                AFTER_RESULT));
  }
}
