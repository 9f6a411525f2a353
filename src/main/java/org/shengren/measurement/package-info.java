/**
 * From ratings to measures with their error; findings and verdicts. Raw ratings reach no other
 * module.
 *
 * <p>The way through it, all pure functions on records:
 *
 * <ol>
 *   <li>{@link org.shengren.measurement.CompetencyAnswers} of one person on one competency go into
 *       {@link org.shengren.measurement.NaiveEstimation}, with the {@link
 *       org.shengren.measurement.Spreads} that {@link org.shengren.measurement.PooledVariance}
 *       finds over the campaign. Out comes a {@link org.shengren.measurement.Measure}: estimated,
 *       self-view only, or not observed.
 *   <li>{@link org.shengren.measurement.Judgement#of} holds a measure against a {@link
 *       org.shengren.measurement.Bar} and gives the {@link org.shengren.measurement.Finding}, the
 *       {@link org.shengren.measurement.Confidence} word, the {@link org.shengren.measurement.Gap},
 *       and for "not enough evidence" the reason.
 *   <li>{@link org.shengren.measurement.Verdict#of} adds up {@link
 *       org.shengren.measurement.JudgedRequirement}s by a {@link
 *       org.shengren.measurement.VerdictRule}.
 *   <li>{@link org.shengren.measurement.SelfOther#of} compares the self-view with others and names
 *       the field of the four; {@link org.shengren.measurement.Change#between} says what changed
 *       since last time, where it exceeds its error.
 * </ol>
 *
 * <p>The tenant's figures travel as {@link org.shengren.measurement.Settings}.
 *
 * <p>What was found is kept: on release {@link org.shengren.measurement.Measures} records a {@link
 * org.shengren.measurement.RecordedMeasure} for each competency that was asked, in the same
 * transaction, and never changes one. Whoever has a {@code Sight} reads the current ones, those of
 * one assessment, the {@link org.shengren.measurement.MeasureHistory}, and the {@link
 * org.shengren.measurement.Origin} of each down to the ratings that may be told; whoever has {@code
 * Sights}, the current ones of many. Other modules' pictures join the view {@code
 * measurement.current_measure}.
 */
@ApplicationModule(
    allowedDependencies = {
      "organization",
      "competency",
      "evidence",
      "assessment",
      "assessment::ratings"
    })
@NullMarked
package org.shengren.measurement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
