package org.shengren.measurement;

/**
 * How far the behaviours of one asked level were seen.
 *
 * @param level 1 or more
 * @param estimate mean of the level's behaviours, after levels out of order were pooled
 * @param observed the mean before pooling, 1 to 5
 * @param ratings how many ratings it rests on; the weight in pooling
 * @param raters how many raters count, self not among them
 * @param asked how many behaviours of the level were put to somebody other than the person
 * @param answered for how many of these somebody who counts gave a rating
 */
public record LevelMean(
    int level,
    Estimate estimate,
    double observed,
    int ratings,
    int raters,
    int asked,
    int answered) {}
