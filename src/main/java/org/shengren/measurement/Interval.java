package org.shengren.measurement;

/** Where a result would mostly lie with other raters, on the same scale as the result. */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("no interval: " + low + " to " + high);
    }
  }
}
