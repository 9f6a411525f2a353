package org.shengren.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.shengren.competency.Competency;
import org.shengren.competency.CompetencyId;
import org.shengren.competency.ModelVersion;
import org.shengren.competency.RequirementProfile;
import org.shengren.kernel.Text;
import org.shengren.measurement.Bar;
import org.shengren.measurement.Finding;
import org.shengren.measurement.Flag;
import org.shengren.measurement.JudgedRequirement;
import org.shengren.measurement.Judgement;
import org.shengren.measurement.Measure;
import org.shengren.measurement.Settings;
import org.shengren.measurement.Verdict;
import org.shengren.measurement.VerdictRule;
import org.shengren.organization.PersonCard;
import org.shengren.organization.PositionId;

/**
 * A team against what each of its people's positions ask: people by competencies, one table for
 * each job family.
 *
 * @param without people who fill no position, or one of which no model asks anything
 */
record Team(List<Table> tables, List<PersonCard> without) {
  /** A job family with the version of its model and what its positions ask. */
  record Family(Text name, ModelVersion model, Map<PositionId, RequirementProfile> profiles) {}

  /**
   * Somebody of the team.
   *
   * @param measures by code of the competency, of the family's model
   */
  record Member(PersonCard card, Optional<Family> family, Map<String, Measure> measures) {}

  /** The people of one family. */
  record Table(Text family, List<Competency> competencies, List<Row> rows) {
    Table {
      competencies = List.copyOf(competencies);
      rows = List.copyOf(rows);
    }

    List<Count> counts() {
      return competencies.stream().map(this::count).toList();
    }

    /** Who meets each competency, those with a strength first. */
    List<Coverage> coverage() {
      return competencies.stream()
          .map(competency ->
              new Coverage(
                  competency,
                  finding(competency, Finding.STRENGTH),
                  finding(competency, Finding.MEETS)))
          .toList();
    }

    private List<PersonCard> finding(Competency competency, Finding finding) {
      return rows.stream()
          .filter(row -> {
            var cell = row.cells().get(competency.id());
            return cell != null && cell.finding() == finding;
          })
          .map(Row::card)
          .toList();
    }

    private Count count(Competency competency) {
      int met = 0;
      int known = 0;
      Optional<PersonCard> only = Optional.empty();
      for (var row : rows) {
        var cell = row.cells().get(competency.id());
        if (cell == null || cell.finding() == Finding.NOT_ENOUGH_EVIDENCE) {
          continue;
        }
        known++;
        if (cell.finding().met()) {
          met++;
          only = Optional.of(row.card());
        }
      }
      return new Count(competency, met, known, met == 1 ? only : Optional.empty());
    }
  }

  /**
   * One person.
   *
   * @param cells by competency; what the position does not ask for is missing
   */
  record Row(PersonCard card, Map<CompetencyId, Cell> cells, Verdict verdict) {
    long met() {
      return cells.values().stream().filter(cell -> cell.finding().met()).count();
    }
  }

  /**
   * One competency of one person.
   *
   * @param margin result minus the bar that decides, in levels or degrees; empty without a result
   * @param atLeast whether more was not asked, so that the result may well lie higher
   */
  record Cell(Finding finding, OptionalDouble margin, boolean levels, boolean atLeast) {}

  /**
   * How many meet a competency.
   *
   * @param known of how many enough is known
   * @param only who alone meets it
   */
  record Count(Competency competency, int met, int known, Optional<PersonCard> only) {
    double share() {
      return known == 0 ? 0 : (double) met / known;
    }
  }

  /**
   * Who covers a competency.
   *
   * @param strong whose strength it is, and who could help others
   * @param meeting who meets what the own position asks
   */
  record Coverage(Competency competency, List<PersonCard> strong, List<PersonCard> meeting) {}

  /** In which order people stand. Nothing sorts the weakest first (product rule 15). */
  enum Sort {
    NAME,
    POSITION,
    MET;

    private Comparator<Row> order() {
      return switch (this) {
        case NAME -> Comparator.comparingInt(_ -> 0);
        case POSITION ->
            Comparator.comparing(
                row -> row.card().position().map(position -> position.id().value()).orElseThrow());
        case MET -> Comparator.comparingLong(Row::met).reversed();
      };
    }
  }

  /** What counts in a sentence needs more than one person of whom enough is known. */
  private static final int FEWEST = 2;

  Team {
    tables = List.copyOf(tables);
    without = List.copyOf(without);
  }

  /**
   * Composes the picture; a pure function.
   *
   * @param members in the order of their names
   */
  static Team of(List<Member> members, Settings settings, VerdictRule rule, Sort sort) {
    var families = new LinkedHashMap<Family, List<Row>>();
    var without = new ArrayList<PersonCard>();
    for (var member : members) {
      var profile =
          member
              .family()
              .flatMap(family ->
                  member.card().position().map(position -> family.profiles().get(position.id())));
      if (profile.isEmpty()) {
        without.add(member.card());
      } else {
        families
            .computeIfAbsent(member.family().orElseThrow(), _ -> new ArrayList<>())
            .add(row(member, profile.get(), settings, rule));
      }
    }
    var tables = new ArrayList<Table>();
    families.forEach((family, rows) ->
        tables.add(
            new Table(
                family.name(),
                family.model().competencies().stream()
                    .filter(c -> rows.stream().anyMatch(row -> row.cells().containsKey(c.id())))
                    .toList(),
                rows.stream().sorted(sort.order()).toList())));
    return new Team(tables, without);
  }

  private static Row row(
      Member member, RequirementProfile profile, Settings settings, VerdictRule rule) {
    var cells = new LinkedHashMap<CompetencyId, Cell>();
    var judged = new ArrayList<JudgedRequirement>();
    for (var requirement : profile.requirements()) {
      var competency = requirement.competency();
      var measure =
          member
              .measures()
              .getOrDefault(
                  competency.code(),
                  new Measure.NotObserved(Measure.NotObserved.Reason.NO_DATA, Set.of()));
      var judgement = Judgement.of(measure, Bar.of(requirement.demand(), settings), settings);
      judged.add(
          new JudgedRequirement(
              competency.code(), requirement.weight(), requirement.mustHave(), judgement));
      cells.put(
          competency.id(),
          new Cell(
              judgement.finding(),
              judgement
                  .gap()
                  .map(gap -> OptionalDouble.of(gap.result() - gap.border()))
                  .orElse(OptionalDouble.empty()),
              competency instanceof Competency.Levelled,
              measure.flags().contains(Flag.ABOVE_NOT_ASKED)));
    }
    return new Row(member.card(), cells, Verdict.of(judged, rule));
  }

  private List<Count> counted() {
    return tables.stream()
        .flatMap(table -> table.counts().stream())
        .filter(count -> count.known() >= FEWEST)
        .toList();
  }

  /** What most meet; empty where nobody meets anything of which enough is known. */
  Optional<Count> strongest() {
    return counted().stream()
        .filter(count -> count.met() > 0)
        .max(Comparator.comparingDouble(Count::share).thenComparingInt(Count::met));
  }

  /** What fewest meet; empty where everybody meets everything. */
  Optional<Count> thinnest() {
    return counted().stream()
        .filter(count -> count.met() < count.known())
        .min(
            Comparator.comparingDouble(Count::share)
                .thenComparing(Comparator.comparingInt(Count::known).reversed()));
  }

  int people() {
    return tables.stream().mapToInt(table -> table.rows().size()).sum() + without.size();
  }

  /** Whether there is a result of anybody. */
  boolean anyResult() {
    return tables.stream()
        .flatMap(table -> table.rows().stream())
        .flatMap(row -> row.cells().values().stream())
        .anyMatch(cell -> cell.margin().isPresent());
  }
}
