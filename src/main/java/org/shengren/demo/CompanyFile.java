package org.shengren.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Role;
import org.shengren.kernel.Text;

/** What {@code company.yaml} says of the demo company. */
record CompanyFile(
    String code,
    Words name,
    List<UnitLine> units,
    String administrator,
    List<PersonaLine> personas,
    Map<String, Map<String, List<Double>>> standing,
    Map<String, List<String>> unseen,
    @JsonProperty("self-view") Map<String, Map<String, Double>> selfView,
    DisputeLine disagreement,
    DisputeLine appeal,
    List<StoryLine> stories) {
  record Words(String zh, String en) {
    Text text() {
      return Text.of(zh, en);
    }
  }

  record UnitLine(String code, @Nullable String parent, Words name) {}

  record PersonaLine(String number, Role role, @Nullable String unit) {
    String hintKey() {
      return "demo.persona." + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What somebody does not accept in the second assessment, and what is decided about it. */
  record DisputeLine(String person, String competency, String reason, String decision) {}

  record StoryLine(
      String person,
      String author,
      String competency,
      @JsonProperty("days-before") int daysBefore,
      String situation,
      String task,
      String action,
      String result) {}
}
