package org.shengren.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The second view of a result, for those who expect one: a spoke per competency, from the middle to
 * the rim. Every spoke has its own scale, so that levels and degrees can stand side by side. What
 * is not known leaves a hole in the shape instead of a point in the middle. Drawn by {@code
 * web/fragments/radar}.
 *
 * @param spokes three or more, clockwise from the top
 * @param rings how many rings divide the web, 1 to 8
 * @param description the picture as one sentence
 */
public record Radar(List<Spoke> spokes, int rings, String description) {

  /**
   * One competency.
   *
   * @param label its name
   * @param min the figure in the middle
   * @param max the figure at the rim
   * @param value the estimate, null where too little is known
   * @param bar what is required, null where nothing is
   * @param previous the estimate of last time
   * @param tone what the colour of the point says
   */
  public record Spoke(
      String label,
      double min,
      double max,
      @Nullable Double value,
      @Nullable Double bar,
      @Nullable Double previous,
      IntervalRow.Tone tone) {
    public Spoke {
      if (!(min < max)) {
        throw new IllegalArgumentException("a spoke needs min < max");
      }
    }
  }

  /** A place in the drawing, which is 480 wide and 360 high. */
  public record Point(double x, double y, IntervalRow.Tone tone) {
    public String cx() {
      return number(x);
    }

    public String cy() {
      return number(y);
    }
  }

  /** A line between two neighbours that are both known. */
  public record Side(Point from, Point to) {}

  /** A name at the rim, broken into lines. */
  public record Name(Point at, String anchor, List<String> lines) {
    /** Height of a line of the drawing's text. */
    private static final int LEADING = 17;

    /** Where line number i (from 0) stands, so that the whole name is centred on its place. */
    public String y(int line) {
      return number(at.y() + 5 + LEADING * (line - (lines.size() - 1) / 2.0));
    }
  }

  public static final int WIDTH = 480;
  public static final int HEIGHT = 360;

  private static final double CENTRE_X = WIDTH / 2.0;
  private static final double CENTRE_Y = HEIGHT / 2.0;
  private static final double RADIUS = 130;
  private static final int LATIN_LINE = 15;
  private static final int HAN_LINE = 7;

  public Radar {
    if (spokes.size() < 3) {
      throw new IllegalArgumentException("a radar needs three spokes");
    }
    if (rings < 1 || rings > 8) {
      throw new IllegalArgumentException("a radar has 1 to 8 rings");
    }
    spokes = List.copyOf(spokes);
  }

  /** The corners of each ring from the inside to the rim, as SVG points. */
  public List<String> webs() {
    return IntStream.rangeClosed(1, rings)
        .mapToObj(ring ->
            IntStream.range(0, spokes.size())
                .mapToObj(spoke -> place(spoke, (double) ring / rings))
                .map(point -> point.cx() + "," + point.cy())
                .collect(Collectors.joining(" ")))
        .toList();
  }

  /** The spokes as lines from the middle. */
  public List<Side> lines() {
    var middle = new Point(CENTRE_X, CENTRE_Y, IntervalRow.Tone.UNCLEAR);
    return IntStream.range(0, spokes.size())
        .mapToObj(spoke -> new Side(middle, place(spoke, 1)))
        .toList();
  }

  /** The spokes of which too little is known; they are hatched. */
  public List<Side> unknown() {
    var all = lines();
    return IntStream.range(0, spokes.size())
        .filter(spoke -> spokes.get(spoke).value() == null)
        .mapToObj(all::get)
        .toList();
  }

  /** The estimates that are known. */
  public List<Point> points() {
    return values().stream().flatMap(Optional::stream).toList();
  }

  /** The filled shape, empty where one estimate is missing: a hole has no area. */
  public String shape() {
    return closed(values());
  }

  /** The sides of the shape between known neighbours. */
  public List<Side> sides() {
    return sides(values());
  }

  /** The sides of what is required. */
  public List<Side> wanted() {
    return sides(places(spoke -> spoke.bar()));
  }

  /** The sides of last time's shape. */
  public List<Side> before() {
    return sides(places(spoke -> spoke.previous()));
  }

  /** The names around the rim. */
  public List<Name> names() {
    return IntStream.range(0, spokes.size())
        .mapToObj(spoke -> {
          var at = place(spoke, 1.13);
          double sideways = at.x() - CENTRE_X;
          String anchor = sideways > 8 ? "start" : sideways < -8 ? "end" : "middle";
          return new Name(at, anchor, broken(spokes.get(spoke).label()));
        })
        .toList();
  }

  private List<Optional<Point>> values() {
    return places(spoke -> spoke.value());
  }

  private interface Figure {
    @Nullable Double of(Spoke spoke);
  }

  private List<Optional<Point>> places(Figure figure) {
    return IntStream.range(0, spokes.size())
        .mapToObj(index -> {
          var spoke = spokes.get(index);
          Double value = figure.of(spoke);
          if (value == null) {
            return Optional.<Point>empty();
          }
          double within = Math.clamp(value, spoke.min(), spoke.max());
          return Optional.of(place(index, (within - spoke.min()) / (spoke.max() - spoke.min())));
        })
        .toList();
  }

  private Point place(int spoke, double share) {
    double angle = 2 * Math.PI * spoke / spokes.size() - Math.PI / 2;
    return new Point(
        CENTRE_X + RADIUS * share * Math.cos(angle),
        CENTRE_Y + RADIUS * share * Math.sin(angle),
        spokes.get(spoke).tone());
  }

  private static String closed(List<Optional<Point>> places) {
    if (places.stream().anyMatch(Optional::isEmpty)) {
      return "";
    }
    return places.stream()
        .flatMap(Optional::stream)
        .map(point -> point.cx() + "," + point.cy())
        .collect(Collectors.joining(" "));
  }

  private static List<Side> sides(List<Optional<Point>> places) {
    var sides = new ArrayList<Side>();
    for (int i = 0; i < places.size(); i++) {
      var from = places.get(i);
      var to = places.get((i + 1) % places.size());
      if (from.isPresent() && to.isPresent()) {
        sides.add(new Side(from.get(), to.get()));
      }
    }
    return List.copyOf(sides);
  }

  /** Han text breaks anywhere, Latin text between words. */
  static List<String> broken(String label) {
    boolean han =
        label
            .codePoints()
            .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    var lines = new ArrayList<String>();
    if (han && label.indexOf(' ') < 0) {
      int parts = Math.ceilDiv(label.length(), HAN_LINE);
      int size = Math.ceilDiv(label.length(), Math.max(1, parts));
      for (int i = 0; i < label.length(); i += Math.max(1, size)) {
        lines.add(label.substring(i, Math.min(label.length(), i + size)));
      }
      return List.copyOf(lines);
    }
    var line = new StringBuilder();
    for (String word : label.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > LATIN_LINE) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
    return List.copyOf(lines);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
