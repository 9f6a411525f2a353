package org.shengren.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shengren.assessment.WorkHistory.Led;
import org.shengren.assessment.WorkHistory.Stretch;
import org.shengren.kernel.PersonId;
import org.shengren.organization.PositionId;

class WorkHistoryTest {
  private static final LocalDate START = LocalDate.of(2026, 11, 23);
  private static final PositionId REP = PositionId.next();
  private static final PositionId LEAD = PositionId.next();
  private static final PersonId ANNA = PersonId.next();
  private static final PersonId BEN = PersonId.next();

  @Test
  void whoLedForSomeMonthsOfTheYearIsAskedForThem() {
    var history =
        history(
            stretch("2024-01-01", "2026-07-01", REP, ANNA), stretch("2026-07-01", null, REP, BEN));
    assertThat(history.formerManagers(START.minusMonths(12), START, BEN))
        .containsExactly(new Led(ANNA, LocalDate.of(2025, 11, 23), LocalDate.of(2026, 7, 1)));
  }

  @Test
  void whoLedForLessThanTwoMonthsIsNotAsked() {
    var history =
        history(
            stretch("2024-01-01", "2026-01-21", REP, ANNA), stretch("2026-01-21", null, REP, BEN));
    assertThat(history.formerManagers(START.minusMonths(12), START, BEN)).isEmpty();
    assertThat(history.formerManagers(START.minusMonths(12).minusDays(1), START, BEN)).hasSize(1);
  }

  @Test
  void severalStretchesOfOneManagerCountTogether() {
    var history =
        history(
            stretch("2026-01-01", "2026-02-01", REP, ANNA),
            stretch("2026-02-01", "2026-04-01", REP, BEN),
            stretch("2026-04-01", "2026-05-01", REP, ANNA),
            stretch("2026-05-01", null, REP, BEN));
    assertThat(history.formerManagers(START.minusMonths(12), START, BEN))
        .containsExactly(new Led(ANNA, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 5, 1)));
  }

  @Test
  void theManagerOfTodayIsNoFormerOne() {
    var history =
        history(
            stretch("2025-01-01", "2026-07-01", REP, BEN), stretch("2026-07-01", null, LEAD, BEN));
    assertThat(history.formerManagers(START.minusMonths(12), START, BEN)).isEmpty();
  }

  @Test
  void afterAResultAnAssessmentSpeaksOfTheTimeSince() {
    assertThat(WorkHistory.speaksFrom(START, Optional.empty())).isEqualTo("2025-11-23");
    assertThat(WorkHistory.speaksFrom(START, Optional.of(LocalDate.of(2026, 5, 4))))
        .isEqualTo("2026-05-04");
    assertThat(WorkHistory.speaksFrom(START, Optional.of(LocalDate.of(2023, 5, 4))))
        .isEqualTo("2025-11-23");
  }

  @Test
  void aChangeOfManagerOrUnitDoesNotMakeAnybodyNewToThePosition() {
    var history =
        history(
            stretch("2024-01-01", "2026-11-01", REP, ANNA), stretch("2026-11-01", null, REP, BEN));
    assertThat(history.inPositionSince(REP, START)).contains(LocalDate.of(2024, 1, 1));
    assertThat(WorkHistory.isNew(LocalDate.of(2024, 1, 1), START)).isFalse();
  }

  @Test
  void whoHasHeldAPositionForLessThanThreeMonthsIsNewToIt() {
    var history =
        history(
            stretch("2024-01-01", "2026-09-01", REP, ANNA),
            stretch("2026-09-01", null, LEAD, ANNA));
    assertThat(history.inPositionSince(LEAD, START)).contains(LocalDate.of(2026, 9, 1));
    assertThat(history.inPositionSince(REP, START)).isEmpty();
    assertThat(WorkHistory.isNew(LocalDate.of(2026, 9, 1), START)).isTrue();
    assertThat(WorkHistory.isNew(LocalDate.of(2026, 8, 23), START)).isFalse();
  }

  @Test
  void afterABreakAPositionIsHeldAnew() {
    var history =
        history(
            stretch("2020-01-01", "2025-01-01", REP, ANNA), stretch("2026-10-01", null, REP, ANNA));
    assertThat(history.inPositionSince(REP, START)).contains(LocalDate.of(2026, 10, 1));
  }

  private static WorkHistory history(Stretch... stretches) {
    return new WorkHistory(List.of(stretches), List.of());
  }

  private static Stretch stretch(
      String from, @Nullable String until, PositionId position, PersonId manager) {
    return new Stretch(
        LocalDate.parse(from), until == null ? null : LocalDate.parse(until), position, manager);
  }
}
