package org.shengren.tenancy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a page needs again and again is read once: in a stretch of code that is known to change none
 * of it, else in each read-only transaction, which can have changed nothing that it read.
 */
public final class ReadOnce {
  private static final ScopedValue<ReadOnce> STRETCH = ScopedValue.newInstance();

  private final Map<Object, Object> kept = new HashMap<>();

  private ReadOnce() {}

  /** Runs work that changes nothing of what is read by {@link #of}, in whatever transactions. */
  public static <T, X extends Throwable> T during(ScopedValue.CallableOp<? extends T, X> work)
      throws X {
    return ScopedValue.where(STRETCH, new ReadOnce()).call(work);
  }

  /**
   * What stands behind the key, read now or before in this stretch or transaction.
   *
   * @param key a record of its own for each kind of thing, with the tenant in it
   * @param read asked the first time; what it throws is thrown, and asked again the next time
   */
  @SuppressWarnings("unchecked") // A key stands for values of one type: its readers are one place.
  public static <T> T of(Record key, Supplier<T> read) {
    return current()
        .map(reading -> {
          var before = (T) reading.kept.get(key);
          if (before != null) {
            return before;
          }
          var now = read.get();
          reading.kept.put(key, now);
          return now;
        })
        .orElseGet(read);
  }

  private static Optional<ReadOnce> current() {
    if (STRETCH.isBound()) {
      return Optional.of(STRETCH.get());
    }
    if (!TransactionSynchronizationManager.isSynchronizationActive()
        || !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
      return Optional.empty();
    }
    if (TransactionSynchronizationManager.getResource(ReadOnce.class) instanceof ReadOnce begun) {
      return Optional.of(begun);
    }
    var begun = new ReadOnce();
    TransactionSynchronizationManager.bindResource(ReadOnce.class, begun);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void suspend() {
            TransactionSynchronizationManager.unbindResource(ReadOnce.class);
          }

          @Override
          public void resume() {
            TransactionSynchronizationManager.bindResource(ReadOnce.class, begun);
          }

          @Override
          public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(ReadOnce.class);
          }
        });
    return Optional.of(begun);
  }
}
