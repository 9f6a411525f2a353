package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** There is no such person, or none that the viewer may see this of. */
public final class PersonNotFound extends Refusal {
  public PersonNotFound() {
    super(Kind.NOT_FOUND, "refusal.person-not-found");
  }
}
