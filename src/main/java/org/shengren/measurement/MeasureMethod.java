package org.shengren.measurement;

/** How a measure was computed (measurement.md 1). Stored with every measure. */
public enum MeasureMethod {
  /** Method A: means of means with a pooled spread (measurement.md 2). */
  PLAIN
}
