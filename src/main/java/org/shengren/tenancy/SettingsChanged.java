package org.shengren.tenancy;

import org.shengren.kernel.Refusal;

/** Somebody else changed the settings since they were read. */
public final class SettingsChanged extends Refusal {
  public SettingsChanged() {
    super(Kind.CONFLICT, "refusal.settings-changed");
  }
}
