package org.shengren.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveNamesTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "华东区,华东区",
        "../../etc,_.._etc",
        "a/b\\c,a_b_c",
        "..,_",
        "` .hidden`,hidden",
        "ends.,ends",
        "CON,_CON",
        "com1.txt,_com1.txt",
        "Lin \"X\" <Lan>?,Lin _X_ _Lan_",
        "阿依古丽·买买提,阿依古丽·买买提"
      })
  void aNameIsOneSafePartOfAPath(String name, String part) {
    assertThat(ArchiveNames.part(name)).isEqualTo(part);
  }

  @Test
  void charactersThatAreNotSeenDoNotHideAnEnding() {
    assertThat(ArchiveNames.part("report\u202Efdp.exe")).isEqualTo("report_fdp.exe");
    assertThat(ArchiveNames.part("a\u0000b\nc")).isEqualTo("a_b_c");
  }

  @Test
  void aLongNameIsCutBetweenCharacters() {
    var cut = ArchiveNames.part("𠮷".repeat(80));
    assertThat(cut.codePointCount(0, cut.length())).isEqualTo(60);
    assertThat(cut).isEqualTo("𠮷".repeat(60));
  }

  @Test
  void anEntryIsAFileInAFolderOfTheUnit() {
    assertThat(ArchiveNames.entry("华东/区", "YL1007", "林晓岚")).isEqualTo("华东_区/YL1007-林晓岚.pdf");
  }
}
