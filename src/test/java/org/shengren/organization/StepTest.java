package org.shengren.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.shengren.kernel.Identifier;
import org.shengren.kernel.PersonId;

class StepTest {
  private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
  private static final OrgUnitId EAST = new OrgUnitId(Identifier.nextValue());
  private static final OrgUnitId WEST = new OrgUnitId(Identifier.nextValue());
  private static final AppointmentId PRESENT = AppointmentId.next();

  @Test
  void theFirstWorkFollowsNothing() {
    assertThat(Step.of(Optional.empty(), work(EAST, MAY)))
        .isEqualTo(new Step.Follows(Optional.empty()));
  }

  @Test
  void laterWorkEndsThePresentOne() {
    assertThat(Step.of(present(Optional.empty()), work(WEST, MAY.plusDays(1))))
        .isEqualTo(new Step.Follows(Optional.of(PRESENT)));
  }

  @Test
  void workOfTheSameDayReplacesThePresentOne() {
    assertThat(Step.of(present(Optional.empty()), work(WEST, MAY)))
        .isEqualTo(new Step.Replaces(PRESENT));
  }

  @Test
  void theSameWorkAgainChangesNothing() {
    assertThat(Step.of(present(Optional.empty()), work(EAST, MAY.plusMonths(2))))
        .isEqualTo(new Step.Unchanged());
  }

  @Test
  void historyIsNotRewritten() {
    assertThatThrownBy(() -> Step.of(present(Optional.empty()), work(WEST, MAY.minusDays(1))))
        .isInstanceOf(AppointmentTooEarly.class);
  }

  @Test
  void whoHadLeftComesBackWithoutTouchingWhatEnded() {
    assertThat(Step.of(present(Optional.of(MAY.plusDays(9))), work(EAST, MAY.plusDays(9))))
        .isEqualTo(new Step.Follows(Optional.empty()));
  }

  @Test
  void workThatEndsLaterAnywayIsEndedEarlier() {
    assertThat(Step.of(present(Optional.of(MAY.plusDays(9))), work(WEST, MAY.plusDays(5))))
        .isEqualTo(new Step.Follows(Optional.of(PRESENT)));
  }

  private static Optional<Appointed> present(Optional<LocalDate> until) {
    return Optional.of(
        new Appointed(PRESENT, EAST, Optional.empty(), Optional.<PersonId>empty(), MAY, until));
  }

  private static NewAppointment work(OrgUnitId unit, LocalDate from) {
    return new NewAppointment(unit, Optional.empty(), Optional.empty(), from);
  }
}
