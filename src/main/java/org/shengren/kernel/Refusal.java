package org.shengren.kernel;

/**
 * Something that was asked for and is not done, with a reason that a person can act on. One
 * subclass a reason, named as the fact; the sentence stands in the message bundles under {@link
 * #key()}.
 */
public abstract class Refusal extends RuntimeException {
  /** How the refusal reaches clients: as 404, 409, 422 or 403. */
  public enum Kind {
    NOT_FOUND,
    CONFLICT,
    INVALID,
    FORBIDDEN
  }

  private final Kind kind;
  private final String key;
  private final transient Object[] arguments;

  protected Refusal(Kind kind, String key, Object... arguments) {
    super(key, null, false, true);
    this.kind = kind;
    this.key = key;
    this.arguments = arguments.clone();
  }

  public Kind kind() {
    return kind;
  }

  /** Key of the sentence in the message bundles, such as {@code refusal.person-not-found}. */
  public String key() {
    return key;
  }

  public Object[] arguments() {
    return arguments.clone();
  }
}
