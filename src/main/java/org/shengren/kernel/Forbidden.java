package org.shengren.kernel;

/** The viewer lacks the role for what was asked. */
public final class Forbidden extends Refusal {
  public Forbidden() {
    super(Kind.FORBIDDEN, "refusal.forbidden");
  }
}
