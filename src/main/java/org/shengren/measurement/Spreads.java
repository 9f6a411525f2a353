package org.shengren.measurement;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The spread of each source on one competency in one campaign: of means over all its behaviours,
 * and of means over the behaviours of one level. A source that is missing was not seen.
 */
public record Spreads(Map<Source, Spread> whole, Map<Source, Spread> perLevel) {
  public static final Spreads UNSEEN = new Spreads(Map.of(), Map.of());

  public Spreads {
    whole = ordered(whole);
    perLevel = ordered(perLevel);
  }

  private static Map<Source, Spread> ordered(Map<Source, Spread> spreads) {
    var copy = new EnumMap<Source, Spread>(Source.class);
    copy.putAll(spreads);
    return Collections.unmodifiableMap(copy);
  }

  public Spread whole(Source source) {
    return whole.getOrDefault(source, Spread.UNSEEN);
  }

  public Spread perLevel(Source source) {
    return perLevel.getOrDefault(source, Spread.UNSEEN);
  }
}
