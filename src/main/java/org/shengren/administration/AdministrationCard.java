package org.shengren.administration;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.identity.Accesses;
import org.shengren.kernel.Viewer;
import org.shengren.operations.Health;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.tenancy.Tenants;
import org.shengren.web.Dates;
import org.shengren.web.HomeCard;
import org.springframework.stereotype.Component;

/** Who cannot sign in, and the last backup, at home of whoever administers the organisation. */
@Component
class AdministrationCard implements HomeCard {
  private static final int FIRST = 5;

  /**
   * What the card says.
   *
   * @param backup moment of the last backup in words, null where there is none
   * @param backupOld none, or too long ago
   */
  record Standing(
      AdministrationQuery.Standing people,
      Accesses.Lacking lacking,
      @Nullable String backup,
      boolean backupOld) {}

  private final AccessPolicy policy;
  private final AdministrationQuery administration;
  private final Accesses accesses;
  private final Health health;
  private final Tenants tenants;
  private final Dates dates;
  private final Clock clock;

  AdministrationCard(
      AccessPolicy policy,
      AdministrationQuery administration,
      Accesses accesses,
      Health health,
      Tenants tenants,
      Dates dates,
      Clock clock) {
    this.policy = policy;
    this.administration = administration;
    this.accesses = accesses;
    this.health = health;
    this.tenants = tenants;
    this.dates = dates;
    this.clock = clock;
  }

  @Override
  public Optional<Card> of(Viewer viewer) {
    return policy.may(viewer, Function.ADMINISTER)
        ? Optional.of(
            new Card(
                "administration/administration-card :: card",
                standing(viewer),
                Place.BELOW_WHAT_WAITS,
                FIRST))
        : Optional.empty();
  }

  private Standing standing(Viewer viewer) {
    var tenant = viewer.tenant();
    var zone = tenants.settings(tenant).zone();
    var last = health.lastBackup(tenant);
    return new Standing(
        administration.standing(tenant),
        accesses.lacking(tenant),
        last.map(at -> dates.moment(at, zone)).orElse(null),
        last.map(this::isOld).orElse(true));
  }

  private boolean isOld(Instant backup) {
    return backup.isBefore(clock.instant().minus(Check.BACKUP_AFTER));
  }
}
