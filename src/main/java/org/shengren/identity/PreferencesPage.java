package org.shengren.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Tenants;
import org.shengren.web.Choice;
import org.shengren.web.Preferences;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How somebody reads: language, appearance, time zone; kept with the person. */
@Controller
@RequestMapping("/preferences")
class PreferencesPage {
  /** Zones that a place on earth is named after; the rest are aliases of these. */
  private static final Pattern PLACE =
      Pattern.compile(
          "(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");

  record PreferencesForm(
      @Nullable String language, @Nullable String theme, @Nullable String zone) {}

  private final Accounts accounts;
  private final Tenants tenants;
  private final MessageSource messages;
  private final Clock clock;

  PreferencesPage(Accounts accounts, Tenants tenants, MessageSource messages, Clock clock) {
    this.accounts = accounts;
    this.tenants = tenants;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping
  String show(Viewer viewer, Language language, Model model) {
    var mine =
        accounts
            .of(viewer.tenant(), viewer.person())
            .flatMap(id -> accounts.find(viewer.tenant(), id))
            .orElseThrow();
    model.addAttribute(
        "preferencesForm",
        new PreferencesForm(
            language.code(), mine.theme(), mine.zone().map(ZoneId::getId).orElse("")));
    // Each language under its own name, whatever the page is read in.
    model.addAttribute("languages", List.of(new Choice("zh", "中文"), new Choice("en", "English")));
    model.addAttribute(
        "themes",
        List.of(
            choice("auto", "shell.theme.auto", language),
            choice("light", "shell.theme.light", language),
            choice("dark", "shell.theme.dark", language)));
    model.addAttribute("zones", zones(language));
    model.addAttribute("organisation", name(tenants.settings(viewer.tenant()).zone(), language));
    return "identity/preferences";
  }

  private Choice choice(String value, String key, Language language) {
    return new Choice(value, messages.getMessage(key, null, language.locale()));
  }

  /** From west to east. */
  private List<Choice> zones(Language language) {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id -> PLACE.matcher(id).matches())
        .map(ZoneId::of)
        .sorted(
            Comparator.comparingInt((ZoneId zone) -> offset(zone).getTotalSeconds())
                .thenComparing(ZoneId::getId))
        .map(zone -> new Choice(zone.getId(), name(zone, language)))
        .toList();
  }

  private ZoneOffset offset(ZoneId zone) {
    return zone.getRules().getOffset(clock.instant());
  }

  /** Such as UTC+08:00 Asia/Shanghai, China Time. */
  private String name(ZoneId zone, Language language) {
    var offset = offset(zone).getId();
    return "UTC%s %s, %s"
        .formatted(
            offset.equals("Z") ? "+00:00" : offset,
            zone.getId().replace('_', ' '),
            zone.getDisplayName(TextStyle.FULL, language.locale()));
  }

  @PostMapping
  String keep(
      Viewer viewer,
      @ModelAttribute PreferencesForm form,
      HttpServletResponse response,
      RedirectAttributes next) {
    var language = Language.of(form.language() == null ? "" : form.language());
    var theme = form.theme() != null && Preferences.isTheme(form.theme()) ? form.theme() : "auto";
    accounts.prefer(viewer, language, theme, zone(form.zone()));
    Preferences.keepLanguage(response, language);
    Preferences.keepTheme(response, theme);
    next.addFlashAttribute(
        "flashNotice", messages.getMessage("preferences.kept", null, language.locale()));
    return "redirect:/preferences";
  }

  /** What is no zone is none: the organisation's. */
  private static Optional<ZoneId> zone(@Nullable String id) {
    if (id == null || !PLACE.matcher(id).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneId.of(id));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }
}
