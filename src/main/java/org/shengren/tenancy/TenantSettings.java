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
 * @param itemCap most items of a questionnaire for self and manager (10-200, default 45)
 * @param appealWorkingDays how many working days after its release or decision a result may be
 *     appealed (1-60, default 10)
 * @param meetsShare share of the weight met from which a person meets a position (0.50-1.00,
 *     default 0.85); always more than {@code nearlyShare}
 * @param nearlyShare the same for "nearly meets" (0.30-0.99, default 0.70)
 * @param unknownShare share of the weight that may be unknown before no verdict is given
 *     (0.05-0.70, default 0.30)
 */
public record TenantSettings(
    String code,
    Text name,
    Language firstLanguage,
    ZoneId zone,
    double masteryProbability,
    double holdingProbability,
    int anonymityMinimum,
    int itemCap,
    int appealWorkingDays,
    double meetsShare,
    double nearlyShare,
    double unknownShare) {}
