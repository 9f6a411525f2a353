package org.shengren.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The classes of the reference case self-other-agreement. */
class SelfOtherAgreementCaseTest {
  private final ReferenceCase reference = ReferenceCase.named("self-other-agreement");

  @Test
  void everyRowFallsIntoTheClassOfTheCase() {
    var classes = new ArrayList<String>();
    for (var row : reference.rows("pairs.csv")) {
      double difference =
          Double.parseDouble(row.get("self")) - Double.parseDouble(row.get("others"));
      double error =
          Math.hypot(
              Double.parseDouble(row.get("self_se")), Double.parseDouble(row.get("others_se")));
      classes.add(
          SelfOther.Agreement.of(difference, error, Settings.STANDARD)
              .name()
              .toLowerCase(Locale.ROOT));
    }
    var expected = new ArrayList<String>();
    reference.expected().path("classes").forEach(node -> expected.add(node.asString()));
    assertThat(expected).hasSize(90);
    assertThat(classes).isEqualTo(expected);
    assertThat(classes.stream().filter("overestimates"::equals).count())
        .isEqualTo(reference.expected().path("count_overestimates").path("value").asLong());
  }
}
