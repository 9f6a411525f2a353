package org.shengren.tenancy;

import java.time.ZoneId;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;

/**
 * What a tenant sets for itself.
 *
 * @param masteryProbability where the bar of a level lies: its behaviours shown at held-at or
 *     better with this probability (0-1, default 0.50)
 * @param holdingProbability a requirement counts as met from this probability on (0-1, default
 *     0.70)
 * @param anonymityMinimum smallest group of raters that is shown (3 or more)
 * @param itemCap most items of a questionnaire for self and manager (default 45)
 */
public record TenantSettings(
    String code,
    Text name,
    Language firstLanguage,
    ZoneId zone,
    double masteryProbability,
    double holdingProbability,
    int anonymityMinimum,
    int itemCap) {}
