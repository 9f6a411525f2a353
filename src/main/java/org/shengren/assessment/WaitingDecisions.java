package org.shengren.assessment;

import java.util.ArrayList;
import java.util.List;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.web.Dates;
import org.shengren.web.Waiting;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Matters to decide, and matters without anybody who decides, at home. */
@Component
class WaitingDecisions implements Waiting {
  private final MatterQuery matters;
  private final Dates dates;

  WaitingDecisions(MatterQuery matters, Dates dates) {
    this.matters = matters;
    this.dates = dates;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Item> of(Viewer viewer) {
    var language = Language.of(LocaleContextHolder.getLocale());
    var items = new ArrayList<Item>();
    for (var matter : matters.toDecide(viewer)) {
      items.add(
          item(
              matter,
              matter.appeal() ? "waiting.decide-appeal" : "waiting.decide",
              "waiting.decide.open",
              "/disputes/" + matter.id().value(),
              language,
              true));
    }
    for (var matter : matters.withoutDecider(viewer)) {
      items.add(
          item(
              matter,
              "waiting.name",
              "waiting.name.open",
              "/disputes/" + matter.id().value() + "/decider",
              language,
              false));
    }
    return items;
  }

  private Item item(
      MatterQuery.Pending matter,
      String key,
      String actionKey,
      String url,
      Language language,
      boolean urgent) {
    return new Item(
        key,
        List.of(matter.personName().in(language), matter.managerName().in(language)),
        matter.appeal() ? "waiting.decide.note.appeal" : "waiting.decide.note",
        List.of(dates.day(matter.raisedOn())),
        actionKey,
        List.of(),
        url,
        urgent);
  }
}
