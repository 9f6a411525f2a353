package org.shengren.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * How the people of the demo company really stand and how their raters see it, drawn from one seed:
 * the same company at every first start. Standing is the distance to the requirement, in levels or
 * degrees; it grows a little in a year.
 */
final class Standing {
  private static final long SEED = 2002_1123L;

  private final CompanyFile company;
  private final Map<String, Double> drawn = new HashMap<>();

  Standing(CompanyFile company) {
    this.company = company;
  }

  /** How far above (or below) the requirement the person is in a campaign: 0 the first, 1 later. */
  double of(String person, String competency, int campaign) {
    List<Double> told =
        company.standing().getOrDefault(person, Map.of()).getOrDefault(competency, List.of());
    if (!told.isEmpty()) {
      return told.get(Math.min(campaign, told.size() - 1));
    }
    var start =
        drawn.computeIfAbsent(
            person + competency, key -> 0.15 + 0.65 * random(key, "standing").nextGaussian());
    return start + campaign * 0.2;
  }

  /** A category that the rater gives, where {@code expected} lies on the scale 1-5. */
  int category(String rater, String person, String behaviour, int campaign, double expected) {
    var noise = isTold(person) ? 0.25 : 0.55;
    var seen =
        expected
            + severity(rater)
            + noise * random(rater + person + behaviour, "noise" + campaign).nextGaussian();
    return Math.clamp(Math.round(seen), 1, 5);
  }

  /** How much higher somebody sees themselves. */
  double selfView(String person, String competency) {
    var told = company.selfView().getOrDefault(person, Map.of()).get(competency);
    return told != null ? told : 0.25 + 0.35 * random(person, "self" + competency).nextGaussian();
  }

  /** Whether the rater never saw the person at this. */
  boolean unseen(String person, String competency, String behaviour, int campaign) {
    return (campaign > 0 && company.unseen().getOrDefault(person, List.of()).contains(competency))
        || (!isTold(person) && random(person + behaviour, "unseen" + campaign).nextDouble() < 0.05);
  }

  /**
   * A key figure as a share of its target; related to how the person stands at these competencies
   * by about .3.
   */
  double figure(String person, String kpi, int quarter, List<String> behind) {
    var mean =
        behind.stream()
            .mapToDouble(competency -> of(person, competency, quarter >= 4 ? 1 : 0))
            .average()
            .orElse(0);
    return 0.97 + 0.06 * mean + 0.13 * random(person + kpi, "figure" + quarter).nextGaussian();
  }

  RandomGenerator random(String... what) {
    return new Random(SEED ^ String.join("/", what).hashCode() * 0x9E3779B97F4A7C15L);
  }

  private double severity(String rater) {
    return company.standing().containsKey(rater)
        ? 0
        : 0.2 * random(rater, "severity").nextGaussian();
  }

  private boolean isTold(String person) {
    return company.standing().containsKey(person);
  }
}
