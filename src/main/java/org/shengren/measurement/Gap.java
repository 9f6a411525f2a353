package org.shengren.measurement;

/**
 * Result against requirement, both on the scale of requirements.
 *
 * @param scale degrees or levels
 * @param result 1 to 5 in degrees, or from 0 in levels
 * @param required the degree or level asked for, as it is stated
 * @param border from where it is met: half a degree below the required degree; the level itself,
 *     for a position on the levels reaches it by holding it
 */
public record Gap(Result.Scale scale, double result, double required, double border) {
  /** Estimate minus requirement as it is stated; negative below it. */
  public double difference() {
    return result - required;
  }

  /**
   * How far the result lies below the border that decides, in degrees or levels; 0 at or above it.
   * This is what "short by" means: 3.2 against a required 4, which 3.5 meets, is short by 0.3
   * degree, and would meet a requirement one step (half a degree) lower; 1.6 against level 2 is
   * short by 0.4 level, and level 1 is held.
   */
  public double shortfall() {
    return Math.max(0, border - result);
  }

  static Gap between(Result result, Bar bar) {
    return switch (bar) {
      case Bar.OfDegree(double degree) ->
          new Gap(result.scale(), result.value(), degree, bar.border());
      case Bar.OfLevel(int level, _) -> new Gap(result.scale(), result.value(), level, level);
      case Bar.At(double border) -> new Gap(result.scale(), result.value(), border, border);
    };
  }
}
