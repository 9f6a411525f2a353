package org.shengren.tenancy;

import java.util.Optional;
import org.shengren.kernel.TenantId;

/**
 * In which tenant this code runs. Bound for a stretch of code, not for a thread; every transaction
 * begun inside it sees the rows of that tenant and no others. No binding: no rows.
 */
public final class Tenancy {
  private static final ScopedValue<TenantId> CURRENT = ScopedValue.newInstance();

  private Tenancy() {}

  /** Runs {@code work} in the tenant and gives back what it returns or throws. */
  public static <T, X extends Throwable> T in(
      TenantId tenant, ScopedValue.CallableOp<? extends T, X> work) throws X {
    return ScopedValue.where(CURRENT, tenant).call(work);
  }

  public static void run(TenantId tenant, Runnable work) {
    ScopedValue.where(CURRENT, tenant).run(work);
  }

  public static Optional<TenantId> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }
}
