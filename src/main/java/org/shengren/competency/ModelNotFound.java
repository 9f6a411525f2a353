package org.shengren.competency;

import org.shengren.kernel.Refusal;

/** There is no such model, version or competency here. */
public final class ModelNotFound extends Refusal {
  public ModelNotFound() {
    super(Kind.NOT_FOUND, "refusal.model-not-found");
  }
}
