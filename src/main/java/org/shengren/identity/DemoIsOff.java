package org.shengren.identity;

import org.shengren.kernel.Refusal;

/** Nobody can be tried out here. */
final class DemoIsOff extends Refusal {
  DemoIsOff() {
    super(Kind.NOT_FOUND, "refusal.demo-is-off");
  }
}
