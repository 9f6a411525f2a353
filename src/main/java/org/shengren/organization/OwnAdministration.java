package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** An administrator who gave up the role alone could leave nobody to grant it again. */
public final class OwnAdministration extends Refusal {
  public OwnAdministration() {
    super(Kind.CONFLICT, "refusal.own-administration");
  }
}
