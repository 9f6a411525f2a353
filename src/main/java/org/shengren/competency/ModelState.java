package org.shengren.competency;

import java.util.Locale;

/** Where a model version is in its life; only a published one is rated against. */
public enum ModelState {
  DRAFT,
  IN_REVIEW,
  PUBLISHED,
  RETIRED;

  /** Message key of the word, such as {@code model-state.in-review}. */
  public String key() {
    return "model-state." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
