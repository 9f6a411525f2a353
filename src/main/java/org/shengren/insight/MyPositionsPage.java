package org.shengren.insight;

import java.util.List;
import java.util.UUID;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Calendar;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How one stands oneself against the positions of the own job family. */
@Controller
class MyPositionsPage {
  /** A position. */
  record Line(
      UUID position,
      String name,
      String stage,
      boolean filled,
      String verdict,
      String tone,
      List<String> reasons) {}

  private final NearPositions near;
  private final Calendar calendar;
  private final MessageSource messages;

  MyPositionsPage(NearPositions near, Calendar calendar, MessageSource messages) {
    this.near = near;
    this.calendar = calendar;
    this.messages = messages;
  }

  @GetMapping("/me/positions")
  String show(Viewer viewer, Language language, Model model) {
    var words = new NearInWords(messages, language);
    model.addAttribute(
        "lines",
        near.own(viewer).stream()
            .map(own ->
                new Line(
                    own.position().id().value(),
                    own.position().name().in(language),
                    own.position()
                        .description()
                        .stage()
                        .map(stage -> words.say(stage.key()))
                        .orElse(""),
                    own.filled(),
                    words.verdict(own.standing().verdict()),
                    NearInWords.tone(own.standing().verdict()),
                    words.reasons(own.standing())))
            .toList());
    model.addAttribute("today", calendar.today(viewer.tenant()));
    return "insight/my-positions";
  }
}
