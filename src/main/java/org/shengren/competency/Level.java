package org.shengren.competency;

import java.util.HashSet;
import java.util.List;
import org.shengren.kernel.Text;
import org.shengren.organization.CareerStage;

/**
 * A step of a professional competency.
 *
 * @param number from 1 upwards
 * @param stages the career stages it belongs to: one or more that lie next to each other, ascending
 */
public record Level(int number, Text name, List<CareerStage> stages, List<Indicator> behaviours) {
  public Level {
    stages = List.copyOf(stages);
    behaviours = List.copyOf(behaviours);
    if (number < 1 || number > 8) {
      throw new IllegalArgumentException("level " + number + " is not among 1 to 8");
    }
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("level " + number + " belongs to no stage");
    }
    for (int i = 1; i < stages.size(); i++) {
      if (stages.get(i).number() != stages.get(i - 1).number() + 1) {
        throw new IllegalArgumentException("level " + number + " skips a stage");
      }
    }
    if (behaviours.isEmpty()) {
      throw new IllegalArgumentException("level " + number + " has no behaviour");
    }
    var codes = new HashSet<String>();
    for (var behaviour : behaviours) {
      if (!codes.add(behaviour.code())) {
        throw new IllegalArgumentException("two behaviours " + behaviour.code());
      }
    }
  }

  public CareerStage firstStage() {
    return stages.getFirst();
  }

  public CareerStage lastStage() {
    return stages.getLast();
  }
}
