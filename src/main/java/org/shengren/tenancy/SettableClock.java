package org.shengren.tenancy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * The clock of the system, which can be set to another moment inside a stretch of code: tests and
 * the demo company live through past campaigns by the public commands.
 */
public final class SettableClock extends Clock {
  private static final ScopedValue<Instant> SET = ScopedValue.newInstance();
  private final Clock system;

  SettableClock(Clock system) {
    this.system = system;
  }

  /** Runs {@code work} as if it were {@code moment}. */
  public static void at(Instant moment, Runnable work) {
    ScopedValue.where(SET, moment).run(work);
  }

  /** As {@link #at}, for work that gives something back. */
  public static <T> T valueAt(Instant moment, Supplier<T> work) {
    return ScopedValue.where(SET, moment).call(work::get);
  }

  @Override
  public Instant instant() {
    return SET.isBound() ? SET.get() : system.instant();
  }

  @Override
  public ZoneId getZone() {
    return system.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new SettableClock(system.withZone(zone));
  }
}
