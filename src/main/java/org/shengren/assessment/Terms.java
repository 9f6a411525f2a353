package org.shengren.assessment;

import java.time.LocalDate;

/** What follows from the last day of a campaign. */
final class Terms {
  /** Days after the last one on which ratings are still taken. */
  static final int GRACE_DAYS = 7;

  /** So many days before the end all who are late are reminded without anybody asking. */
  static final int REMINDED_BEFORE = 3;

  /** So many days after the end those who are still late are reminded once more. */
  static final int REMINDED_AGAIN = 5;

  private Terms() {}

  /** The last day on which ratings are taken. */
  static LocalDate closesOn(LocalDate endsOn) {
    return endsOn.plusDays(GRACE_DAYS);
  }

  static boolean isClosed(LocalDate endsOn, LocalDate today) {
    return today.isAfter(closesOn(endsOn));
  }
}
