package org.shengren.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The signature picture of the product: one competency of one person as a track with stages, a band
 * for what is known, a dot for the estimate, a hollow dot for last time and a dark notch at the bar
 * of the requirement. All figures are in the unit of the competency: levels 0 to 4 or degrees 1 to
 * 5; what lies outside the track is drawn at its end. Drawn by {@code web/fragments/interval}.
 *
 * @param label name of the competency, never shortened
 * @param min left end of the track
 * @param max right end of the track, above min
 * @param end where this competency ends; before max where others of the picture have more levels
 * @param ticks where the track is divided, and the names of the stages there
 * @param estimate the estimate, null where nothing is known
 * @param low lower end of the band; null together with high
 * @param high upper end of the band
 * @param bar what is required, null where nothing is
 * @param previous the estimate of last time, null where there was none
 * @param tone what the colour says
 * @param word what the colour says, as a word; a figure never stands without it
 * @param description the whole row as one sentence, for those who hear the page
 */
public record IntervalRow(
    String label,
    double min,
    double max,
    double end,
    List<Tick> ticks,
    @Nullable Double estimate,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable Double bar,
    @Nullable Double previous,
    Tone tone,
    String word,
    String description) {

  /**
   * What the colour says about a person against the bar. UNCLEAR is near the bar or not certain;
   * UNKNOWN is too little evidence, and hatched.
   */
  public enum Tone {
    ABOVE,
    BELOW,
    UNCLEAR,
    UNKNOWN;

    /** The class that carries the colour, such as {@code above}. */
    public String css() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A division of the track.
   *
   * @param at where, in the unit of the row
   * @param number the figure there, such as 2
   * @param stage the name there, empty where it has none
   */
  public record Tick(double at, String number, String stage) {}

  /** Width of the drawing to which positions refer. */
  public static final int WIDTH = 1000;

  public IntervalRow {
    if (!(min < max)) {
      throw new IllegalArgumentException("a track needs min < max");
    }
    if (!(min < end && end <= max)) {
      throw new IllegalArgumentException("a track ends after min and by max");
    }
    if ((low == null) != (high == null)) {
      throw new IllegalArgumentException("a band needs both its ends");
    }
    if (low != null && high != null && low > high) {
      throw new IllegalArgumentException("a band needs low <= high");
    }
    ticks = List.copyOf(ticks);
  }

  /** Position of a figure on the track, 0 to 1000. */
  public int x(double figure) {
    double within = Math.clamp(figure, min, max);
    return (int) Math.round((within - min) / (max - min) * WIDTH);
  }

  /** The same as a share of the track for drawings that grow with the page, such as 52.5%. */
  public String at(double figure) {
    return percent(x(figure));
  }

  /** Where the drawing of this row ends, 0 to 1000. */
  public int endX() {
    return x(end);
  }

  public String endAt() {
    return percent(endX());
  }

  /** Left end of the band, 0 to 1000; 0 where there is none. */
  public int bandX() {
    return low == null ? 0 : x(low);
  }

  /** Width of the band, never so thin that it disappears. */
  public int bandWidth() {
    return low == null || high == null ? 0 : Math.max(6, Math.min(x(high), endX()) - x(low));
  }

  public String bandAt() {
    return percent(bandX());
  }

  public String bandSpan() {
    return percent(bandWidth());
  }

  public String bandEnd() {
    return percent(Math.min(WIDTH, bandX() + bandWidth()));
  }

  public boolean hasBand() {
    return low != null;
  }

  /** Nothing is known at all: the whole track is hatched. */
  public boolean nothingKnown() {
    return estimate == null && low == null;
  }

  /** Divisions inside the track; the ends of the picture are drawn by the track itself. */
  public List<Tick> innerTicks() {
    return ticks.stream()
        .filter(tick -> tick.at() > min && tick.at() < max && tick.at() <= end)
        .toList();
  }

  /** How a name below the track is set, so that the outermost stay inside. */
  public String anchor(Tick tick) {
    int x = x(tick.at());
    if (x == 0) {
      return "start";
    }
    return x == WIDTH ? "end" : "middle";
  }

  private static String percent(int permille) {
    return permille % 10 == 0
        ? permille / 10 + "%"
        : String.format(Locale.ROOT, "%d.%d%%", permille / 10, permille % 10);
  }
}
