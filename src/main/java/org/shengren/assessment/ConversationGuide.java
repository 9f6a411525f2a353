package org.shengren.assessment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.shengren.competency.Competency;
import org.shengren.evidence.Written;

/**
 * In which order two people may talk about one result: what went well, what both see alike, where
 * they differ, what to choose. Built from the answers of these two and nothing else; a step without
 * anything to say is empty.
 *
 * @param open behaviours that both rated highest, at most two, of different competencies
 * @param same how many behaviours both rated alike
 * @param stories that speak for themselves, at most three
 * @param differ behaviours two or more categories apart, the farthest first, at most four
 * @param choose competencies to work on, at most two
 */
record ConversationGuide(
    List<Point> open, int same, List<Told> stories, List<Point> differ, List<Point> choose) {
  private static final int STRENGTHS = 2;
  private static final int STORIES = 3;
  private static final int DIFFERENCES = 4;
  private static final int FOCUS = 2;

  /** One behaviour of a competency with both ratings; none where a side gave none. */
  record Point(Competency competency, Conversation.Pair pair) {
    public int self() {
      return pair.bySelf().orElse(0);
    }

    public int manager() {
      return pair.byManager().orElse(0);
    }

    /** What both gave at least; 0 where one of them gave none. */
    public int both() {
      return Math.min(self(), manager());
    }

    /** Whether the person sees it below the limit as well. */
    public boolean seenByBoth(int heldAt) {
      return self() > 0 && self() < heldAt;
    }
  }

  /** A story with the competency it belongs to. */
  record Told(Competency competency, Written written) {}

  ConversationGuide {
    open = List.copyOf(open);
    stories = List.copyOf(stories);
    differ = List.copyOf(differ);
    choose = List.copyOf(choose);
  }

  public boolean isEmpty() {
    return open.isEmpty() && same == 0 && stories.isEmpty() && differ.isEmpty() && choose.isEmpty();
  }

  /**
   * @param heldAt category of the scale from which a behaviour counts as held
   */
  static ConversationGuide of(Conversation talk, int heldAt) {
    var points =
        talk.topics().stream()
            .flatMap(
                topic -> topic.pairs().stream().map(pair -> new Point(topic.competency(), pair)))
            .toList();
    return new ConversationGuide(
        open(points, heldAt),
        (int) points.stream().filter(point -> point.both() > 0 && !point.pair().differs()).count(),
        talk.topics().stream()
            .flatMap(
                topic -> topic.stories().stream().map(story -> new Told(topic.competency(), story)))
            .limit(STORIES)
            .toList(),
        points.stream()
            .filter(point -> point.pair().isApart())
            .sorted(Comparator.comparingInt((Point point) -> -point.pair().difference()))
            .limit(DIFFERENCES)
            .toList(),
        choose(talk, heldAt));
  }

  private static List<Point> open(List<Point> points, int heldAt) {
    var chosen = new ArrayList<Point>();
    points.stream()
        .filter(point -> point.both() >= heldAt && !point.pair().isApart())
        .sorted(
            Comparator.comparingInt((Point point) -> -point.both())
                .thenComparingInt(point -> -(point.self() + point.manager())))
        .forEach(point -> {
          if (chosen.stream().noneMatch(one -> one.competency().equals(point.competency()))) {
            chosen.add(point);
          }
        });
    return chosen.stream().limit(STRENGTHS).toList();
  }

  /** The competencies that the manager rated lowest, each with its lowest behaviour. */
  private static List<Point> choose(Conversation talk, int heldAt) {
    record Low(Point point, double mean) {}
    return talk.topics().stream()
        .flatMap(topic ->
            low(topic, heldAt)
                .map(point -> new Low(point, mean(topic)))
                .filter(low -> low.mean() < heldAt)
                .stream())
        .sorted(Comparator.comparingDouble(Low::mean))
        .limit(FOCUS)
        .map(Low::point)
        .toList();
  }

  private static Optional<Point> low(Conversation.Topic topic, int heldAt) {
    return topic.pairs().stream()
        .map(pair -> new Point(topic.competency(), pair))
        .filter(point -> point.manager() > 0 && point.manager() < heldAt)
        .min(
            Comparator.comparingInt(Point::manager)
                .thenComparing(point -> !point.seenByBoth(heldAt)));
  }

  private static double mean(Conversation.Topic topic) {
    return topic.pairs().stream()
        .flatMap(pair -> pair.byManager().stream())
        .mapToInt(Integer::intValue)
        .average()
        .orElse(Double.MAX_VALUE);
  }
}
