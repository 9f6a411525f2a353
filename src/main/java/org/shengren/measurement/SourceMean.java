package org.shengren.measurement;

/**
 * What one source said, behind an estimate.
 *
 * <p>Not for display as it stands: the mean of an anonymous source may be shown only in a group of
 * at least three, and not where others could be subtracted.
 *
 * @param mean M_s, the mean of its raters' means by their weights, 1 to 5
 * @param raters how many raters count
 * @param effectiveRaters as how many raters who count alike they are: (sum u)^2 / sum(u^2), from 1
 *     to {@code raters} (Kish 1965)
 * @param ratings how many ratings these gave
 * @param spread the variance taken for it
 */
public record SourceMean(
    Source source, double mean, int raters, double effectiveRaters, int ratings, Spread spread) {}
