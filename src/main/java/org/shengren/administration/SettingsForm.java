package org.shengren.administration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Text;
import org.shengren.tenancy.TenantSettings;
import org.springframework.validation.Errors;

/**
 * The settings as a form sends them; shares and probabilities in percent.
 *
 * @param seen tells the settings on which the form was opened
 */
record SettingsForm(
    @NotBlank(message = "{settings.name.missing}")
        @Size(max = 80, message = "{settings.name.missing}")
        @Pattern(regexp = Text.SEEN, message = "{field.unseen}")
        @Nullable String nameZh,
    @Size(max = 80, message = "{settings.name.missing}")
        @Pattern(regexp = Text.SEEN, message = "{field.unseen}")
        @Nullable String nameEn,
    @NotBlank(message = "{settings.zone.wrong}") @Nullable String zone,
    @Within(from = 50, to = 95, message = "{settings.holding.range}") @Nullable Integer holding,
    @Within(from = 50, to = 100, message = "{settings.meets.range}") @Nullable Integer meets,
    @Within(from = 30, to = 99, message = "{settings.nearly.range}") @Nullable Integer nearly,
    @Within(from = 5, to = 70, message = "{settings.unknown.range}") @Nullable Integer unknown,
    @Within(from = 3, to = 20, message = "{settings.anonymity.range}") @Nullable Integer anonymity,
    @Within(from = 10, to = 200, message = "{settings.items.range}") @Nullable Integer items,
    @Within(from = 1, to = 60, message = "{settings.appeal.range}") @Nullable Integer appeal,
    @Nullable String seen) {

  static SettingsForm of(TenantSettings settings) {
    return new SettingsForm(
        settings.name().byLanguage().getOrDefault("zh", ""),
        settings.name().byLanguage().getOrDefault("en", ""),
        settings.zone().getId(),
        percent(settings.holdingProbability()),
        percent(settings.meetsShare()),
        percent(settings.nearlyShare()),
        percent(settings.unknownShare()),
        settings.anonymityMinimum(),
        settings.itemCap(),
        settings.appealWorkingDays(),
        mark(settings));
  }

  /** What no single field tells. */
  void check(Errors errors) {
    if (!errors.hasFieldErrors("zone")
        && !ZoneId.getAvailableZoneIds().contains(Objects.requireNonNull(zone))) {
      errors.rejectValue("zone", "settings.zone.wrong");
    }
    if (meets != null && nearly != null && meets <= nearly) {
      errors.rejectValue("nearly", "settings.nearly.order");
    }
  }

  /** The settings that the form asks for; only after {@link #check} found nothing. */
  TenantSettings settings(TenantSettings now) {
    var name = new TreeMap<>(now.name().byLanguage());
    name.put("zh", Objects.requireNonNull(nameZh).strip());
    if (nameEn == null || nameEn.isBlank()) {
      name.remove("en");
    } else {
      name.put("en", nameEn.strip());
    }
    return new TenantSettings(
        now.code(),
        new Text(name),
        now.firstLanguage(),
        ZoneId.of(Objects.requireNonNull(zone)),
        now.masteryProbability(),
        share(holding),
        Objects.requireNonNull(anonymity),
        Objects.requireNonNull(items),
        Objects.requireNonNull(appeal),
        share(meets),
        share(nearly),
        share(unknown));
  }

  /** A mark by which changed settings are told from those that were seen. */
  static String mark(TenantSettings settings) {
    return Integer.toHexString(settings.hashCode());
  }

  static int percent(double share) {
    return (int) Math.round(share * 100);
  }

  private static double share(@Nullable Integer percent) {
    return Objects.requireNonNull(percent) / 100.0;
  }
}
