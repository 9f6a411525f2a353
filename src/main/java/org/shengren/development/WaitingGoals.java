package org.shengren.development;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.Directory;
import org.shengren.organization.PersonCard;
import org.shengren.tenancy.Calendar;
import org.shengren.web.Dates;
import org.shengren.web.Waiting;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Goals to say yes to, to talk about and to look back on, at home. */
@Component
class WaitingGoals implements Waiting {
  private final GoalRecords records;
  private final Directory directory;
  private final Calendar calendar;
  private final Dates dates;

  WaitingGoals(GoalRecords records, Directory directory, Calendar calendar, Dates dates) {
    this.records = records;
    this.directory = directory;
    this.calendar = calendar;
    this.dates = dates;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Item> of(Viewer viewer) {
    var tenant = viewer.tenant();
    var today = calendar.today(tenant);
    var language = Language.of(LocaleContextHolder.getLocale());
    var people = new LinkedHashSet<>(Set.of(viewer.person()));
    directory.directReports(tenant, viewer.person()).stream()
        .map(PersonCard::id)
        .forEach(people::add);
    var open = records.of(tenant, people).stream().filter(goal -> goal.state().isOpen()).toList();
    var cards =
        directory.cards(tenant, open.stream().map(Goal::person).collect(Collectors.toSet()));
    var items = new ArrayList<Item>();
    for (var goal : open) {
      var own = goal.person().equals(viewer.person());
      var name = name(cards, goal.person(), language);
      var by = "goal-waiting." + (own ? "own." : "other.");
      if (goal.state() == GoalState.DRAFT && !goal.agreedBy(own ? Party.PERSON : Party.MANAGER)) {
        items.add(
            item(goal, by + "agree", name, "agree", dates.day(goal.plan().dueOn(), language)));
      } else if (goal.state() == GoalState.REVIEWED
          && goal.review().filter(review -> !review.by().equals(viewer.person())).isPresent()) {
        items.add(item(goal, by + "close", name, "close", ""));
      } else if (goal.overdue(today)) {
        items.add(
            item(
                goal,
                by + "look-back",
                name,
                "look-back",
                dates.day(goal.plan().dueOn(), language)));
      } else if (goal.checkInDue(today)) {
        items.add(
            item(
                goal,
                by + "check-in",
                name,
                "check-in",
                goal.plan().checkInOn().map(day -> dates.day(day, language)).orElse("")));
      }
    }
    return items;
  }

  private static String name(Map<PersonId, PersonCard> cards, PersonId person, Language language) {
    return Objects.requireNonNull(cards.get(person)).name().in(language);
  }

  private static Item item(Goal goal, String key, String name, String kind, String day) {
    return new Item(
        key,
        List.of(name),
        "goal-waiting." + kind + ".note",
        List.of(day),
        "goal-waiting." + kind + ".open",
        List.of(),
        "/goals/" + goal.id().value(),
        false);
  }
}
