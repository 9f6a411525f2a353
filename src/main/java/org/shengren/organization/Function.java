package org.shengren.organization;

import java.util.EnumSet;
import java.util.Set;
import org.shengren.kernel.Role;

/** What somebody may do in an organisation, beside seeing results, and the roles that may. */
public enum Function {
  /** Units, people and who works where: shown to everybody. */
  SEE_DIRECTORY(Role.EMPLOYEE),
  /** Models, positions and requirements: shown to everybody. */
  SEE_MODELS(Role.EMPLOYEE),
  LOAD_MODELS(Role.MODEL_OWNER),
  /** Create and change people; an HR partner within the own units only. */
  MANAGE_PEOPLE(Role.HR_PARTNER, Role.TENANT_ADMINISTRATOR),
  MANAGE_UNITS(Role.HR_PARTNER, Role.TENANT_ADMINISTRATOR),
  IMPORT_PEOPLE(Role.HR_PARTNER, Role.TENANT_ADMINISTRATOR),
  /** Give people their first way to sign in. */
  INVITE(Role.HR_PARTNER, Role.TENANT_ADMINISTRATOR),
  GRANT_ROLES(Role.TENANT_ADMINISTRATOR),
  /** Make a link for a new password, lift a lock, end sessions. */
  MANAGE_ACCOUNTS(Role.HR_PARTNER, Role.TENANT_ADMINISTRATOR),
  /** Settings of the organisation, its health, its users. */
  ADMINISTER(Role.TENANT_ADMINISTRATOR),
  /** Who saw and changed what; an HR partner what concerns people of the own units. */
  READ_TRAIL(Role.HR_PARTNER, Role.TENANT_ADMINISTRATOR),
  /** Start an assessment of others; everybody may start one of their own. */
  START_CAMPAIGN(Role.HR_PARTNER, Role.CAMPAIGN_ADMINISTRATOR),
  /** See how far campaigns have come, without any answer. */
  FOLLOW_CAMPAIGNS(Role.HR_PARTNER, Role.CAMPAIGN_ADMINISTRATOR),
  /** Say who decides where the line offers nobody; without reading what is to be decided. */
  NAME_DECIDER(Role.HR_PARTNER, Role.CAMPAIGN_ADMINISTRATOR);

  // Filled once by the constructor; no set of the platform says so in its type.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Role> roles;

  Function(Role first, Role... others) {
    roles = EnumSet.of(first, others);
  }

  Set<Role> roles() {
    return roles;
  }
}
