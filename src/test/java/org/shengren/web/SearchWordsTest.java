package org.shengren.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.shengren.web.SearchWords.Fit;

class SearchWordsTest {
  @Test
  void widthAndCaseAreOne() {
    assertThat(SearchWords.of("ＹＬ１００７").in("yl1007", "林晓岚")).contains(Fit.WHOLE);
    assertThat(SearchWords.of("yl1007").in("ＹＬ１００７")).contains(Fit.WHOLE);
  }

  @Test
  void whatFitsBetterComesFirst() {
    assertThat(SearchWords.of("sales").in("S1", "Sales")).contains(Fit.WHOLE);
    assertThat(SearchWords.of("sales").in("S1", "Sales lead")).contains(Fit.BEGINS);
    assertThat(SearchWords.of("sales").in("S1", "Key account sales")).contains(Fit.WORD_BEGINS);
    assertThat(SearchWords.of("客户").in("S1", "大客户销售")).contains(Fit.CONTAINS);
    assertThat(Fit.values()).containsExactly(Fit.WHOLE, Fit.BEGINS, Fit.WORD_BEGINS, Fit.CONTAINS);
  }

  @Test
  void everyWordHasToBeFoundInWhateverOrder() {
    assertThat(SearchWords.of("xiaolan LIN").in("YL1007", "Lin Xiaolan")).contains(Fit.CONTAINS);
    assertThat(SearchWords.of("lin yl1007").in("YL1007", "Lin Xiaolan")).contains(Fit.CONTAINS);
    assertThat(SearchWords.of("lin wang").in("YL1007", "Lin Xiaolan")).isEmpty();
  }

  @Test
  void aFieldDoesNotRunIntoTheNext() {
    assertThat(SearchWords.of("07林").in("YL1007", "林晓岚")).isEmpty();
  }

  @Test
  void signsThatMeanSomethingInAPatternMeanThemselves() {
    assertThat(SearchWords.of("100%_\\").patterns()).containsExactly("%100\\%\\_\\\\%");
  }

  @Test
  void nothingIsFoundByNothing() {
    assertThat(SearchWords.of(null).any()).isFalse();
    assertThat(SearchWords.of(" \u3000 \t").any()).isFalse();
    assertThat(SearchWords.of(" ").in("a")).isEmpty();
  }

  @Test
  void whatAProgramSendsIsCutAndCleaned() {
    assertThat(SearchWords.of("a".repeat(5000)).whole().length()).isLessThanOrEqualTo(80);
    assertThat(SearchWords.of("林\u0000晓").words()).containsExactly("林", "晓");
  }
}
