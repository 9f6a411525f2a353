package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** Other people can take part than those whom the starter has seen. */
public final class UnitChanged extends Refusal {
  UnitChanged() {
    super(Kind.CONFLICT, "refusal.unit-changed");
  }
}
