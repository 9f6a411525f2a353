package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** Since the page was opened, who leads whom, or what may be changed, is different again. */
public final class ManagersChangedAgain extends Refusal {
  ManagersChangedAgain() {
    super(Kind.CONFLICT, "refusal.managers-changed-again");
  }
}
