package org.shengren.competency;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.shengren.kernel.Text;
import org.shengren.organization.CareerStage;

/** What people of a tenant or a family are expected to be able to do, told as behaviours. */
public sealed interface Competency {
  CompetencyId id();

  /** Unique in its model version, shown to people, such as {@code CE}. */
  String code();

  Layer layer();

  Text name();

  Text definition();

  /** Why it is in the model. */
  Optional<Text> why();

  /** All behaviours in the order of the page; of a levelled one from the lowest level up. */
  List<Indicator> indicators();

  /** The level that a behaviour of it belongs to; none where there are no levels. */
  Optional<Level> levelOf(IndicatorId indicator);

  /** Core or general: possessed to a degree of 1.0 to 5.0. */
  record Unlevelled(
      CompetencyId id,
      String code,
      Layer layer,
      Text name,
      Text definition,
      Optional<Text> why,
      List<Indicator> behaviours)
      implements Competency {
    public Unlevelled {
      behaviours = List.copyOf(behaviours);
      if (layer == Layer.PROFESSIONAL) {
        throw new IllegalArgumentException(code + ": a professional competency has levels");
      }
      if (behaviours.isEmpty()) {
        throw new IllegalArgumentException(code + " has no behaviour");
      }
      requireDistinct(code, behaviours);
    }

    @Override
    public List<Indicator> indicators() {
      return behaviours;
    }

    @Override
    public Optional<Level> levelOf(IndicatorId indicator) {
      return Optional.empty();
    }
  }

  /** Professional: held at a level, numbered from 1 upwards without a gap. */
  record Levelled(
      CompetencyId id,
      String code,
      Layer layer,
      Text name,
      Text definition,
      Optional<Text> why,
      List<Level> levels)
      implements Competency {
    public Levelled {
      levels = List.copyOf(levels);
      if (layer != Layer.PROFESSIONAL) {
        throw new IllegalArgumentException(code + ": only professional competencies have levels");
      }
      if (levels.isEmpty()) {
        throw new IllegalArgumentException(code + " has no level");
      }
      for (int i = 0; i < levels.size(); i++) {
        if (levels.get(i).number() != i + 1) {
          throw new IllegalArgumentException(code + ": levels are numbered from 1 without a gap");
        }
        if (i > 0
            && (isBefore(levels.get(i).firstStage(), levels.get(i - 1).firstStage())
                || isBefore(levels.get(i).lastStage(), levels.get(i - 1).lastStage()))) {
          throw new IllegalArgumentException(code + ": a higher level belongs to no earlier stage");
        }
      }
      requireDistinct(code, levels.stream().flatMap(l -> l.behaviours().stream()).toList());
    }

    /** The number of the highest level. */
    public int highest() {
      return levels.size();
    }

    /** Whether no two levels belong to the same stage, so that each can stand under its own. */
    public boolean stagesApart() {
      return levels.stream().flatMap(level -> level.stages().stream()).distinct().count()
          == levels.stream().mapToInt(level -> level.stages().size()).sum();
    }

    /**
     * How deep a level stands among the four career stages: the last stage that it belongs to, so
     * that the highest of three levels is as deep as that of four.
     */
    public int depth(int number) {
      return stagesApart() ? level(number).lastStage().number() : number;
    }

    /**
     * The level with this number.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Level level(int number) {
      if (number < 1 || number > levels.size()) {
        throw new IllegalArgumentException(code + " has no level " + number);
      }
      return levels.get(number - 1);
    }

    @Override
    public List<Indicator> indicators() {
      return levels.stream().flatMap(level -> level.behaviours().stream()).toList();
    }

    @Override
    public Optional<Level> levelOf(IndicatorId indicator) {
      return levels.stream()
          .filter(level -> level.behaviours().stream().anyMatch(b -> b.id().equals(indicator)))
          .findFirst();
    }
  }

  private static boolean isBefore(CareerStage one, CareerStage other) {
    return one.number() < other.number();
  }

  private static void requireDistinct(String competency, List<Indicator> indicators) {
    var codes = new HashSet<String>();
    for (var indicator : indicators) {
      if (!codes.add(indicator.code())) {
        throw new IllegalArgumentException(competency + ": two behaviours " + indicator.code());
      }
    }
  }
}
