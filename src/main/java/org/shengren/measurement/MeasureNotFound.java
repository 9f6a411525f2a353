package org.shengren.measurement;

import org.shengren.kernel.Refusal;

/** There is no such measure of the person in sight. */
public final class MeasureNotFound extends Refusal {
  MeasureNotFound() {
    super(Kind.NOT_FOUND, "refusal.measure-not-found");
  }
}
