package org.shengren.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shengren.web.IntervalRow.Tick;
import org.shengren.web.IntervalRow.Tone;

class IntervalRowTest {

  @Test
  void aLevelLiesAtItsShareOfTheTrack() {
    var row = levels(2.1, 1.8, 2.4);
    assertThat(row.x(2.1)).isEqualTo(525);
    assertThat(row.at(2.1)).isEqualTo("52.5%");
    assertThat(row.at(3)).isEqualTo("75%");
  }

  @Test
  void aDegreeStartsAtOne() {
    var row = row(1, 5, List.of(), 4.4, 4.2, 4.6);
    assertThat(row.x(1)).isZero();
    assertThat(row.x(3)).isEqualTo(500);
    assertThat(row.x(5)).isEqualTo(1000);
  }

  @Test
  void whatLiesOutsideIsDrawnAtTheEnd() {
    var row = levels(3.9, 3.5, 4.7);
    assertThat(row.x(-0.5)).isZero();
    assertThat(row.x(4.7)).isEqualTo(1000);
    assertThat(row.bandX() + row.bandWidth()).isEqualTo(1000);
    assertThat(row.bandEnd()).isEqualTo("100%");
  }

  @Test
  void aCertainEstimateStillShowsABand() {
    assertThat(levels(2.0, 2.0, 2.0).bandWidth()).isEqualTo(6);
  }

  @Test
  void whereNothingIsKnownThereIsNoBand() {
    var row = levels(null, null, null);
    assertThat(row.nothingKnown()).isTrue();
    assertThat(row.hasBand()).isFalse();
  }

  @Test
  void theEndsOfTheTrackAreNoTicks() {
    var row = levels(2.0, 1.5, 2.5);
    assertThat(row.innerTicks()).extracting(Tick::at).containsExactly(1.0, 2.0, 3.0);
    assertThat(row.ticks())
        .extracting(row::anchor)
        .containsExactly("start", "middle", "middle", "middle", "end");
  }

  @Test
  void aRowOfFewerLevelsEndsAtItsOwnTop() {
    var ticks = List.of(new Tick(1, "1", ""), new Tick(2, "2", ""), new Tick(3, "3", ""));
    var row =
        new IntervalRow(
            "运行与安全保障", 0, 4, 3, ticks, 2.8, 2.2, 3.4, 3.0, null, Tone.ABOVE, "优势", "优势。");
    assertThat(row.endX()).isEqualTo(750);
    assertThat(row.endAt()).isEqualTo("75%");
    assertThat(row.bandX() + row.bandWidth()).isEqualTo(750);
    assertThat(row.innerTicks()).extracting(Tick::number).containsExactly("1", "2", "3");
    assertThatThrownBy(() ->
            new IntervalRow(
                "过长", 0, 3, 4, List.of(), null, null, null, null, null, Tone.UNKNOWN, "", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void halfABandIsRefused() {
    assertThatThrownBy(() -> levels(2.0, 1.5, null)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> levels(2.0, 2.5, 1.5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> row(4, 4, List.of(), null, null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static IntervalRow levels(
      @Nullable Double estimate, @Nullable Double low, @Nullable Double high) {
    var ticks =
        List.of(
            new Tick(0, "0", ""),
            new Tick(1, "1", "学习发展"),
            new Tick(2, "2", "独立贡献"),
            new Tick(3, "3", "团队贡献"),
            new Tick(4, "4", "团队愿景"));
    return row(0, 4, ticks, estimate, low, high);
  }

  private static IntervalRow row(
      double min,
      double max,
      List<Tick> ticks,
      @Nullable Double estimate,
      @Nullable Double low,
      @Nullable Double high) {
    return new IntervalRow(
        "市场信息分析",
        min,
        max,
        max,
        ticks,
        estimate,
        low,
        high,
        3.0,
        1.7,
        Tone.BELOW,
        "重点发展",
        "市场信息分析：重点发展。");
  }
}
