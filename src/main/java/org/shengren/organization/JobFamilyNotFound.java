package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** There is no such job family in this organisation. */
public final class JobFamilyNotFound extends Refusal {
  public JobFamilyNotFound() {
    super(Kind.NOT_FOUND, "refusal.job-family-not-found");
  }
}
