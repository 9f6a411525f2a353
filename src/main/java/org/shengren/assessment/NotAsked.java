package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** The behaviour or competency is not on this questionnaire. */
public final class NotAsked extends Refusal {
  NotAsked() {
    super(Kind.NOT_FOUND, "refusal.not-asked");
  }
}
