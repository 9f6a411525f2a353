package org.shengren.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.shengren.competency.Competency;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.measurement.Finding;
import org.shengren.measurement.Verdict;
import org.shengren.organization.PersonCard;
import org.shengren.report.Part;
import org.springframework.context.MessageSource;

/**
 * A team as its manager reads it.
 *
 * @param sentences what is strongest and what is thinnest; empty without any result
 * @param people how many they are
 * @param without names of those whose position asks nothing yet; empty for none
 */
record TeamInWords(
    List<List<Part>> sentences, int people, boolean anyResult, List<Table> tables, String without) {
  /** One job family. */
  record Table(
      String family,
      List<String> competencies,
      List<Row> rows,
      List<Count> counts,
      List<Coverage> coverage) {}

  /** Who covers a competency, by name. */
  record Coverage(String competency, List<Named> strong, List<Named> meeting) {}

  /** Somebody with the way to the report. */
  record Named(UUID person, String name) {}

  /** One person. */
  record Row(
      UUID person,
      String name,
      String position,
      List<Cell> cells,
      String verdict,
      String verdictTone) {}

  /**
   * One cell of the heat map.
   *
   * @param shade as {@code web/fragments/heat} names it
   * @param figure the distance from the bar; empty for a dash
   * @param description the cell as a sentence
   */
  record Cell(String code, String shade, String figure, String description) {}

  /** How many meet a competency of those of whom enough is known. */
  record Count(String figure, String description) {}

  static TeamInWords of(Team team, MessageSource messages, Language language) {
    return new Writer(messages, language).write(team);
  }

  private record Writer(MessageSource messages, Language language) {
    TeamInWords write(Team team) {
      return new TeamInWords(
          team.anyResult() ? sentences(team) : List.of(),
          team.people(),
          team.anyResult(),
          team.tables().stream().map(this::table).toList(),
          team.without().isEmpty()
              ? ""
              : String.join(
                  say("team.separator"),
                  team.without().stream().map(card -> in(card.name())).toList()));
    }

    private String say(String key, Object... arguments) {
      return Objects.requireNonNull(messages.getMessage(key, arguments, language.locale()));
    }

    private String in(Text text) {
      return text.in(language);
    }

    private List<List<Part>> sentences(Team team) {
      var sentences = new ArrayList<List<Part>>();
      team.strongest()
          .ifPresent(count ->
              sentences.add(
                  Part.of(
                      say(
                          count.met() == count.known() ? "team.strongest.all" : "team.strongest",
                          Part.above(name(count.competency())),
                          count.known(),
                          count.met()))));
      team.thinnest().ifPresent(count -> sentences.add(Part.of(thinnest(count))));
      return sentences;
    }

    private String thinnest(Team.Count count) {
      if (count.met() == 0) {
        return say("team.thinnest.nobody", Part.below(name(count.competency())), count.known());
      }
      Optional<PersonCard> only = count.only();
      return only.isPresent()
          ? say(
              "team.thinnest.only",
              Part.below(name(count.competency())),
              Part.below(in(only.get().name())))
          : say("team.thinnest", Part.below(name(count.competency())), count.known(), count.met());
    }

    private String name(Competency competency) {
      return in(competency.name());
    }

    private Table table(Team.Table table) {
      return new Table(
          in(table.family()),
          table.competencies().stream().map(this::name).toList(),
          table.rows().stream().map(row -> row(row, table.competencies())).toList(),
          table.counts().stream()
              .map(count ->
                  new Count(
                      count.met() + "/" + count.known(),
                      say(
                          "team.count",
                          name(count.competency()),
                          Integer.toString(count.known()),
                          Integer.toString(count.met()))))
              .toList(),
          table.coverage().stream()
              .map(coverage ->
                  new Coverage(
                      name(coverage.competency()),
                      named(coverage.strong()),
                      named(coverage.meeting())))
              .toList());
    }

    private List<Named> named(List<PersonCard> cards) {
      return cards.stream().map(card -> new Named(card.id().value(), in(card.name()))).toList();
    }

    private Row row(Team.Row row, List<Competency> competencies) {
      return new Row(
          row.card().id().value(),
          in(row.card().name()),
          row.card().position().map(position -> in(position.name())).orElse(""),
          competencies.stream().map(competency -> cell(row, competency)).toList(),
          say("report.verdict." + code(row.verdict().outcome())),
          switch (row.verdict().outcome()) {
            case MEETS -> "above";
            case NEARLY, GROWING -> "info";
            case NOT_ENOUGH_EVIDENCE -> "unknown";
          });
    }

    private Cell cell(Team.Row row, Competency competency) {
      var cell = row.cells().get(competency.id());
      if (cell == null) {
        return new Cell(
            competency.code(),
            "blank",
            "",
            say("team.cell.not-asked", in(row.card().name()), name(competency)));
      }
      var finding = say("report.finding." + code(cell.finding()));
      return cell.margin().isEmpty() || cell.finding() == Finding.NOT_ENOUGH_EVIDENCE
          ? new Cell(
              competency.code(),
              shade(cell.finding()),
              "",
              say("team.cell.unknown", in(row.card().name()), name(competency), finding))
          : new Cell(
              competency.code(),
              shade(cell.finding()),
              figure(cell),
              say("team.cell", in(row.card().name()), name(competency), finding, figure(cell)));
    }

    private static String shade(Finding finding) {
      return switch (finding) {
        case STRENGTH -> "strength";
        case MEETS -> "meets";
        case CLOSE -> "close";
        case FOCUS_AREA -> "focus";
        case NOT_ENOUGH_EVIDENCE -> "unknown";
      };
    }
  }

  /** The distance from the bar with its sign; where more was not asked, at least that. */
  static String figure(Team.Cell cell) {
    double margin = cell.margin().orElseThrow();
    var size = String.format(Locale.ROOT, "%.1f", Math.abs(margin));
    var figure = size.equals("0.0") ? size : (margin > 0 ? "+" : "−") + size;
    return cell.atLeast() && cell.finding().met() ? "≥" + figure : figure;
  }

  private static String code(Verdict.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String code(Finding finding) {
    return finding.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
