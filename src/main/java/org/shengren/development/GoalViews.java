package org.shengren.development;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shengren.competency.Indicator;
import org.shengren.competency.ModelVersions;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.organization.Directory;
import org.shengren.organization.PersonCard;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.Tenants;
import org.shengren.web.Dates;
import org.springframework.stereotype.Component;

/** Puts goals into the reader's words: names of people, competencies and behaviours. */
@Component
class GoalViews {
  private final ModelVersions versions;
  private final Directory directory;
  private final Calendar calendar;
  private final Tenants tenants;
  private final Dates dates;

  GoalViews(
      ModelVersions versions,
      Directory directory,
      Calendar calendar,
      Tenants tenants,
      Dates dates) {
    this.versions = versions;
    this.directory = directory;
    this.calendar = calendar;
    this.tenants = tenants;
    this.dates = dates;
  }

  List<GoalView> of(TenantId tenant, Collection<Goal> goals, Language language) {
    var cards = directory.cards(tenant, people(goals));
    var today = calendar.today(tenant);
    return goals.stream().map(goal -> view(tenant, goal, cards, today, language)).toList();
  }

  GoalView of(TenantId tenant, Goal goal, Language language) {
    return of(tenant, List.of(goal), language).getFirst();
  }

  private static Set<PersonId> people(Collection<Goal> goals) {
    var people = new LinkedHashSet<PersonId>();
    for (var goal : goals) {
      people.add(goal.person());
      goal.plan().helper().ifPresent(people::add);
      goal.review().map(Goal.Review::by).ifPresent(people::add);
    }
    return people;
  }

  private GoalView view(
      TenantId tenant,
      Goal goal,
      Map<PersonId, PersonCard> cards,
      LocalDate today,
      Language language) {
    var version = versions.get(tenant, goal.about().modelVersion());
    var competency = version.competency(goal.about().competency()).name().in(language);
    var plan = goal.plan();
    return new GoalView(
        goal.id().value().toString(),
        goal.person().value().toString(),
        name(cards, goal.person(), language),
        competency,
        goal.about().level(),
        plan.title().map(title -> title.in(language)).orElse(competency),
        goal.about()
            .behaviour()
            .flatMap(version::find)
            .map(Indicator::words)
            .map(w -> w.in(language)),
        plan.practice().in(language),
        plan.sign().map(sign -> sign.in(language)),
        plan.helper().map(helper -> name(cards, helper, language)),
        plan.checkInOn(),
        plan.dueOn(),
        dates.day(plan.dueOn(), language),
        goal.state(),
        goal.state().key(),
        tone(goal, today),
        goal.review()
            .map(review ->
                new GoalView.Seen(
                    review.outcome().key(),
                    review.outcome() == Outcome.DONE,
                    review.seen(),
                    name(cards, review.by(), language),
                    LocalDate.ofInstant(review.at(), tenants.settings(tenant).zone()))),
        goal.overdue(today),
        goal.checkInDue(today),
        goal.version());
  }

  private static String name(Map<PersonId, PersonCard> cards, PersonId person, Language language) {
    return Optional.ofNullable(cards.get(person)).map(c -> c.name().in(language)).orElse("—");
  }

  private static String tone(Goal goal, LocalDate today) {
    return switch (goal.state()) {
      case DRAFT -> "info";
      case AGREED, IN_PROGRESS -> goal.overdue(today) ? "below" : "info";
      case REVIEWED, CLOSED ->
          goal.review().filter(review -> review.outcome() == Outcome.DONE).isPresent()
              ? "above"
              : "below";
      case WITHDRAWN -> "";
    };
  }
}
