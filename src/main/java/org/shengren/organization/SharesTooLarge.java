package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** Posts beside the main one leave some of the working time to it. */
public final class SharesTooLarge extends Refusal {
  public SharesTooLarge(int free) {
    super(Kind.INVALID, "refusal.shares-too-large", free);
  }
}
