package org.shengren.assessment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.shengren.competency.Competency;
import org.shengren.competency.Demand;
import org.shengren.competency.Indicator;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.ModelVersion;
import org.shengren.competency.Relationship;
import org.shengren.competency.Requirement;
import org.shengren.competency.RequirementProfile;

/**
 * The behaviours that one rater is asked about, drawn from the model: far fewer than it has.
 *
 * @param items in the order of the form, competency by competency
 */
public record Questionnaire(List<IndicatorId> items) {
  private static final int SECONDS_AN_ITEM = 12;
  private static final int LEAST_OF_UNLEVELLED = 3;
  private static final int MOST_OF_UNLEVELLED = 4;
  private static final int WANTED_OF_REQUIRED_LEVEL = 3;
  private static final int WANTED_OF_LEVEL_BELOW = 2;

  public Questionnaire {
    items = List.copyOf(items);
  }

  /** Minutes that so many items take, at 12 seconds an item, rounded up. */
  public static int minutes(int items) {
    return Math.ceilDiv(items * SECONDS_AN_ITEM, 60);
  }

  public int minutes() {
    return minutes(items.size());
  }

  /**
   * Draws a questionnaire. A competency without levels gives its key behaviours, three to four; one
   * with levels the key behaviours of the required level and of the one below, and the required
   * level is filled to three. Nobody is asked about what the relationship cannot observe. Where the
   * cap is short, first the fillings go and then the last of each competency; what the position
   * asks for most keeps most.
   *
   * @param core the core model, where the campaign includes it
   * @param cap most items, from the tenant's settings
   */
  public static Questionnaire draw(
      RequirementProfile profile, Optional<ModelVersion> core, Relationship rater, int cap) {
    var wishes =
        Stream.concat(
                profile.requirements().stream().map(requirement -> Wish.of(requirement, rater)),
                core.stream()
                    .flatMap(version -> version.competencies().stream())
                    .map(competency -> Wish.ofCore(competency, rater)))
            .toList();
    var chosen = new HashSet<IndicatorId>();
    choose(wishes.stream().map(Wish::first).toList(), byWeight(wishes), cap, chosen);
    choose(wishes.stream().map(Wish::filling).toList(), byWeight(wishes), cap, chosen);
    return new Questionnaire(
        wishes.stream()
            .flatMap(wish -> wish.competency().indicators().stream())
            .map(Indicator::id)
            .filter(chosen::contains)
            .toList());
  }

  /** Takes one of each competency in turn, so that a short cap leaves none without an item. */
  private static void choose(
      List<List<Indicator>> lists, List<Integer> order, int cap, Set<IndicatorId> chosen) {
    int longest = lists.stream().mapToInt(List::size).max().orElse(0);
    for (int rank = 0; rank < longest; rank++) {
      for (int competency : order) {
        var list = lists.get(competency);
        if (rank < list.size() && chosen.size() < cap) {
          chosen.add(list.get(rank).id());
        }
      }
    }
  }

  private static List<Integer> byWeight(List<Wish> wishes) {
    return Stream.iterate(0, i -> i < wishes.size(), i -> i + 1)
        .sorted(Comparator.comparingInt((Integer i) -> wishes.get(i).rank()))
        .toList();
  }

  /**
   * What one competency would like to have on the form.
   *
   * @param rank who comes first where the cap is short: small is first
   */
  private record Wish(
      Competency competency, int rank, List<Indicator> first, List<Indicator> filling) {
    static Wish of(Requirement requirement, Relationship rater) {
      int rank = (requirement.mustHave() ? 0 : 1000) - requirement.weight();
      return switch (requirement.competency()) {
        case Competency.Unlevelled unlevelled -> unlevelled(unlevelled, rank, rater);
        case Competency.Levelled levelled -> {
          if (!(requirement.demand() instanceof Demand.OfLevel(var required))) {
            throw new IllegalArgumentException(levelled.code() + " is asked for by level");
          }
          yield levelled(levelled, required, rank, rater);
        }
      };
    }

    static Wish ofCore(Competency competency, Relationship rater) {
      if (!(competency instanceof Competency.Unlevelled unlevelled)) {
        throw new IllegalArgumentException(competency.code() + ": core has no levels");
      }
      return unlevelled(unlevelled, Integer.MAX_VALUE, rater);
    }

    private static Wish unlevelled(Competency.Unlevelled competency, int rank, Relationship rater) {
      var seen = keyFirst(competency.behaviours(), rater);
      long key = seen.stream().filter(Indicator::key).count();
      int most = Math.clamp(key, LEAST_OF_UNLEVELLED, MOST_OF_UNLEVELLED);
      var first = seen.stream().limit(LEAST_OF_UNLEVELLED).toList();
      var filling = seen.stream().limit(most).skip(LEAST_OF_UNLEVELLED).toList();
      return new Wish(competency, rank, first, filling);
    }

    private static Wish levelled(
        Competency.Levelled competency, int required, int rank, Relationship rater) {
      var ofLevel = keyFirst(competency.level(required).behaviours(), rater);
      var first =
          new ArrayList<>(
              ofLevel.stream().filter(Indicator::key).limit(WANTED_OF_REQUIRED_LEVEL).toList());
      var filling = ofLevel.stream().limit(WANTED_OF_REQUIRED_LEVEL).skip(first.size()).toList();
      if (required > 1) {
        keyFirst(competency.level(required - 1).behaviours(), rater).stream()
            .filter(Indicator::key)
            .limit(WANTED_OF_LEVEL_BELOW)
            .forEach(first::add);
      }
      return new Wish(competency, rank, List.copyOf(first), filling);
    }

    private static List<Indicator> keyFirst(List<Indicator> behaviours, Relationship rater) {
      return behaviours.stream()
          .filter(behaviour -> behaviour.seenBy(rater))
          .sorted(Comparator.comparing(Indicator::key).reversed())
          .toList();
    }
  }
}
