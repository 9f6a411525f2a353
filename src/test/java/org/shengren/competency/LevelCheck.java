package org.shengren.competency;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.shengren.kernel.Language;

/**
 * The behaviours of a family's professional competencies in an order that tells nothing, to be put
 * back into their levels by people of the trade. {@code docs/level-check.md} says how.
 */
record LevelCheck(ModelFile family, long seed, List<Card> cards) {
  private static final Pattern ANSWER = Pattern.compile("(\\d+)\\s*[,，\\t]\\s*(\\d)\\b");

  /** One behaviour as the sorter meets it: a number and its text, nothing else. */
  record Card(
      int number, ModelFile.CompetencyFile competency, int level, ModelFile.BehaviourFile of) {}

  /** A card that came back to another level than its own. */
  record Miss(Card card, int sorted) {
    boolean byOne() {
      return Math.abs(sorted - card.level()) == 1;
    }
  }

  /** What a sorter made of one competency. */
  record Score(int cards, List<Miss> misses) {
    double hitRate() {
      return 1 - misses.size() / (double) cards;
    }

    boolean passes() {
      return hitRate() >= 0.8;
    }
  }

  /** Shuffles within each competency; the same seed gives the same sheet. */
  static LevelCheck of(ModelFile family, long seed) {
    var random = new Random(seed * 31 + family.code().hashCode());
    var cards = new ArrayList<Card>();
    for (var competency : family.competencies()) {
      var own = new ArrayList<Card>();
      for (var level : competency.allLevels()) {
        level.behaviours().forEach(b -> own.add(new Card(0, competency, level.number(), b)));
      }
      Collections.shuffle(own, random);
      for (var card : own) {
        cards.add(new Card(cards.size() + 1, competency, card.level(), card.of()));
      }
    }
    return new LevelCheck(family, seed, List.copyOf(cards));
  }

  /** What the sorter reads: no codes, no level names, only which stages the levels belong to. */
  String sheet(Language language) {
    var zh = language == Language.ZH;
    var sheet = new StringBuilder();
    sheet
        .append("# ")
        .append(zh ? family.name().zh() : family.name().en())
        .append(zh ? "：行为归级表（种子 " : ": level check (seed ")
        .append(seed)
        .append(zh ? "）\n\n" : ")\n\n")
        .append(
            zh
                ? "请为每条行为写下它属于哪一级，每级不限条数。答案写成两列：编号,层级。\n\n"
                : "Write down for each behaviour the level it belongs to; a level may get any"
                    + " number of them. Answer in two columns: number,level.\n\n")
        .append(
            zh
                ? "阶段 1 学习发展：在指导下做好手头任务 · 阶段 2 独立贡献：独立承担工作 · 阶段 3 团队贡献：带动团队或多个团队 · 阶段 4 团队愿景："
                    + "为整个公司或行业定方向\n"
                : "Stage 1 learning: does given tasks under guidance · stage 2 contributing"
                    + " independently: carries the work alone · stage 3 contributing through the"
                    + " team: moves a team or several · stage 4 leading through vision: sets"
                    + " direction for the whole company or the trade\n");
    for (var competency : family.competencies()) {
      if (competency.levelled()) {
        sheet
            .append("\n## ")
            .append(zh ? competency.name().zh() : competency.name().en())
            .append("\n\n")
            .append(zh ? competency.definition().zh() : competency.definition().en())
            .append("\n\n");
        for (var level : competency.allLevels()) {
          sheet
              .append(zh ? "层级 " : "Level ")
              .append(level.number())
              .append(zh ? "：阶段 " : ": stage ")
              .append(
                  String.join(
                      zh ? "、" : ", ", level.stages().stream().map(String::valueOf).toList()))
              .append(" · ");
        }
        sheet.setLength(sheet.length() - 3);
        sheet.append("\n\n");
        for (var card : cards) {
          if (card.competency().equals(competency)) {
            var text = card.of().text();
            sheet
                .append(card.number())
                .append(". ")
                .append(zh ? text.zh() : text.en())
                .append('\n');
          }
        }
      }
    }
    return sheet.toString();
  }

  /** The true levels, a card a line. */
  String key() {
    var key = new StringBuilder("number,level,code\n");
    cards.forEach(card ->
        key.append(card.number())
            .append(',')
            .append(card.level())
            .append(',')
            .append(card.of().code())
            .append('\n'));
    return key.toString();
  }

  /**
   * Compares a sorter's answers, {@code number,level} a line, with the levels, by competency code.
   *
   * @throws IllegalArgumentException when a card has no answer
   */
  Map<String, Score> score(List<String> answers) {
    var sorted = new TreeMap<Integer, Integer>();
    for (var line : answers) {
      var cells = ANSWER.matcher(line.strip());
      if (cells.lookingAt()) {
        sorted.put(Integer.valueOf(cells.group(1)), Integer.valueOf(cells.group(2)));
      }
    }
    var cardsOf = new LinkedHashMap<String, Integer>();
    var missesOf = new LinkedHashMap<String, List<Miss>>();
    for (var card : cards) {
      var answer = sorted.get(card.number());
      if (answer == null) {
        throw new IllegalArgumentException("no answer for card " + card.number());
      }
      var code = card.competency().code();
      cardsOf.merge(code, 1, Integer::sum);
      var misses = missesOf.computeIfAbsent(code, _ -> new ArrayList<>());
      if (answer != card.level()) {
        misses.add(new Miss(card, answer));
      }
    }
    var scores = new LinkedHashMap<String, Score>();
    cardsOf.forEach((code, count) ->
        scores.put(code, new Score(count, Objects.requireNonNull(missesOf.get(code)))));
    return scores;
  }
}
