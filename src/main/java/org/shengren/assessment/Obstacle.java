package org.shengren.assessment;

import java.util.Locale;

/** Why somebody cannot take part in a campaign; each has a remedy. */
public enum Obstacle {
  LEFT,
  NO_POSITION,
  NO_REQUIREMENTS,
  NO_MANAGER,
  /** Rated against the same position in another campaign that is still running. */
  RUNNING,
  /** The person is being rated already, be it against another position. */
  BEING_RATED;

  /** Message key of the reason with its remedy, such as {@code obstacle.no-manager}. */
  public String key() {
    return "obstacle." + word();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
