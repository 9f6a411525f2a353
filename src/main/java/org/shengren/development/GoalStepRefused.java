package org.shengren.development;

import java.util.Locale;
import org.shengren.kernel.Refusal;

/** The goal has come to a state that does not allow what was asked. */
public final class GoalStepRefused extends Refusal {
  GoalStepRefused(GoalState from) {
    super(
        Kind.CONFLICT,
        "refusal.goal-step." + from.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
