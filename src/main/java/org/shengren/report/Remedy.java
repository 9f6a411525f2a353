package org.shengren.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.shengren.competency.Indicator;
import org.shengren.competency.Relationship;
import org.shengren.measurement.Judgement;
import org.shengren.measurement.Measure;
import org.shengren.measurement.Source;

/**
 * What would give enough evidence.
 *
 * @param doubt why there is not enough
 * @param unseen whether the manager was asked and saw too little to judge: then it helps to show it
 *     and to write down examples, and not to ask again
 * @param ask whose view is missing and could be had, in the order of the relationships; never
 *     oneself, and empty where nobody new can see the behaviours
 */
record Remedy(Judgement.Doubt doubt, boolean unseen, List<Relationship> ask) {
  Remedy {
    ask = List.copyOf(ask);
  }

  /**
   * The manager first; only where the manager has answered, the others who can see at least half of
   * the behaviours.
   *
   * @param managerAnswered whether asking the manager again would tell nothing new
   * @param unseen whether the manager answered that none of it could be judged
   * @param behaviours those that the requirement asks for
   */
  static Remedy of(
      Judgement.Doubt doubt,
      Optional<? extends Measure> measure,
      boolean managerAnswered,
      boolean unseen,
      List<Indicator> behaviours) {
    var heard = EnumSet.noneOf(Source.class);
    if (measure.orElse(null) instanceof Measure.Estimated estimated) {
      estimated.sources().forEach(mean -> heard.add(mean.source()));
    }
    if (!managerAnswered && !heard.contains(Source.MANAGER)) {
      return new Remedy(doubt, false, List.of(Relationship.MANAGER));
    }
    return new Remedy(
        doubt,
        unseen,
        List.of(Relationship.PEER, Relationship.DIRECT_REPORT, Relationship.CUSTOMER).stream()
            .filter(relationship -> !heard.contains(Source.valueOf(relationship.name())))
            .filter(relationship -> seesHalf(relationship, behaviours))
            .toList());
  }

  private static boolean seesHalf(Relationship relationship, List<Indicator> behaviours) {
    long seen = behaviours.stream().filter(b -> b.seenBy(relationship)).count();
    return 2 * seen >= behaviours.size();
  }
}
