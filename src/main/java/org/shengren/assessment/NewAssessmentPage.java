package org.shengren.assessment;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Refusal;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PositionId;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Starting an assessment: of oneself, of whom one leads, or of the people of a unit. */
@Controller
class NewAssessmentPage {
  private static final int DAYS = 18;
  private static final String OWN = "me";
  private static final String TEAM = "team";

  /**
   * What is asked; {@code position} for oneself, the rest for a unit.
   *
   * @param team whether it is for those whom one leads directly
   * @param leaveOut people of the unit who are not rated
   * @param leaveOutUnits units whose people are not rated
   * @param seen digest of the people whom the form has shown
   */
  record CampaignForm(
      @NotBlank(message = "{new-assessment.name.missing}")
          @Size(max = 80, message = "{new-assessment.name.long}")
          @Pattern(regexp = Text.SEEN, message = "{field.unseen}")
          String name,
      @NotNull(message = "{new-assessment.purpose.missing}") Purpose purpose,
      @NotNull(message = "{new-assessment.day.missing}")
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          LocalDate startsOn,
      @NotNull(message = "{new-assessment.day.missing}")
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          LocalDate endsOn,
      boolean includeCore,
      @Nullable OrgUnitId unit,
      @Nullable Boolean team,
      @Nullable PositionId position,
      @Nullable Set<PersonId> leaveOut,
      @Nullable Set<OrgUnitId> leaveOutUnits,
      @Nullable String seen) {
    NewAssessmentQuery.Whom whom() {
      return Boolean.TRUE.equals(team)
          ? NewAssessmentQuery.Whom.TEAM
          : unit == null ? NewAssessmentQuery.Whom.ME : NewAssessmentQuery.Whom.UNIT;
    }

    public boolean leavesOut(PersonId person) {
      return leaveOut != null && leaveOut.contains(person);
    }

    public boolean leavesOut(OrgUnitId unit) {
      return leaveOutUnits != null && leaveOutUnits.contains(unit);
    }
  }

  private final NewAssessmentQuery query;
  private final Campaigns campaigns;

  NewAssessmentPage(NewAssessmentQuery query, Campaigns campaigns) {
    this.query = query;
    this.campaigns = campaigns;
  }

  /**
   * For a unit where the viewer may start for others.
   *
   * @param unit its id; or {@code me}, or {@code team} for those whom the viewer leads
   */
  @GetMapping("/assessments/new")
  String show(
      Viewer viewer,
      Language language,
      @RequestParam(required = false) @Nullable String unit,
      Model model) {
    var whom =
        OWN.equals(unit)
            ? NewAssessmentQuery.Whom.ME
            : TEAM.equals(unit) ? NewAssessmentQuery.Whom.TEAM : NewAssessmentQuery.Whom.UNIT;
    var wished =
        unit == null || unit.isBlank() || whom != NewAssessmentQuery.Whom.UNIT
            ? null
            : new OrgUnitId(UUID.fromString(unit.strip()));
    var view = query.of(viewer, language, wished, whom);
    model.addAttribute("view", view);
    model.addAttribute(
        "campaignForm",
        new CampaignForm(
            view.suggestedName(),
            view.team() ? Purpose.DEVELOPMENT : Purpose.PLACEMENT,
            view.today(),
            view.today().plusDays(DAYS),
            view.coreModel(),
            view.unit().orElse(null),
            view.team(),
            view.ownPosition().orElse(null),
            Set.of(),
            Set.of(),
            view.plan().map(UnitPlan::digest).orElse(null)));
    return "assessment/new-assessment";
  }

  @PostMapping("/assessments")
  String start(
      Viewer viewer,
      Language language,
      @Valid @ModelAttribute("campaignForm") CampaignForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response) {
    if (!errors.hasErrors()) {
      try {
        var id = campaigns.start(viewer, asked(viewer, language, form));
        return form.whom() == NewAssessmentQuery.Whom.ME
            ? "redirect:/assignments/" + query.ownAssignment(viewer, id).value()
            : "redirect:/assessments/" + id.value();
      } catch (Refusal refusal) {
        if (refusal.kind() == Refusal.Kind.FORBIDDEN) {
          throw refusal;
        }
        errors.reject(refusal.key(), refusal.arguments(), refusal.key());
      }
    }
    response.setStatus(422);
    model.addAttribute("view", query.of(viewer, language, form.unit(), form.whom()));
    return "assessment/new-assessment";
  }

  private StartCampaign asked(Viewer viewer, Language language, CampaignForm form) {
    return new StartCampaign(
        Text.in(language, form.name()),
        form.purpose(),
        targets(viewer, language, form),
        form.startsOn(),
        form.endsOn(),
        form.includeCore());
  }

  private List<StartCampaign.Target> targets(Viewer viewer, Language language, CampaignForm form) {
    var people = Objects.requireNonNullElse(form.leaveOut(), Set.<PersonId>of());
    var units = Objects.requireNonNullElse(form.leaveOutUnits(), Set.<OrgUnitId>of());
    return switch (form.whom()) {
      case ME ->
          List.of(
              new StartCampaign.Target(
                  viewer.person(), query.positionOrRefuse(viewer, form.position())));
      case TEAM -> query.teamTargets(viewer, language, people, units, form.seen());
      case UNIT ->
          query.targets(
              viewer, language, Objects.requireNonNull(form.unit()), people, units, form.seen());
    };
  }
}
