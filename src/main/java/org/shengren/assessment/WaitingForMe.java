package org.shengren.assessment;

import java.util.ArrayList;
import java.util.List;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Calendar;
import org.shengren.web.Dates;
import org.shengren.web.Waiting;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People to rate and to talk with, at home. */
@Component
class WaitingForMe implements Waiting {
  private final MyTasksQuery tasks;
  private final Calendar calendar;
  private final Dates dates;

  WaitingForMe(MyTasksQuery tasks, Calendar calendar, Dates dates) {
    this.tasks = tasks;
    this.calendar = calendar;
    this.dates = dates;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Item> of(Viewer viewer) {
    var language = Language.of(LocaleContextHolder.getLocale());
    var today = calendar.today(viewer.tenant());
    var mine = tasks.of(viewer);
    var items = new ArrayList<Item>();
    mine.toRate().stream()
        .filter(task -> !today.isBefore(task.startsOn()))
        .forEach(task -> items.add(toRate(task, language, items.isEmpty())));
    mine.toConfirm().forEach(task -> items.add(toConfirm(task, language, items.isEmpty())));
    return items;
  }

  private Item toRate(MyTasks.Task task, Language language, boolean first) {
    var begun = task.answered() > 0;
    return new Item(
        task.isSelf() ? "waiting.rate-self" : "waiting.rate",
        List.of(task.personName().in(language)),
        begun ? "waiting.rate.note.begun" : "waiting.rate.note",
        List.of(task.items() - task.answered(), task.minutesLeft(), dates.day(task.endsOn())),
        begun ? "waiting.rate.go-on" : "waiting.rate.begin",
        List.of(task.percent()),
        "/assignments/" + task.assignment().value(),
        first);
  }

  private Item toConfirm(MyTasks.Task task, Language language, boolean first) {
    return new Item(
        task.other() == null ? "waiting.talk" : "waiting.confirm",
        List.of(task.otherName().in(language)),
        task.apart() == 0 ? "waiting.talk.note.alike" : "waiting.talk.note",
        List.of(task.apart()),
        "waiting.talk.open",
        List.of(),
        "/participants/" + task.participant().value() + "/conversation",
        first);
  }
}
