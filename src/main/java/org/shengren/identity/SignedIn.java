package org.shengren.identity;

import java.io.Serializable;
import java.security.Principal;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;

/** What a session remembers of who signed in: ids only, for sessions know no tenant. */
record SignedIn(TenantId tenant, AccountId account, PersonId person)
    implements Principal, Serializable {
  @Override
  public String getName() {
    return account.value().toString();
  }
}
