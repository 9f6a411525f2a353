package org.shengren.tenancy;

import org.shengren.kernel.Refusal;

/** Another organisation of this installation uses the company code. */
public final class CompanyCodeTaken extends Refusal {
  public CompanyCodeTaken(String code) {
    super(Kind.CONFLICT, "refusal.company-code-taken", code);
  }
}
