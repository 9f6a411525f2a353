package org.shengren.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one person of an archive, as it waits beside the documents until the archive is
 * put together.
 *
 * @param entry path of the document within the archive; null where the person has no report
 * @param verdict in words; null without a report
 * @param rows one for each competency asked
 */
record ArchivedReport(
    String number,
    String name,
    String unit,
    String position,
    @Nullable String entry,
    @Nullable String verdict,
    List<Row> rows) {
  /**
   * One competency.
   *
   * @param required in words, such as level 3
   * @param finding in words
   * @param result level or degree; null where nothing is known
   * @param distance result minus bar; null as above
   * @param asOf ISO day of the result; null as above
   */
  record Row(
      String competency,
      String layer,
      boolean mustHave,
      int weight,
      String required,
      String finding,
      @Nullable Double result,
      @Nullable Double distance,
      String confidence,
      @Nullable String asOf) {
    @Nullable LocalDate day() {
      return asOf == null ? null : LocalDate.parse(asOf);
    }
  }

  ArchivedReport {
    rows = List.copyOf(rows);
  }
}
