package org.shengren.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class ReadOnceTests {
  private record Asked(String what) {}

  @Autowired PlatformTransactionManager transactions;

  private final AtomicInteger reads = new AtomicInteger();

  private int read(String what) {
    return ReadOnce.of(new Asked(what), reads::incrementAndGet);
  }

  private <T> T in(boolean readOnly, int propagation, Supplier<T> work) {
    var template = new TransactionTemplate(transactions);
    template.setReadOnly(readOnly);
    template.setPropagationBehavior(propagation);
    return template.execute(_ -> work.get());
  }

  @Test
  void aReadingTransactionAsksOnceForEachThing() {
    in(true, TransactionDefinition.PROPAGATION_REQUIRED, () -> read("a") + read("a") + read("b"));
    assertThat(reads).hasValue(2);
  }

  @Test
  void theNextTransactionAsksAnew() {
    in(true, TransactionDefinition.PROPAGATION_REQUIRED, () -> read("a"));
    in(true, TransactionDefinition.PROPAGATION_REQUIRED, () -> read("a"));
    assertThat(reads).hasValue(2);
  }

  @Test
  void aWritingTransactionAsksEachTime() {
    in(false, TransactionDefinition.PROPAGATION_REQUIRED, () -> read("a") + read("a"));
    assertThat(reads).hasValue(2);
  }

  @Test
  void aTransactionInBetweenKeepsWhatItReadsToItself() {
    in(
        true,
        TransactionDefinition.PROPAGATION_REQUIRED,
        () ->
            read("a")
                + in(true, TransactionDefinition.PROPAGATION_REQUIRES_NEW, () -> read("a"))
                + read("a"));
    assertThat(reads).hasValue(2);
  }

  @Test
  void aStretchThatChangesNothingAsksOnceThroughAllItsTransactions() {
    ReadOnce.during(() ->
        in(false, TransactionDefinition.PROPAGATION_REQUIRED, () -> read("a"))
            + in(true, TransactionDefinition.PROPAGATION_REQUIRED, () -> read("a"))
            + read("a"));
    assertThat(reads).hasValue(1);
    in(false, TransactionDefinition.PROPAGATION_REQUIRED, () -> read("a"));
    assertThat(reads).hasValue(2);
  }

  @Test
  void outsideOfATransactionNothingIsKept() {
    assertThat(read("a")).isNotEqualTo(read("a"));
  }
}
