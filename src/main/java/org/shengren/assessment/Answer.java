package org.shengren.assessment;

/** What a rater says about one behaviour; no answer is no number and no penalty. */
public sealed interface Answer {
  /** A category of the scale, 1-5. */
  record Rated(int category) implements Answer {
    public Rated {
      if (category < 1 || category > 5) {
        throw new IllegalArgumentException("no category " + category);
      }
    }

    @Override
    public String code() {
      return Integer.toString(category);
    }
  }

  /** Why there is no category. */
  enum None implements Answer {
    /** The rater does not know enough. */
    CANNOT_JUDGE,
    /** There was no occasion on which it could have been shown. */
    NO_OCCASION;

    @Override
    public String code() {
      return name();
    }
  }

  /** As forms and rows hold it: {@code 1} to {@code 5}, or the name of a {@link None}. */
  String code();

  static Answer rated(int category) {
    return new Rated(category);
  }

  /**
   * The answer with this code.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Answer of(String code) {
    return code.length() == 1 ? new Rated(code.charAt(0) - '0') : None.valueOf(code);
  }
}
