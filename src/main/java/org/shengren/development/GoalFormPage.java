package org.shengren.development;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.competency.Competency;
import org.shengren.competency.Indicator;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.ModelVersions;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Refusal;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Directory;
import org.shengren.organization.Sight;
import org.shengren.tenancy.Calendar;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One goal being written: chosen from the library or in one's own words, and changed later. */
@Controller
class GoalFormPage {
  private static final int USUAL_WEEKS = 8;

  /** Helper that is none of those suggested. */
  private static final String OTHER = "other";

  /**
   * What the form sends.
   *
   * @param helper id of somebody suggested, {@code other}, or empty for nobody
   * @param other number or name of somebody else
   */
  record GoalForm(
      @Nullable IndicatorId behaviour,
      @Nullable String practice,
      @Nullable String sign,
      @Nullable String helper,
      @Nullable String other,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate checkInOn,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate dueOn) {
    static GoalForm of(Goal goal, Language language) {
      return new GoalForm(
          goal.about().behaviour().orElse(null),
          goal.plan().practice().in(language),
          goal.plan().sign().map(sign -> sign.in(language)).orElse(""),
          goal.plan().helper().map(helper -> helper.value().toString()).orElse(""),
          "",
          goal.plan().checkInOn().orElse(null),
          goal.plan().dueOn());
    }

    public boolean chose(String id) {
      return id.equals(helper);
    }
  }

  private final AccessPolicy policy;
  private final Suggestions suggestions;
  private final Companions companions;
  private final ActionLibrary library;
  private final Goals goals;
  private final ModelVersions versions;
  private final Directory directory;
  private final Calendar calendar;

  GoalFormPage(
      AccessPolicy policy,
      Suggestions suggestions,
      Companions companions,
      ActionLibrary library,
      Goals goals,
      ModelVersions versions,
      Directory directory,
      Calendar calendar) {
    this.policy = policy;
    this.suggestions = suggestions;
    this.companions = companions;
    this.library = library;
    this.goals = goals;
    this.versions = versions;
    this.directory = directory;
    this.calendar = calendar;
  }

  @GetMapping("/people/{person}/goals/new/{code}")
  String show(
      Viewer viewer,
      Language language,
      @PathVariable PersonId person,
      @PathVariable String code,
      @RequestParam Optional<Integer> level,
      @RequestParam Optional<String> action,
      Model model) {
    var sight = policy.see(viewer, person);
    Goals.party(sight);
    var on = suggestions.find(viewer.tenant(), person, code);
    var missed = suggestions.missed(sight, on);
    var chosen = action.flatMap(one -> library.find(on.version().code(), one));
    var aim = level.or(() -> chosen.flatMap(Action::level)).or(missed::level);
    var asked = prepare(viewer, language, sight, on, aim, chosen, missed, model);
    model.addAttribute(
        "form",
        begun(
            on,
            aim,
            chosen,
            missed,
            asked.stream().findFirst().map(one -> one.card().id().value().toString()).orElse(""),
            calendar.today(viewer.tenant()),
            language));
    model.addAttribute("target", "/people/%s/goals/new/%s".formatted(person.value(), code));
    return "development/goal-form";
  }

  @PostMapping("/people/{person}/goals/new/{code}")
  ModelAndView propose(
      Viewer viewer,
      Language language,
      @PathVariable PersonId person,
      @PathVariable String code,
      @RequestParam Optional<Integer> level,
      @RequestParam Optional<String> action,
      GoalForm form,
      BindingResult unread,
      Model model) {
    var sight = policy.see(viewer, person);
    Goals.party(sight);
    var on = suggestions.find(viewer.tenant(), person, code);
    var chosen = action.flatMap(one -> library.find(on.version().code(), one));
    try {
      var id =
          goals.propose(
              viewer,
              new ProposeGoal(
                  person,
                  on.about(level, Optional.ofNullable(form.behaviour())),
                  plan(viewer, readable(form, unread), chosen, language)));
      return new ModelAndView("redirect:/goals/" + id.value());
    } catch (GoalIncomplete | GoalTooLong | GoalDates | EnoughGoals | HelperUnknown refusal) {
      prepare(viewer, language, sight, on, level, chosen, suggestions.missed(sight, on), model);
      model.addAttribute("target", "/people/%s/goals/new/%s".formatted(person.value(), code));
      return again(form, refusal, model);
    }
  }

  @GetMapping("/goals/{goal}/change")
  String edit(Viewer viewer, Language language, @PathVariable GoalId goal, Model model) {
    var seen = changeable(viewer, goal);
    prepareChange(viewer, language, seen.goal(), model);
    model.addAttribute("form", GoalForm.of(seen.goal(), language));
    model.addAttribute("version", seen.goal().version());
    return "development/goal-form";
  }

  @PostMapping("/goals/{goal}/change")
  ModelAndView change(
      Viewer viewer,
      Language language,
      @PathVariable GoalId goal,
      @RequestParam int version,
      GoalForm form,
      BindingResult unread,
      Model model) {
    var seen = changeable(viewer, goal).goal();
    var on = on(viewer, seen);
    try {
      goals.change(
          viewer,
          goal,
          version,
          on.about(seen.about().level(), Optional.ofNullable(form.behaviour())),
          kept(seen, plan(viewer, readable(form, unread), action(seen), language), language));
      return new ModelAndView("redirect:/goals/" + goal.value());
    } catch (GoalIncomplete | GoalTooLong | GoalDates | HelperUnknown refusal) {
      prepareChange(viewer, language, seen, model);
      model.addAttribute("version", version);
      return again(form, refusal, model);
    }
  }

  /** A day that was written and cannot be read is not one that was left out. */
  private static GoalForm readable(GoalForm form, BindingResult unread) {
    if (unread.hasErrors()) {
      throw new GoalDates();
    }
    return form;
  }

  private Goals.Seen changeable(Viewer viewer, GoalId goal) {
    var seen = goals.see(viewer, goal);
    if (seen.part().party().isEmpty()) {
      throw new NotYoursToDecide();
    }
    return seen;
  }

  private static ModelAndView again(GoalForm form, Refusal refusal, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("refusal", refusal);
    return new ModelAndView(
        "development/goal-form", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private void prepareChange(Viewer viewer, Language language, Goal goal, Model model) {
    var sight = policy.see(viewer, goal.person());
    var on = on(viewer, goal);
    prepare(
        viewer,
        language,
        sight,
        on,
        goal.about().level(),
        action(goal),
        suggestions.missed(sight, on),
        model);
    model.addAttribute("goal", goal.id().value());
    model.addAttribute("target", "/goals/" + goal.id().value() + "/change");
  }

  private Developable on(Viewer viewer, Goal goal) {
    var version = versions.get(viewer.tenant(), goal.about().modelVersion());
    return new Developable(version, version.competency(goal.about().competency()));
  }

  private Optional<Action> action(Goal goal) {
    return goal.plan().action().flatMap(code -> library.find(goal.about().modelCode(), code));
  }

  /** Where the words are as they were, they stay in both languages. */
  private static Goal.Plan kept(Goal goal, Goal.Plan plan, Language language) {
    var before = goal.plan();
    return new Goal.Plan(
        plan.action(),
        before.title(),
        same(before.practice(), plan.practice(), language) ? before.practice() : plan.practice(),
        before.sign().isPresent()
                && plan.sign().isPresent()
                && same(before.sign().get(), plan.sign().get(), language)
            ? before.sign()
            : plan.sign(),
        plan.helper(),
        plan.checkInOn(),
        plan.dueOn());
  }

  private static boolean same(Text before, Text now, Language language) {
    return before.in(language).equals(now.in(language));
  }

  private List<Companions.Companion> prepare(
      Viewer viewer,
      Language language,
      Sight sight,
      Developable on,
      Optional<Integer> level,
      Optional<Action> chosen,
      Suggestions.Missed missed,
      Model model) {
    var card = directory.card(viewer.tenant(), sight.person());
    model.addAttribute("person", sight.person().value());
    model.addAttribute("name", card.name().in(language));
    model.addAttribute("own", sight.ground() == Sight.Ground.SELF);
    model.addAttribute("hasManager", card.manager().isPresent());
    model.addAttribute("on", on);
    model.addAttribute("level", level.orElse(null));
    model.addAttribute(
        "levels", on.competency() instanceof Competency.Levelled l ? l.levels() : List.of());
    model.addAttribute("behaviours", behaviours(on, level));
    model.addAttribute("missed", missed.behaviours());
    model.addAttribute("actions", library.of(on.version().code(), on.competency().code(), level));
    model.addAttribute("chosen", chosen.orElse(null));
    var asked = companions.of(viewer, sight.person(), on, level);
    model.addAttribute("companions", asked);
    model.addAttribute("today", calendar.today(viewer.tenant()));
    return asked;
  }

  private static List<Indicator> behaviours(Developable on, Optional<Integer> level) {
    return on.competency() instanceof Competency.Levelled levelled && level.isPresent()
        ? levelled.level(Math.clamp(level.get(), 1, levelled.highest())).behaviours()
        : on.competency().indicators();
  }

  private static GoalForm begun(
      Developable on,
      Optional<Integer> level,
      Optional<Action> chosen,
      Suggestions.Missed missed,
      String helper,
      LocalDate today,
      Language language) {
    var behaviours = behaviours(on, level);
    var first =
        behaviours.stream()
            .filter(one -> chosen.isEmpty() || chosen.get().behaviours().contains(one.code()))
            .sorted(
                Comparator.comparing((Indicator one) -> !missed.behaviours().contains(one.id())))
            .findFirst()
            .map(Indicator::id)
            .orElse(null);
    var weeks = chosen.map(Action::weeks).orElse(USUAL_WEEKS);
    return new GoalForm(
        first,
        chosen.map(action -> action.practice().in(language)).orElse(""),
        chosen.map(action -> action.sign().in(language)).orElse(""),
        helper,
        "",
        today.plusWeeks((weeks + 1) / 2),
        today.plusWeeks(weeks));
  }

  private Goal.Plan plan(Viewer viewer, GoalForm form, Optional<Action> chosen, Language language) {
    var practice = words(form.practice()).orElseThrow(GoalIncomplete::new);
    if (form.dueOn() == null) {
      throw new GoalIncomplete();
    }
    var sign = words(form.sign());
    var kept = chosen.filter(action -> action.practice().in(language).equals(practice));
    return new Goal.Plan(
        kept.map(Action::code),
        chosen.map(Action::title),
        kept.map(Action::practice).orElseGet(() -> Text.in(language, practice)),
        chosen
            .map(Action::sign)
            .filter(text -> sign.filter(text.in(language)::equals).isPresent())
            .or(() -> sign.map(said -> Text.in(language, said))),
        helper(viewer, form),
        Optional.ofNullable(form.checkInOn()),
        form.dueOn());
  }

  private Optional<PersonId> helper(Viewer viewer, GoalForm form) {
    var chosen = words(form.helper());
    // Whoever types a name means it, whether or not the button beside it was pressed.
    var typed = words(form.other());
    if (typed.isEmpty() && chosen.isEmpty()) {
      return Optional.empty();
    }
    if (typed.isEmpty() && !chosen.get().equals(OTHER)) {
      return Optional.of(new PersonId(id(chosen.get())));
    }
    var called =
        typed
            .map(asked -> directory.called(viewer.tenant(), asked))
            .orElseThrow(HelperUnknown::new);
    if (called.size() != 1) {
      throw new HelperUnknown();
    }
    return Optional.of(called.getFirst().id());
  }

  private static UUID id(String chosen) {
    try {
      return UUID.fromString(chosen);
    } catch (IllegalArgumentException noId) {
      throw new HelperUnknown();
    }
  }

  /** Browsers send line ends of their own kind. */
  private static Optional<String> words(@Nullable String sent) {
    return Optional.ofNullable(sent)
        .map(text -> text.replace("\r\n", "\n").strip())
        .filter(text -> !text.isEmpty());
  }
}
