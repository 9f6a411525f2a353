package org.shengren.organization;

/** The four career stages; levels and positions are linked to them. */
public enum CareerStage {
  LEARNING(1),
  INDEPENDENT(2),
  TEAM(3),
  VISION(4);

  private final int number;

  CareerStage(int number) {
    this.number = number;
  }

  /** 1-4. */
  public int number() {
    return number;
  }

  /** Message key of the stage's name; {@code key() + ".marks"} says what marks it. */
  public String key() {
    return "stage." + number;
  }

  public static CareerStage of(int number) {
    return values()[number - 1];
  }
}
