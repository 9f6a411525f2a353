package org.shengren.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shengren.web.IntervalRow.Tone;
import org.shengren.web.Radar.Spoke;

class RadarTest {

  @Test
  void theFirstSpokePointsUpAndTheRimIsTheTopOfTheScale() {
    var radar = radar(4.0, 4.0, 4.0, 4.0);
    assertThat(radar.points())
        .extracting(Radar.Point::cx)
        .containsExactly("240.0", "370.0", "240.0", "110.0");
    assertThat(radar.points())
        .extracting(Radar.Point::cy)
        .containsExactly("50.0", "180.0", "310.0", "180.0");
  }

  @Test
  void whatIsNotKnownIsAHoleAndNotAZero() {
    var radar = radar(4.0, null, 2.0, 3.0);
    assertThat(radar.points()).hasSize(3);
    assertThat(radar.shape()).isEmpty();
    assertThat(radar.sides()).hasSize(2);
    assertThat(radar.unknown()).hasSize(1);
  }

  @Test
  void everySpokeHasItsOwnScale() {
    var degree = new Spoke("沟通表达能力", 1, 5, 3.0, null, null, Tone.ABOVE);
    var level = new Spoke("客户关系管理", 0, 4, 2.0, null, null, Tone.ABOVE);
    var radar = new Radar(List.of(degree, level, level, level), 4, "…");
    assertThat(radar.points().get(0).y()).isEqualTo(180 - 65.0);
    assertThat(radar.points().get(2).y()).isEqualTo(180 + 65.0);
  }

  @Test
  void longNamesBreakIntoLines() {
    assertThat(Radar.broken("客户关系管理")).containsExactly("客户关系管理");
    assertThat(Radar.broken("市场信息收集与分析能力")).containsExactly("市场信息收集", "与分析能力");
    assertThat(Radar.broken("Customer relationship management"))
        .containsExactly("Customer", "relationship", "management");
  }

  @Test
  void twoSpokesAreNoRadar() {
    assertThatThrownBy(() -> radar(1.0, 2.0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Radar radar(@Nullable Double... values) {
    var spokes = new ArrayList<Spoke>();
    for (Double value : values) {
      spokes.add(new Spoke("能力", 0, 4, value, 2.5, null, Tone.ABOVE));
    }
    return new Radar(spokes, 4, "…");
  }
}
