package org.shengren.kernel;

/**
 * What somebody is in an organisation. {@link #EMPLOYEE} everybody has; {@link #MANAGER} follows
 * from the appointments of others to this manager; the rest are granted, {@link #HR_PARTNER} for
 * units.
 */
public enum Role {
  EMPLOYEE,
  MANAGER,
  HR_PARTNER,
  MODEL_OWNER,
  CAMPAIGN_ADMINISTRATOR,
  TENANT_ADMINISTRATOR
}
