package org.shengren.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.shengren.insight.ProtectedGroups.Branch;
import org.shengren.insight.ProtectedGroups.People;
import org.shengren.insight.ProtectedGroups.Shown;
import org.shengren.organization.OrgUnitId;

class ProtectedGroupsTest {
  private static final int MINIMUM = 3;

  @Test
  void aGroupOfTheMinimumIsShownAndASmallerOneIsNot() {
    var three = leaf();
    var two = leaf();
    var top = new Branch(OrgUnitId.next(), List.of(three, two));
    var shown = shown(List.of(top), Map.of(three.unit(), hidden(2, 1), two.unit(), hidden(1, 1)));
    assertThat(shown.of(three.unit()).whole()).isEqualTo(new Shown(tally(2, 1), 0));
    assertThat(shown.of(two.unit()).whole()).isEqualTo(new Shown(Tally.NOBODY, 2));
  }

  /** With 5 in all and 3 in one unit, the sum would tell what the two of the other are. */
  @Test
  void aSumFromWhichASmallGroupCouldBeComputedLeavesItOut() {
    var three = leaf();
    var two = leaf();
    var top = new Branch(OrgUnitId.next(), List.of(three, two));
    var shown = shown(List.of(top), Map.of(three.unit(), hidden(2, 1), two.unit(), hidden(1, 1)));
    assertThat(shown.of(top.unit()).whole()).isEqualTo(new Shown(tally(2, 1), 2));
  }

  @Test
  void smallGroupsAreCountedTogetherWhereTheyAreEnough() {
    var one = leaf();
    var two = leaf();
    var top = new Branch(OrgUnitId.next(), List.of(one, two));
    var shown = shown(List.of(top), Map.of(one.unit(), hidden(1, 0), two.unit(), hidden(1, 1)));
    assertThat(shown.of(one.unit()).whole().tally()).isEqualTo(Tally.NOBODY);
    assertThat(shown.of(two.unit()).whole().tally()).isEqualTo(Tally.NOBODY);
    assertThat(shown.of(top.unit()).whole()).isEqualTo(new Shown(tally(2, 1), 0));
  }

  /** A manager knows the own direct reports, and could subtract them. */
  @Test
  void whomTheViewerSeesSinglyHidesNobodyElse() {
    var unit = leaf();
    var shown = shown(List.of(unit), Map.of(unit.unit(), new People(tally(4, 0), tally(1, 1))));
    assertThat(shown.of(unit.unit()).whole()).isEqualTo(new Shown(tally(4, 0), 2));
  }

  /**
   * On random trees: whoever adds and subtracts all figures of all pages as they like never learns
   * anything of a group of hidden people that is smaller than the minimum. Each figure is a sum
   * over people; a sum over a few of them can be computed exactly where it lies in the span of
   * those shown.
   */
  @Test
  void nothingOfASmallGroupCanBeComputedFromAllThatIsShown() {
    var random = new Random(20261123);
    for (int run = 0; run < 300; run++) {
      var population = new Population(random);
      var shown = population.shownSets();
      var smaller = subsets(population.people(), MINIMUM - 1);
      for (var few : smaller) {
        assertThat(touches(shown, few, population.people()))
            .as("run %d: %s of %s from %s", run, few, population.at, shown)
            .isFalse();
      }
    }
  }

  @Test
  void aGroupWhoseMembersAllStandAlikeIsNotShown() {
    var alike = leaf();
    var mixed = leaf();
    var top = new Branch(OrgUnitId.next(), List.of(alike, mixed));
    var shown = shown(List.of(top), Map.of(alike.unit(), hidden(4, 0), mixed.unit(), hidden(2, 1)));
    assertThat(shown.of(alike.unit()).whole()).isEqualTo(new Shown(Tally.NOBODY, 4));
    assertThat(shown.of(mixed.unit()).whole()).isEqualTo(new Shown(tally(2, 1), 0));
    assertThat(shown.of(top.unit()).whole()).isEqualTo(new Shown(tally(2, 1), 4));
  }

  /** That three are alike is seen from their being left out: 4 and 1 above would say they meet. */
  @Test
  void aSumTellsNothingOfAGroupThatWasLeftOutBecauseItIsAlike() {
    var alike = leaf();
    var two = leaf();
    var top = new Branch(OrgUnitId.next(), List.of(alike, two));
    var told = shown(List.of(top), Map.of(alike.unit(), hidden(3, 0), two.unit(), hidden(1, 1)));
    assertThat(told.of(top.unit()).whole()).isEqualTo(new Shown(Tally.NOBODY, 5));
    var other = shown(List.of(top), Map.of(alike.unit(), hidden(3, 0), two.unit(), hidden(0, 3)));
    assertThat(other.of(top.unit()).whole()).isEqualTo(new Shown(tally(3, 3), 0));
  }

  @Test
  void aGroupOfWhomNothingIsKnownHidesNothing() {
    var unit = leaf();
    var people = new People(Tally.NOBODY, new Tally(0, 0, 0, 3));
    assertThat(shown(List.of(unit), Map.of(unit.unit(), people)).of(unit.unit()).whole())
        .isEqualTo(new Shown(new Tally(0, 0, 0, 3), 0));
  }

  /**
   * On random trees: whoever knows the rule and all that is shown, and goes through every way in
   * which the hidden people could stand, is left with at least two for each of them who is known.
   */
  @Test
  void whatIsShownLeavesOpenHowEachPersonStands() {
    var random = new Random(23);
    for (int run = 0; run < 60; run++) {
      var population = new Population(random, 7);
      var byPicture = new HashMap<String, List<int[]>>();
      for (var way : ways(population.people())) {
        byPicture.computeIfAbsent(population.picture(way), _ -> new ArrayList<>()).add(way);
      }
      for (var ways : byPicture.values()) {
        for (int person = 0; person < population.people(); person++) {
          int one = person;
          var open = ways.stream().map(way -> way[one]).distinct().toList();
          assertThat(open.size() > 1 || open.getFirst() == UNKNOWN)
              .as("run %d: person %d of %s is %s", run, person, population.at, open)
              .isTrue();
        }
      }
    }
  }

  private static final int UNKNOWN = 2;

  /** All ways in which so many people can meet it, have a focus area or be unknown. */
  private static List<int[]> ways(int people) {
    var ways = new ArrayList<int[]>();
    for (int code = 0; code < Math.pow(3, people); code++) {
      var way = new int[people];
      for (int person = 0, rest = code; person < people; person++, rest /= 3) {
        way[person] = rest % 3;
      }
      ways.add(way);
    }
    return ways;
  }

  /** Whoever is counted anywhere is counted in every sum above, so that sums are sums. */
  @Test
  void theWholeHoldsWhatItsPartsShow() {
    var random = new Random(7);
    for (int run = 0; run < 200; run++) {
      var population = new Population(random);
      population.check();
    }
  }

  /** Random hidden people, at most 12, in the units of a random tree. */
  private static final class Population {
    private final Branch root;
    private final List<OrgUnitId> at = new ArrayList<>();
    private final Map<OrgUnitId, List<Integer>> here = new HashMap<>();

    Population(Random random) {
      this(random, 12);
    }

    Population(Random random, int most) {
      root = tree(random, 0);
      var units = all(root);
      int people = 1 + random.nextInt(most);
      for (int person = 0; person < people; person++) {
        var unit = units.get(random.nextInt(units.size()));
        at.add(unit);
        here.computeIfAbsent(unit, _ -> new ArrayList<>()).add(person);
      }
    }

    int people() {
      return at.size();
    }

    /** All figures of all pages, when people stand so. */
    String picture(int[] way) {
      var shares = new HashMap<OrgUnitId, People>();
      here.forEach((unit, persons) -> {
        var counts = new int[3];
        persons.forEach(person -> counts[way[person]]++);
        shares.put(
            unit, new People(Tally.NOBODY, new Tally(counts[0], 0, counts[1], counts[UNKNOWN])));
      });
      var shown = ProtectedGroups.of(List.of(root), shares, MINIMUM);
      return all(root).stream().map(shown::of).toList().toString();
    }

    /**
     * Who is counted in each figure that is shown, found by asking of each person alone: does the
     * figure change when this person, and nobody else, meets the competency?
     */
    List<boolean[]> shownSets() {
      var figures = new HashMap<String, boolean[]>();
      for (int person = 0; person < people(); person++) {
        int meeting = person;
        var shares = new HashMap<OrgUnitId, People>();
        here.forEach((unit, persons) -> {
          int met = persons.contains(meeting) ? 1 : 0;
          shares.put(unit, new People(Tally.NOBODY, new Tally(met, 0, 0, persons.size() - met)));
        });
        var shown = ProtectedGroups.of(List.of(root), shares, MINIMUM);
        for (var unit : all(root)) {
          mark(figures, unit + " own", person, shown.of(unit).own());
          mark(figures, unit + " whole", person, shown.of(unit).whole());
        }
      }
      return List.copyOf(figures.values());
    }

    private void mark(Map<String, boolean[]> figures, String figure, int person, Shown shown) {
      if (shown.tally().met() > 0) {
        figures.computeIfAbsent(figure, _ -> new boolean[people()])[person] = true;
      }
    }

    void check() {
      var shares = new HashMap<OrgUnitId, People>();
      here.forEach((unit, persons) ->
          shares.put(unit, new People(Tally.NOBODY, new Tally(0, 0, 0, persons.size()))));
      check(root, ProtectedGroups.of(List.of(root), shares, MINIMUM));
    }

    private int check(Branch branch, ProtectedGroups shown) {
      int inside = here.getOrDefault(branch.unit(), List.of()).size();
      int parts = shown.of(branch.unit()).own().tally().people();
      for (var below : branch.below()) {
        inside += check(below, shown);
        parts += shown.of(below.unit()).whole().tally().people();
      }
      var whole = shown.of(branch.unit()).whole();
      assertThat(whole.tally().people()).isGreaterThanOrEqualTo(parts);
      assertThat(whole.tally().people() + whole.withheld()).isEqualTo(inside);
      assertThat(whole.withheld()).isLessThan(MINIMUM);
      return inside;
    }

    private static Branch tree(Random random, int depth) {
      var below = new ArrayList<Branch>();
      int children = depth == 3 ? 0 : random.nextInt(depth == 0 ? 4 : 3);
      for (int child = 0; child < children; child++) {
        below.add(tree(random, depth + 1));
      }
      return new Branch(OrgUnitId.next(), below);
    }
  }

  private static List<OrgUnitId> all(Branch branch) {
    var units = new ArrayList<OrgUnitId>();
    units.add(branch.unit());
    branch.below().forEach(below -> units.addAll(all(below)));
    return units;
  }

  private static List<List<Integer>> subsets(int people, int largest) {
    var found = new ArrayList<List<Integer>>();
    for (int one = 0; one < people; one++) {
      found.add(List.of(one));
      for (int two = one + 1; largest >= 2 && two < people; two++) {
        found.add(List.of(one, two));
      }
    }
    return found;
  }

  /**
   * Whether some combination of the shown sums is about these people only, however weighted: then
   * the shown sums and the people one by one are not independent.
   */
  private static boolean touches(List<boolean[]> shown, List<Integer> few, int people) {
    var rows = new ArrayList<double[]>();
    shown.forEach(
        set -> rows.add(IntStream.range(0, people).mapToDouble(i -> set[i] ? 1 : 0).toArray()));
    int alone = rank(rows);
    few.forEach(person ->
        rows.add(IntStream.range(0, people).mapToDouble(i -> i == person ? 1 : 0).toArray()));
    return rank(rows) < alone + few.size();
  }

  private static int rank(List<double[]> given) {
    var rows = given.stream().map(double[]::clone).toList();
    int rank = 0;
    int columns = rows.isEmpty() ? 0 : rows.getFirst().length;
    var left = new ArrayList<>(rows);
    for (int column = 0; column < columns; column++) {
      double[] pivot = null;
      for (var row : left) {
        if (Math.abs(row[column]) > 1e-9
            && (pivot == null || Math.abs(row[column]) > Math.abs(pivot[column]))) {
          pivot = row;
        }
      }
      if (pivot == null) {
        continue;
      }
      left.remove(pivot);
      rank++;
      for (var row : left) {
        double factor = row[column] / pivot[column];
        for (int i = 0; i < columns; i++) {
          row[i] -= factor * pivot[i];
        }
      }
    }
    return rank;
  }

  private static ProtectedGroups shown(List<Branch> roots, Map<OrgUnitId, People> people) {
    return ProtectedGroups.of(roots, people, MINIMUM);
  }

  private static Branch leaf() {
    return new Branch(OrgUnitId.next(), List.of());
  }

  private static People hidden(int met, int focus) {
    return new People(Tally.NOBODY, tally(met, focus));
  }

  private static Tally tally(int met, int focus) {
    return new Tally(met, 0, focus, 0);
  }
}
