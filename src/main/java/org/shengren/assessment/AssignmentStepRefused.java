package org.shengren.assessment;

import java.util.Locale;
import org.shengren.kernel.Refusal;

/** The assignment has come to a state that does not allow what was asked. */
public final class AssignmentStepRefused extends Refusal {
  AssignmentStepRefused(AssignmentState from) {
    super(Kind.CONFLICT, "refusal.assignment-step." + from.name().toLowerCase(Locale.ROOT));
  }
}
