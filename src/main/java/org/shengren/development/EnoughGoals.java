package org.shengren.development;

import org.shengren.kernel.Refusal;

/** Two goals are open already; a third one would take from both. */
public final class EnoughGoals extends Refusal {
  EnoughGoals() {
    super(Kind.CONFLICT, "refusal.enough-goals");
  }
}
