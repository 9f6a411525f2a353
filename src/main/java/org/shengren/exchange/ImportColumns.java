package org.shengren.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.shengren.exchange.PeopleFile.Cell;
import org.shengren.exchange.PeopleFile.Corrections;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the columns of JSON of an import hold. */
@Component
class ImportColumns {
  /** Cells by row and column, such as {@code 12 POSITION}. */
  private record Written(Map<String, String> cells, Set<Integer> skipped) {}

  private final JsonMapper json;

  ImportColumns(JsonMapper json) {
    this.json = json;
  }

  String write(Corrections corrections) {
    var cells = new TreeMap<String, String>();
    corrections
        .cells()
        .forEach((cell, words) -> cells.put(cell.row() + " " + cell.column(), words));
    return json.writeValueAsString(new Written(cells, corrections.skipped()));
  }

  Corrections corrections(String column) {
    if (column.equals("{}")) {
      return Corrections.NONE;
    }
    var written = json.readValue(column, Written.class);
    var cells = new HashMap<Cell, String>();
    written
        .cells()
        .forEach((place, words) -> {
          var space = place.indexOf(' ');
          cells.put(
              new Cell(
                  Integer.parseInt(place.substring(0, space)),
                  Column.valueOf(place.substring(space + 1))),
              words);
        });
    return new Corrections(cells, written.skipped());
  }

  String write(ImportOutcome outcome) {
    return json.writeValueAsString(outcome);
  }

  ImportOutcome outcome(String column) {
    return json.readValue(column, ImportOutcome.class);
  }
}
