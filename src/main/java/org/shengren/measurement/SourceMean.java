package org.shengren.measurement;

/**
 * What one source said, behind an estimate.
 *
 * <p>Not for display as it stands: the mean of an anonymous source may be shown only in a group of
 * at least three, and not where others could be subtracted.
 *
 * @param mean M_s, the mean of its raters' means, 1 to 5
 * @param raters how many raters count
 * @param ratings how many ratings these gave
 * @param spread the variance taken for it
 */
public record SourceMean(Source source, double mean, int raters, int ratings, Spread spread) {}
