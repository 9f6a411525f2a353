package org.shengren.competency;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The content file of answer scales. */
record ScalesFile(int edition, List<ScaleFile> scales) {
  record ScaleFile(
      String code,
      @JsonProperty("default") boolean first,
      int heldAt,
      ModelFile.Words name,
      ModelFile.Words question,
      List<CategoryFile> categories) {
    Scale scale() {
      return new Scale(
          code,
          name.text(),
          question.text(),
          heldAt,
          categories.stream()
              .map(c -> new Scale.Category(c.value(), c.text().text(), c.label().text()))
              .toList());
    }
  }

  record CategoryFile(int value, ModelFile.Words text, ModelFile.Words label) {}
}
