package org.shengren.competency;

import java.util.Locale;

/** Whom a competency binds. */
public enum Layer {
  /** Everybody in the tenant; never part of a position's profile. */
  CORE,
  /** Every position of a job family, each to its own degree. */
  GENERAL,
  /** The positions of a family that ask for it, at a level. */
  PROFESSIONAL;

  /** Message key of the layer's name, such as {@code layer.core}. */
  public String key() {
    return "layer." + name().toLowerCase(Locale.ROOT);
  }
}
