package org.shengren.development;

import java.time.LocalDate;
import java.util.Optional;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;

/**
 * What somebody proposes, for themselves or for somebody whom they lead.
 *
 * @param person who shall develop
 * @param about what the goal shall show
 * @param plan what to do
 */
public record ProposeGoal(PersonId person, Goal.About about, Goal.Plan plan) {
  private static final int LONGEST_TITLE = 80;
  private static final int LONGEST = 600;
  private static final int LONGEST_DAYS = 366;

  static void check(Goal.Plan plan, LocalDate today) {
    requireAtMost(plan.title(), LONGEST_TITLE);
    requireAtMost(Optional.of(plan.practice()), LONGEST);
    requireAtMost(plan.sign(), LONGEST);
    if (plan.dueOn().isBefore(today)
        || plan.dueOn().isAfter(today.plusDays(LONGEST_DAYS))
        || plan.checkInOn()
            .filter(day -> day.isBefore(today) || day.isAfter(plan.dueOn()))
            .isPresent()) {
      throw new GoalDates();
    }
  }

  private static void requireAtMost(Optional<Text> text, int longest) {
    if (text.isPresent()
        && text.get().byLanguage().values().stream().anyMatch(words -> words.length() > longest)) {
      throw new GoalTooLong(longest);
    }
  }
}
