package org.shengren.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.shengren.tenancy.TenantSettings;

/**
 * One setting that becomes another.
 *
 * @param code as in the keys {@code setting.<code>} and {@code setting.<code>.does}
 * @param from and {@code to} as they are read, the same in every language
 */
record SettingChange(String code, String from, String to) {
  static List<SettingChange> between(TenantSettings now, TenantSettings then) {
    var changes = new ArrayList<SettingChange>();
    add(
        changes,
        "name",
        now,
        then,
        settings -> String.join(" / ", settings.name().byLanguage().values()));
    add(changes, "zone", now, then, settings -> settings.zone().getId());
    add(changes, "holding", now, then, settings -> percent(settings.holdingProbability()));
    add(changes, "meets-share", now, then, settings -> percent(settings.meetsShare()));
    add(changes, "nearly-share", now, then, settings -> percent(settings.nearlyShare()));
    add(changes, "unknown-share", now, then, settings -> percent(settings.unknownShare()));
    add(changes, "anonymity-minimum", now, then, settings -> "" + settings.anonymityMinimum());
    add(changes, "item-cap", now, then, settings -> "" + settings.itemCap());
    add(changes, "appeal-days", now, then, settings -> "" + settings.appealWorkingDays());
    return changes;
  }

  /** Whether it changes how measures are read, so that findings may become others. */
  boolean readsMeasures() {
    return code.equals("holding") || code.endsWith("-share");
  }

  private static void add(
      List<SettingChange> changes,
      String code,
      TenantSettings now,
      TenantSettings then,
      Function<TenantSettings, String> read) {
    var from = read.apply(now);
    var to = read.apply(then);
    if (!from.equals(to)) {
      changes.add(new SettingChange(code, from, to));
    }
  }

  private static String percent(double share) {
    return SettingsForm.percent(share) + "%";
  }
}
