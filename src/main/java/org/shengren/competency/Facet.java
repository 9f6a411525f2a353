package org.shengren.competency;

import java.util.Locale;

/**
 * What kind of thing a behaviour shows. The usual proof and remedy follow from it: knowledge is
 * shown by a test and learnt in a course, a skill by a work sample and in practice, an attitude to
 * several observers over time and by feedback; a trait is mostly a matter of selection and
 * placement.
 */
public enum Facet {
  KNOWLEDGE('K'),
  SKILL('S'),
  ATTITUDE('A'),
  TRAIT('T');

  private final char letter;

  Facet(char letter) {
    this.letter = letter;
  }

  /** As files and tables hold it: K, S, A or T. */
  public char letter() {
    return letter;
  }

  /** Message key of the word, such as {@code facet.skill}. */
  public String key() {
    return "facet." + name().toLowerCase(Locale.ROOT);
  }

  /** Message key of how it is usually shown that somebody has it. */
  public String proofKey() {
    return key() + ".proof";
  }

  /** Message key of what usually helps to get it. */
  public String remedyKey() {
    return key() + ".remedy";
  }

  /**
   * The facet with this letter.
   *
   * @throws IllegalArgumentException for any other than K, S, A and T
   */
  public static Facet of(String letter) {
    return switch (letter) {
      case "K" -> KNOWLEDGE;
      case "S" -> SKILL;
      case "A" -> ATTITUDE;
      case "T" -> TRAIT;
      default -> throw new IllegalArgumentException("no facet " + letter);
    };
  }
}
