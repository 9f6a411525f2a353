package org.shengren.exchange;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.organization.NewAppointment;
import org.shengren.organization.RosterLine;

/**
 * Finds who would lead themselves by way of others.
 *
 * @param managers by number of the person the one whom the file asks for
 */
record ManagerCircles(
    FileRows rows,
    Map<String, Optional<String>> managers,
    Company company,
    PlanInWords words,
    RowProblems problems) {
  /** Follows every line upwards as it would be after the import. */
  void find() {
    var fine = new HashSet<String>();
    for (var row : rows.main()) {
      var seen = new LinkedHashSet<String>();
      var own = row.get(Column.NUMBER);
      var number = Optional.of(own);
      while (number.isPresent() && !fine.contains(number.get())) {
        if (!seen.add(number.get())) {
          if (number.get().equals(own)
              && managers.getOrDefault(own, Optional.empty()).isPresent()) {
            problems.add(row, Column.MANAGER, "import.problem.manager-circle", circle(seen, own));
          }
          break;
        }
        number = managerAfter(number.get());
      }
      if (number.isEmpty() || fine.contains(number.get())) {
        fine.addAll(seen);
      }
    }
  }

  /** Everybody in the circle by name and number, from the one to the same one. */
  private Text circle(Set<String> seen, String start) {
    var names =
        Stream.concat(seen.stream().limit(8), Stream.of(start))
            .map(number -> Objects.requireNonNull(words.person(Optional.of(number))))
            .toList();
    return Text.of(
        names.stream().map(name -> name.in(Language.ZH)).collect(Collectors.joining(" → ")),
        names.stream().map(name -> name.in(Language.EN)).collect(Collectors.joining(" → ")));
  }

  private Optional<String> managerAfter(String number) {
    if (rows.main(number).filter(row -> row.clears(Column.MANAGER)).isPresent()) {
      return Optional.empty();
    }
    var asked = managers.getOrDefault(number, Optional.empty());
    return asked.isPresent()
        ? asked
        : company
            .person(number)
            .flatMap(RosterLine::work)
            .flatMap(NewAppointment::manager)
            .flatMap(company::person)
            .map(RosterLine::number);
  }
}
