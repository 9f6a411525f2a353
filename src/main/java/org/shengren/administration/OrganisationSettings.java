package org.shengren.administration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.Viewer;
import org.shengren.measurement.Measures;
import org.shengren.measurement.Settings;
import org.shengren.measurement.SettingsEffect;
import org.shengren.measurement.VerdictRule;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.tenancy.SettingsChanged;
import org.shengren.tenancy.TenantSettings;
import org.shengren.tenancy.Tenants;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an organisation sets for itself: looked at before it counts, and written down. */
@Service
@Transactional
class OrganisationSettings {
  private final Tenants tenants;
  private final Measures measures;
  private final SettingsEffect effects;
  private final AccessPolicy policy;
  private final AuditTrail audit;

  OrganisationSettings(
      Tenants tenants,
      Measures measures,
      SettingsEffect effects,
      AccessPolicy policy,
      AuditTrail audit) {
    this.tenants = tenants;
    this.measures = measures;
    this.effects = effects;
    this.policy = policy;
    this.audit = audit;
  }

  /** What other settings would make of the present measures; empty when they read them alike. */
  @Transactional(readOnly = true)
  public Optional<SettingsEffect.Effect> effect(Viewer viewer, TenantSettings then) {
    policy.require(viewer, Function.ADMINISTER);
    var tenant = viewer.tenant();
    var now = tenants.settings(tenant);
    if (SettingChange.between(now, then).stream().noneMatch(SettingChange::readsMeasures)) {
      return Optional.empty();
    }
    var present = measures.settings(tenant);
    var next =
        Settings.of(
            present.heldAt(),
            then.masteryProbability(),
            then.holdingProbability(),
            then.anonymityMinimum());
    return Optional.of(
        effects.of(
            tenant,
            new SettingsEffect.Reading(present, measures.verdictRule(tenant)),
            new SettingsEffect.Reading(
                next, VerdictRule.of(then.meetsShare(), then.nearlyShare(), then.unknownShare()))));
  }

  /**
   * Makes the settings count, from this moment.
   *
   * @param seen mark of the settings on which the decision was made
   * @throws SettingsChanged when they are others by now
   */
  List<SettingChange> change(Viewer viewer, String seen, TenantSettings then) {
    policy.require(viewer, Function.ADMINISTER);
    var now = tenants.settings(viewer.tenant());
    if (!SettingsForm.mark(now).equals(seen)) {
      throw new SettingsChanged();
    }
    var changes = SettingChange.between(now, then);
    if (!changes.isEmpty()) {
      tenants.change(viewer.tenant(), now, then);
      changes.forEach(change ->
          audit.changed(
              viewer,
              "tenant.setting-changed",
              null,
              change.code(),
              Map.of("from", change.from(), "to", change.to())));
    }
    return changes;
  }
}
