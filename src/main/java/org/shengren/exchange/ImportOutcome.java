package org.shengren.exchange;

import java.util.Map;
import org.shengren.exchange.ImportPlan.Kind;

/** How many units were made and how many people an import was about, by what happened to them. */
record ImportOutcome(
    int units, int hired, int returned, int moved, int changed, int left, int unchanged) {
  static ImportOutcome of(ImportPlan plan) {
    return new ImportOutcome(
        plan.units().size(),
        plan.count(Kind.NEW),
        plan.count(Kind.RETURNED),
        plan.count(Kind.MOVED),
        plan.count(Kind.CHANGED),
        plan.count(Kind.LEFT),
        plan.unchanged());
  }

  Map<String, ?> detail() {
    return Map.of(
        "units",
        units,
        "hired",
        hired,
        "returned",
        returned,
        "moved",
        moved,
        "changed",
        changed,
        "left",
        left);
  }
}
