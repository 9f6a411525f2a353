package org.shengren.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.shengren.competency.Demand;
import org.shengren.competency.Requirement;
import org.shengren.competency.RequirementProfile;
import org.shengren.kernel.PersonId;
import org.shengren.measurement.Bar;
import org.shengren.measurement.Finding;
import org.shengren.measurement.Gap;
import org.shengren.measurement.JudgedRequirement;
import org.shengren.measurement.Judgement;
import org.shengren.measurement.Result;
import org.shengren.measurement.Settings;
import org.shengren.measurement.Verdict;
import org.shengren.measurement.VerdictRule;
import org.shengren.organization.OrgUnitId;

/**
 * Who is near a position: by verdict, then by how far from its bars, the nearest first. Whoever was
 * not asked for as much as the position demands is no further away for that, but not known.
 *
 * @param near everybody looked at who does not fill it and of whom enough is known for a verdict
 * @param unclear the others who do not fill it, of whom least is open first
 * @param filling how many of those looked at fill it already
 */
record NearPosition(List<Candidate> near, List<Candidate> unclear, int filling) {
  /**
   * Somebody against the position, as counted in the database.
   *
   * @param findings in the order of the requirements
   * @param results in levels or degrees, in the same order
   * @param asOf day of the oldest result
   */
  record Standing(
      PersonId person,
      OrgUnitId unit,
      boolean fills,
      List<Finding> findings,
      List<OptionalDouble> results,
      Optional<LocalDate> asOf) {
    Standing {
      findings = List.copyOf(findings);
      results = List.copyOf(results);
    }
  }

  /**
   * Somebody near it.
   *
   * @param distance sum of what is short, in levels or half degrees, by weight; 0 where all is met
   * @param missing requirements that are short, must-haves first
   * @param unknown requirements of which too little is known
   */
  record Candidate(
      PersonId person,
      Verdict verdict,
      double distance,
      List<Requirement> missing,
      List<Requirement> unknown,
      Optional<LocalDate> asOf) {
    Candidate {
      missing = List.copyOf(missing);
      unknown = List.copyOf(unknown);
    }
  }

  /** A requirement with the number of people of whom too little is known on it. */
  record Open(Requirement requirement, long people) {}

  NearPosition {
    near = List.copyOf(near);
    unclear = List.copyOf(unclear);
  }

  /**
   * Composes the list; a pure function.
   *
   * @param standings in the order in which those equally near stand
   */
  static NearPosition of(
      List<Standing> standings, RequirementProfile profile, Settings settings, VerdictRule rule) {
    int filling = 0;
    var unclear = new ArrayList<Candidate>();
    var near = new ArrayList<Candidate>();
    for (var standing : standings) {
      if (standing.fills()) {
        filling++;
        continue;
      }
      var candidate = candidate(standing, profile, settings, rule);
      if (candidate.verdict().outcome() == Verdict.Outcome.NOT_ENOUGH_EVIDENCE) {
        unclear.add(candidate);
      } else {
        near.add(candidate);
      }
    }
    near.sort(
        Comparator.comparing((Candidate one) -> one.verdict().outcome())
            .thenComparingDouble(Candidate::distance)
            .thenComparingInt(one -> one.unknown().size()));
    unclear.sort(
        Comparator.comparingInt((Candidate one) -> one.unknown().size())
            .thenComparingDouble(Candidate::distance));
    return new NearPosition(near, unclear, filling);
  }

  /** What would have to be asked so that those of whom too little is known can be judged. */
  List<Open> open() {
    var counts = new LinkedHashMap<Requirement, Long>();
    unclear.forEach(one -> one.unknown().forEach(open -> counts.merge(open, 1L, Long::sum)));
    return counts.entrySet().stream()
        .map(entry -> new Open(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparing((Open one) -> !one.requirement().mustHave())
                .thenComparing(Comparator.comparingLong(Open::people).reversed()))
        .toList();
  }

  private static Candidate candidate(
      Standing standing, RequirementProfile profile, Settings settings, VerdictRule rule) {
    var required = profile.requirements();
    return candidate(
        standing.person(),
        standing.asOf(),
        profile,
        requirement -> {
          int at = required.indexOf(requirement);
          return judgement(
              requirement, standing.findings().get(at), standing.results().get(at), settings);
        },
        rule);
  }

  static Candidate candidate(
      PersonId person,
      Optional<LocalDate> asOf,
      RequirementProfile profile,
      Function<Requirement, Judgement> judge,
      VerdictRule rule) {
    var judged = new ArrayList<JudgedRequirement>();
    var missing = new ArrayList<Requirement>();
    var unknown = new ArrayList<Requirement>();
    double distance = 0;
    for (var requirement : profile.requirements()) {
      var judgement = judge.apply(requirement);
      judged.add(
          new JudgedRequirement(
              requirement.competency().code(),
              requirement.weight(),
              requirement.mustHave(),
              judgement));
      if (judgement.finding().isShort()) {
        missing.add(requirement);
        distance +=
            requirement.weight() / 100.0 * judgement.gap().map(NearPosition::steps).orElse(1.0);
      } else if (judgement.finding() == Finding.NOT_ENOUGH_EVIDENCE) {
        unknown.add(requirement);
      }
    }
    var mustHavesFirst = Comparator.comparing((Requirement one) -> !one.mustHave());
    missing.sort(mustHavesFirst);
    unknown.sort(mustHavesFirst);
    return new Candidate(person, Verdict.of(judged, rule), distance, missing, unknown, asOf);
  }

  /** A step is a level, or half a degree. */
  private static double steps(Gap gap) {
    return gap.scale() == Result.Scale.LEVEL ? gap.shortfall() : gap.shortfall() * 2;
  }

  private static Judgement judgement(
      Requirement requirement, Finding finding, OptionalDouble result, Settings settings) {
    var bar = Bar.of(requirement.demand(), settings);
    Optional<Gap> gap =
        result.isEmpty() || finding == Finding.NOT_ENOUGH_EVIDENCE
            ? Optional.empty()
            : Optional.of(gap(requirement, bar, result.getAsDouble()));
    return new Judgement(
        bar, finding, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), gap);
  }

  private static Gap gap(Requirement requirement, Bar bar, double result) {
    return switch (requirement.demand()) {
      case Demand.OfLevel(int level) -> new Gap(Result.Scale.LEVEL, result, level, level);
      case Demand.OfDegree(double degree) ->
          new Gap(Result.Scale.DEGREE, result, degree, bar.border());
    };
  }
}
