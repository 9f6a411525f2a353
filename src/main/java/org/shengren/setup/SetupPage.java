package org.shengren.setup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shengren.competency.ShippedModel;
import org.shengren.competency.ShippedModels;
import org.shengren.identity.AfterSignIn;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.tenancy.CompanyCodeTaken;
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

/** The short path to an organisation of one's own; the list of people comes right after it. */
@Controller
@RequestMapping("/setup")
class SetupPage {
  record SetupForm(
      @NotBlank(message = "{setup.code.missing}") @Nullable String code,
      @NotBlank(message = "{setup.name.missing}")
          @Size(max = 80, message = "{setup.name.long}")
          @Pattern(regexp = Text.SEEN, message = "{field.unseen}")
          @Nullable String name,
      @Size(max = 80, message = "{setup.name.long}")
          @Pattern(regexp = Text.SEEN, message = "{field.unseen}")
          @Nullable String nameOther,
      @NotBlank(message = "{setup.company.wrong}")
          @Pattern(regexp = "|[a-z0-9][a-z0-9-]{1,30}", message = "{setup.company.wrong}")
          @Nullable String company,
      @Nullable String language,
      @Nullable String zone,
      @Nullable List<String> models,
      @NotBlank(message = "{setup.founder.missing}")
          @Size(max = 80, message = "{setup.name.long}")
          @Pattern(regexp = Text.SEEN, message = "{field.unseen}")
          @Nullable String founder,
      @NotBlank(message = "{setup.number.missing}")
          @Size(max = 40, message = "{setup.number.missing}")
          @Pattern(regexp = Text.SEEN, message = "{field.unseen}")
          @Nullable String number,
      @NotBlank(message = "{setup.email.wrong}") @Email(message = "{setup.email.wrong}")
          @Nullable String email,
      @Size(min = 10, max = 200, message = "{account.next.length}") @Nullable String password) {}

  /** A model that can be loaded at once, in the reader's language. */
  record Choice(String value, String label) {}

  private final SetupCode code;
  private final Organisations organisations;
  private final ShippedModels models;
  private final AfterSignIn afterSignIn;
  private final MessageSource messages;
  private final Clock clock;

  SetupPage(
      SetupCode code,
      Organisations organisations,
      ShippedModels models,
      AfterSignIn afterSignIn,
      MessageSource messages,
      Clock clock) {
    this.code = code;
    this.organisations = organisations;
    this.models = models;
    this.afterSignIn = afterSignIn;
    this.messages = messages;
    this.clock = clock;
  }

  @ModelAttribute("families")
  List<Choice> families(Language language) {
    return models.shipped().stream()
        .filter(model -> !model.core())
        .map(model ->
            new Choice(
                model.code(),
                Objects.requireNonNull(
                    messages.getMessage(
                        "setup.models.size",
                        new Object[] {
                          model.name().in(language), model.competencies(), model.positions()
                        },
                        "",
                        language.locale()))))
        .toList();
  }

  @ModelAttribute("zones")
  List<Choice> zones() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(zone ->
            zone.equals("Etc/UTC")
                || (zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV")))
        .sorted()
        .map(zone -> new Choice(zone, zone))
        .toList();
  }

  @ModelAttribute("languages")
  List<Choice> languages() {
    return List.of(new Choice("zh", "中文"), new Choice("en", "English"));
  }

  @GetMapping
  String show(Language language, Model model) {
    model.addAttribute(
        "setupForm",
        new SetupForm(
            null,
            null,
            null,
            null,
            language.code(),
            language == Language.ZH ? "Asia/Shanghai" : ZoneId.systemDefault().getId(),
            models.shipped().stream()
                .filter(shipped -> !shipped.core())
                .map(ShippedModel::code)
                .toList(),
            null,
            null,
            null,
            null));
    return "setup/setup";
  }

  @PostMapping
  ModelAndView found(
      Language language,
      @Valid @ModelAttribute("setupForm") SetupForm form,
      BindingResult errors,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!errors.hasFieldErrors("code") && !code.is(Objects.requireNonNull(form.code()))) {
      errors.rejectValue("code", "setup.code.wrong");
    }
    if (form.zone() != null && !ZoneId.getAvailableZoneIds().contains(form.zone())) {
      errors.rejectValue("zone", "setup.zone.wrong");
    }
    if (errors.hasErrors()) {
      return new ModelAndView("setup/setup", HttpStatus.UNPROCESSABLE_CONTENT);
    }
    try {
      var founded = found(form);
      afterSignIn.enter(founded.tenant(), founded.account(), founded.founder(), request, response);
      return new ModelAndView("redirect:/people/import?first");
    } catch (CompanyCodeTaken taken) {
      errors.rejectValue("company", taken.key(), taken.arguments(), null);
      return new ModelAndView("setup/setup", HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private Organisations.Founded found(SetupForm form) {
    var taken = code.take();
    try {
      return organisations.found(organisation(form));
    } catch (RuntimeException failed) {
      code.back(taken);
      throw failed;
    }
  }

  private NewOrganisation organisation(SetupForm form) {
    var first = Language.of(Objects.requireNonNullElse(form.language(), "zh"));
    var name = Objects.requireNonNull(form.name());
    var zone = ZoneId.of(Objects.requireNonNullElse(form.zone(), "Asia/Shanghai"));
    var other = Objects.requireNonNullElse(form.nameOther(), "");
    var loaded = new ArrayList<String>();
    models.shipped().stream()
        .filter(ShippedModel::core)
        .map(ShippedModel::code)
        .forEach(loaded::add);
    Stream.ofNullable(form.models()).flatMap(List::stream).forEach(loaded::add);
    return new NewOrganisation(
        Objects.requireNonNull(form.company()),
        other.isBlank()
            ? Text.in(first, name)
            : first == Language.ZH ? Text.of(name, other) : Text.of(other, name),
        first,
        zone,
        "HQ",
        new NewOrganisation.Founder(
            Objects.requireNonNull(form.number()),
            Text.in(first, Objects.requireNonNull(form.founder())),
            Objects.requireNonNull(form.email()),
            Objects.requireNonNull(form.password()),
            LocalDate.ofInstant(clock.instant(), zone)),
        loaded);
  }
}
