package org.shengren.organization;

import java.util.List;
import java.util.Optional;
import org.shengren.kernel.Text;

/**
 * What a position is for and what it asks, apart from its competencies.
 *
 * @param code unique among the positions of an organisation
 * @param family code of the job family
 * @param stage the career stage that is typical for it
 * @param reportsTo code of the position above
 */
public record PositionDescription(
    String code,
    String family,
    Text name,
    Text purpose,
    Optional<CareerStage> stage,
    Track track,
    Optional<String> grade,
    Optional<String> reportsTo,
    List<Accountability> accountabilities,
    List<Contact> contacts,
    List<EntryCondition> entryConditions,
    List<PositionKpi> kpis) {
  public PositionDescription {
    accountabilities = List.copyOf(accountabilities);
    contacts = List.copyOf(contacts);
    entryConditions = List.copyOf(entryConditions);
    kpis = List.copyOf(kpis);
  }

  /**
   * Something the holder answers for.
   *
   * @param share of the work, in percent
   * @param kpi by what it is seen
   */
  public record Accountability(int share, Text words, Text kpi) {}

  /** Whom the holder deals with. */
  public record Contact(Side side, Text who, Text purpose) {
    /** Inside or outside of the organisation. */
    public enum Side {
      INSIDE,
      OUTSIDE
    }
  }

  /** What somebody brings along. */
  public record EntryCondition(Kind kind, Text words) {
    /** What sort of condition. */
    public enum Kind {
      EDUCATION,
      EXPERIENCE,
      CERTIFICATE,
      LANGUAGE
    }
  }

  /**
   * A figure by which results are measured.
   *
   * @param weight among the figures of the position, in percent
   * @param unit of the figure: {@code percent}, {@code cny}, {@code count}, {@code score} or {@code
   *     days}
   */
  public record PositionKpi(String code, int weight, String unit, Text name) {}
}
