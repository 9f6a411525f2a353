package org.shengren.assessment;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;
import org.shengren.organization.PositionId;

/**
 * A campaign to be started.
 *
 * @param targets who is rated against which position, each person once
 * @param startsOn first day of rating
 * @param endsOn the day by which raters are asked to be done; later answers still count
 * @param includeCore whether the core competencies are asked too
 */
public record StartCampaign(
    Text name,
    Purpose purpose,
    List<Target> targets,
    LocalDate startsOn,
    LocalDate endsOn,
    boolean includeCore) {
  /** A person and the position that the person is rated against. */
  public record Target(PersonId person, PositionId position) {}

  public StartCampaign {
    targets = List.copyOf(targets);
    if (targets.isEmpty()) {
      throw new NobodyChosen();
    }
    var persons = new HashSet<PersonId>();
    for (var target : targets) {
      if (!persons.add(target.person())) {
        throw new IllegalArgumentException("a person takes part once in a campaign");
      }
    }
    if (endsOn.isBefore(startsOn)) {
      throw new PeriodBackwards();
    }
  }
}
