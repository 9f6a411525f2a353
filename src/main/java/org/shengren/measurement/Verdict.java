package org.shengren.measurement;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A person against a whole position (product rule 6), with what decided it, so that the page can
 * show the rule with its numbers.
 *
 * @param weightMet share of the weight that is met, 0 to 1
 * @param weightUnknown share of the weight without enough evidence, 0 to 1
 * @param mustHavesShort must-haves that are not met though known
 * @param mustHavesUnknown must-haves without enough evidence
 * @param oneSlightlyShort exactly one must-have is short, and by no more than the rule allows
 * @param rule the figures taken
 */
public record Verdict(
    Outcome outcome,
    double weightMet,
    double weightUnknown,
    List<JudgedRequirement> mustHavesShort,
    List<JudgedRequirement> mustHavesUnknown,
    boolean oneSlightlyShort,
    VerdictRule rule) {
  /** 85 % of the weight must not be missed by the last bit of a sum. */
  private static final double ROUNDING = 1e-9;

  public enum Outcome {
    MEETS,
    NEARLY,
    GROWING,
    NOT_ENOUGH_EVIDENCE
  }

  public Verdict {
    mustHavesShort = List.copyOf(mustHavesShort);
    mustHavesUnknown = List.copyOf(mustHavesUnknown);
  }

  /**
   * Not enough evidence where a must-have, or more than the allowed share of the weight, is not
   * known well enough; meets with every must-have and 85 % of the weight met; nearly with none
   * short, or one by at most one level or half a degree, and 70 %; growing else. A profile without
   * requirements says nothing of anybody: not enough evidence. Where all weights are 0, each
   * requirement counts the same.
   */
  public static Verdict of(Collection<JudgedRequirement> requirements, VerdictRule rule) {
    var ordered =
        requirements.stream().sorted(Comparator.comparing(JudgedRequirement::competency)).toList();
    boolean unweighted = ordered.stream().allMatch(requirement -> requirement.weight() == 0);
    double total = 0;
    double met = 0;
    double unknown = 0;
    for (var requirement : ordered) {
      double weight = unweighted ? 1 : requirement.weight();
      total += weight;
      if (requirement.judgement().finding().met()) {
        met += weight;
      } else if (!requirement.judgement().finding().isShort()) {
        unknown += weight;
      }
    }
    double shareMet = total > 0 ? met / total : 0;
    double shareUnknown = total > 0 ? unknown / total : 1;
    var missing =
        ordered.stream()
            .filter(JudgedRequirement::mustHave)
            .filter(requirement -> requirement.judgement().finding().isShort())
            .toList();
    var unseen =
        ordered.stream()
            .filter(JudgedRequirement::mustHave)
            .filter(requirement -> requirement.judgement().finding() == Finding.NOT_ENOUGH_EVIDENCE)
            .toList();
    boolean slightly = missing.size() == 1 && slightlyShort(missing.getFirst(), rule);
    Outcome outcome;
    if (!unseen.isEmpty() || shareUnknown > rule.unknown() + ROUNDING) {
      outcome = Outcome.NOT_ENOUGH_EVIDENCE;
    } else if (missing.isEmpty() && shareMet >= rule.meets() - ROUNDING) {
      outcome = Outcome.MEETS;
    } else if ((missing.isEmpty() || slightly) && shareMet >= rule.nearly() - ROUNDING) {
      outcome = Outcome.NEARLY;
    } else {
      outcome = Outcome.GROWING;
    }
    return new Verdict(outcome, shareMet, shareUnknown, missing, unseen, slightly, rule);
  }

  private static boolean slightlyShort(JudgedRequirement requirement, VerdictRule rule) {
    return requirement
        .judgement()
        .gap()
        .filter(gap -> gap.shortfall() <= rule.shortBy(gap.scale()) + ROUNDING)
        .isPresent();
  }
}
