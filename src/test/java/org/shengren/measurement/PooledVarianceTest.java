package org.shengren.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.shengren.measurement.AnswersFixture.levelled;
import static org.shengren.measurement.AnswersFixture.unlevelled;
import static org.shengren.measurement.Source.MANAGER;
import static org.shengren.measurement.Source.PEER;
import static org.shengren.measurement.Source.SELF;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PooledVarianceTest {
  private static final double EXACT = 1e-12;

  @Test
  void fewDegreesOfFreedomAreDrawnTowardsOneHalf() {
    // one person, two peers at 2 and 4: squares 1 + 1 on one degree of freedom
    var spread = PooledVariance.of(List.of(unlevelled(1).by(PEER, 2).by(PEER, 4).person()));
    assertThat(spread.whole(PEER).variance()).isCloseTo((30 * 0.5 + 2) / 31, within(EXACT));
    assertThat(spread.whole(PEER).degreesOfFreedom()).isEqualTo(1);
  }

  @Test
  void thirtyDegreesOfFreedomSpeakForThemselves() {
    var pair = unlevelled(1).by(PEER, 2).by(PEER, 4).person();
    assertThat(PooledVariance.of(Collections.nCopies(29, pair)).whole(PEER).variance())
        .isCloseTo((15 + 58) / 59.0, within(EXACT));
    assertThat(PooledVariance.of(Collections.nCopies(30, pair)).whole(PEER).variance())
        .isCloseTo(2.0, within(EXACT));
  }

  @Test
  void deviationsAreTakenWithinEachPerson() {
    var low = unlevelled(1).by(PEER, 1).by(PEER, 1).person();
    var high = unlevelled(1).by(PEER, 5).by(PEER, 5).person();
    assertThat(PooledVariance.of(List.of(low, high)).whole(PEER).variance())
        .isCloseTo(15 / 32.0, within(EXACT));
  }

  @Test
  void fullAgreementOfAWholeCampaignStillLeavesAnError() {
    var same = unlevelled(1).by(PEER, 4).by(PEER, 4).person();
    assertThat(PooledVariance.of(Collections.nCopies(40, same)).whole(PEER).variance())
        .isEqualTo(PooledVariance.SMALLEST);
  }

  @Test
  void oneRaterEachTellsNothingOfTheSpread() {
    var spreads = PooledVariance.of(List.of(unlevelled(1).by(SELF, 5).by(MANAGER, 1).person()));
    assertThat(spreads.whole(SELF)).isEqualTo(Spread.UNSEEN);
    assertThat(spreads.whole(MANAGER)).isEqualTo(Spread.UNSEEN);
    assertThat(spreads.whole(PEER)).isEqualTo(Spread.UNSEEN);
  }

  @Test
  void levelsArePooledApartFromTheWhole() {
    // whole: 3 and 3; level 1: 2 and 4; level 2: 4 and 2
    var person = levelled(3, 1, 1, 2).by(PEER, 2, 4).by(PEER, 4, 2).person();
    var spreads = PooledVariance.of(List.of(person));
    assertThat(spreads.whole(PEER).variance()).isCloseTo(15 / 31.0, within(EXACT));
    assertThat(spreads.perLevel(PEER).variance()).isCloseTo((15 + 4) / 32.0, within(EXACT));
    assertThat(spreads.perLevel(PEER).degreesOfFreedom()).isEqualTo(2);
  }
}
