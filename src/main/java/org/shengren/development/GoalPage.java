package org.shengren.development;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Refusal;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.Directory;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.Tenants;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One goal: what it is, what was said about it, and what the reader may do next. */
@Controller
@RequestMapping("/goals/{goal}")
class GoalPage {
  /** A step in the reader's language. */
  record Told(LocalDate on, String by, String key, @Nullable String words) {}

  private final Goals goals;
  private final GoalViews views;
  private final Directory directory;
  private final Calendar calendar;
  private final Tenants tenants;

  GoalPage(Goals goals, GoalViews views, Directory directory, Calendar calendar, Tenants tenants) {
    this.goals = goals;
    this.views = views;
    this.directory = directory;
    this.calendar = calendar;
    this.tenants = tenants;
  }

  @GetMapping
  String show(Viewer viewer, Language language, @PathVariable GoalId goal, Model model) {
    var tenant = viewer.tenant();
    var seen = goals.see(viewer, goal);
    var party = seen.part().party();
    var state = seen.goal().state();
    var manager = directory.card(tenant, seen.goal().person()).manager();
    model.addAttribute("goal", views.of(tenant, seen.goal(), language));
    model.addAttribute("part", seen.part().name());
    model.addAttribute("steps", told(tenant, seen.steps(), language));
    model.addAttribute("manager", manager.map(one -> one.name().in(language)).orElse(""));
    model.addAttribute("decides", party.isPresent());
    model.addAttribute("agreed", party.isPresent() && seen.goal().agreedBy(party.get()));
    model.addAttribute(
        "reviewed",
        seen.goal().review().filter(review -> review.by().equals(viewer.person())).isPresent());
    model.addAttribute("tells", state.isRunning() && seen.part() != Goals.Part.READER);
    var today = calendar.today(tenant);
    model.addAttribute("tomorrow", today.plusDays(1));
    model.addAttribute("next", next(seen.goal(), today));
    return "development/goal";
  }

  /** The day agreed before, or half of the time that is left; nothing where the date is near. */
  private static @Nullable LocalDate next(Goal goal, LocalDate today) {
    var agreed = goal.plan().checkInOn().filter(day -> day.isAfter(today));
    if (agreed.isPresent()) {
      return agreed.get();
    }
    var left = today.until(goal.plan().dueOn(), ChronoUnit.DAYS);
    return left < 14 ? null : today.plusDays(left / 2);
  }

  @PostMapping("/agreement")
  ModelAndView agree(
      Viewer viewer,
      Language language,
      @PathVariable GoalId goal,
      @RequestParam int version,
      Model model) {
    return after(viewer, language, goal, "", model, () -> goals.agree(viewer, goal, version));
  }

  @PostMapping("/check-ins")
  ModelAndView checkIn(
      Viewer viewer,
      Language language,
      @PathVariable GoalId goal,
      @RequestParam(defaultValue = "") String words,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> next,
      Model model) {
    return after(
        viewer, language, goal, words, model, () -> goals.checkIn(viewer, goal, words, next));
  }

  @PostMapping("/review")
  ModelAndView review(
      Viewer viewer,
      Language language,
      @PathVariable GoalId goal,
      @RequestParam int version,
      @RequestParam Outcome outcome,
      @RequestParam(defaultValue = "") String seen,
      Model model) {
    return after(
        viewer,
        language,
        goal,
        seen,
        model,
        () -> goals.review(viewer, goal, version, outcome, seen));
  }

  @PostMapping("/closing")
  ModelAndView close(
      Viewer viewer,
      Language language,
      @PathVariable GoalId goal,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String words,
      Model model) {
    return after(
        viewer, language, goal, words, model, () -> goals.close(viewer, goal, version, words));
  }

  @PostMapping("/continuation")
  ModelAndView takeUpAgain(
      Viewer viewer,
      Language language,
      @PathVariable GoalId goal,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String words,
      Model model) {
    return after(
        viewer,
        language,
        goal,
        words,
        model,
        () -> goals.takeUpAgain(viewer, goal, version, words));
  }

  @PostMapping("/withdrawal")
  ModelAndView withdraw(
      Viewer viewer,
      Language language,
      @PathVariable GoalId goal,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String words,
      Model model) {
    return after(
        viewer, language, goal, words, model, () -> goals.withdraw(viewer, goal, version, words));
  }

  /** What is missing or was changed meanwhile is said on the page, with the words still there. */
  private ModelAndView after(
      Viewer viewer, Language language, GoalId goal, String words, Model model, Runnable step) {
    try {
      step.run();
      return new ModelAndView("redirect:/goals/" + goal.value());
    } catch (WordsMissing | GoalTooLong | GoalDates refusal) {
      return again(viewer, language, goal, words, model, refusal, HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (GoalChanged refusal) {
      return again(viewer, language, goal, words, model, refusal, HttpStatus.CONFLICT);
    }
  }

  private ModelAndView again(
      Viewer viewer,
      Language language,
      GoalId goal,
      String words,
      Model model,
      Refusal refusal,
      HttpStatus status) {
    model.addAttribute("refusal", refusal);
    model.addAttribute("words", words);
    return new ModelAndView(show(viewer, language, goal, model), model.asMap(), status);
  }

  private List<Told> told(TenantId tenant, List<GoalStep> steps, Language language) {
    var people = new LinkedHashSet<PersonId>();
    steps.forEach(step -> people.add(step.by()));
    var cards = directory.cards(tenant, people);
    var zone = tenants.settings(tenant).zone();
    var told = new ArrayList<Told>();
    for (var step : steps) {
      told.add(
          new Told(
              LocalDate.ofInstant(step.at(), zone),
              Objects.requireNonNull(cards.get(step.by())).name().in(language),
              step.kind().key(),
              step.words().orElse(null)));
    }
    return told.reversed();
  }
}
