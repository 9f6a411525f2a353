package org.shengren.measurement;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much each source counts in an estimate, relative to the others; a tenant setting. A source
 * that is missing weighs 1, and only sources that answered share the whole.
 */
public record SourceWeights(Map<Source, Double> weights) {
  /** Everybody 1, the self-rating 0: it is shown beside the estimate, not mixed into it. */
  public static final SourceWeights STANDARD = new SourceWeights(Map.of(Source.SELF, 0.0));

  public SourceWeights {
    var copy = new EnumMap<Source, Double>(Source.class);
    copy.putAll(weights);
    for (var weight : copy.values()) {
      if (!(weight >= 0) || weight.isInfinite()) {
        throw new IllegalArgumentException("a weight is 0 or more: " + weight);
      }
    }
    weights = Collections.unmodifiableMap(copy);
  }

  public double of(Source source) {
    return weights.getOrDefault(source, 1.0);
  }
}
