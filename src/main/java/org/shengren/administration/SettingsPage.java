package org.shengren.administration;

import jakarta.validation.Valid;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.tenancy.Tenants;
import org.shengren.web.Choice;
import org.shengren.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The settings of the organisation; what a change does is shown before it counts. */
@Controller
@RequestMapping("/administration/settings")
class SettingsPage {
  private static final int HISTORY = 20;

  /** A change of the past. */
  record Past(String at, String sentence) {}

  private final OrganisationSettings settings;
  private final AccessPolicy policy;
  private final Tenants tenants;
  private final TrailQuery trail;
  private final TrailInWords words;
  private final MessageSource messages;
  private final Dates dates;

  SettingsPage(
      OrganisationSettings settings,
      AccessPolicy policy,
      Tenants tenants,
      TrailQuery trail,
      TrailInWords words,
      MessageSource messages,
      Dates dates) {
    this.settings = settings;
    this.policy = policy;
    this.tenants = tenants;
    this.trail = trail;
    this.words = words;
    this.messages = messages;
    this.dates = dates;
  }

  @GetMapping
  String show(Viewer viewer, Language language, Model model) {
    prepare(viewer, language, model);
    model.addAttribute("settingsForm", SettingsForm.of(tenants.settings(viewer.tenant())));
    return "administration/settings";
  }

  /** Shows what the change would do; nothing is kept. */
  @PostMapping("/preview")
  ModelAndView preview(
      Viewer viewer,
      Language language,
      @Valid @ModelAttribute("settingsForm") SettingsForm form,
      BindingResult errors,
      Model model) {
    prepare(viewer, language, model);
    form.check(errors);
    if (errors.hasErrors()) {
      return again(model);
    }
    var now = tenants.settings(viewer.tenant());
    var then = form.settings(now);
    model.addAttribute("changes", SettingChange.between(now, then));
    model.addAttribute("effect", settings.effect(viewer, then).orElse(null));
    return new ModelAndView("administration/settings-preview", model.asMap());
  }

  @PostMapping
  ModelAndView change(
      Viewer viewer,
      Language language,
      @Valid @ModelAttribute("settingsForm") SettingsForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes next) {
    prepare(viewer, language, model);
    form.check(errors);
    if (errors.hasErrors()) {
      return again(model);
    }
    var changes =
        settings.change(
            viewer,
            Objects.requireNonNullElse(form.seen(), ""),
            form.settings(tenants.settings(viewer.tenant())));
    next.addFlashAttribute(
        "flashNotice",
        Objects.requireNonNull(
            messages.getMessage(
                "settings.saved", new Object[] {changes.size()}, "", language.locale())));
    return new ModelAndView("redirect:/administration/settings");
  }

  private static ModelAndView again(Model model) {
    return new ModelAndView(
        "administration/settings", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private void prepare(Viewer viewer, Language language, Model model) {
    policy.require(viewer, Function.ADMINISTER);
    model.addAttribute("code", tenants.settings(viewer.tenant()).code());
    model.addAttribute("zones", zones());
    model.addAttribute("history", history(viewer, language));
  }

  private static List<Choice> zones() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(zone ->
            zone.equals("Etc/UTC")
                || (zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV")))
        .sorted()
        .map(zone -> new Choice(zone, zone))
        .toList();
  }

  private List<Past> history(Viewer viewer, Language language) {
    var zone = tenants.settings(viewer.tenant()).zone();
    return trail
        .page(
            viewer,
            new Trail.Asked(
                "",
                "",
                Optional.of(Trail.Kind.ORGANISATION),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            language)
        .entries()
        .stream()
        .filter(entry -> entry.action().startsWith("tenant."))
        .limit(HISTORY)
        .map(entry -> new Past(dates.moment(entry.at(), zone), words.sentence(entry, language)))
        .toList();
  }
}
