package org.shengren.assessment;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shengren.evidence.Evidence;
import org.shengren.evidence.EvidenceId;
import org.shengren.evidence.Story;
import org.shengren.evidence.StoryIncomplete;
import org.shengren.kernel.Refusal;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Calendar;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A behaviour story of one's own questionnaire: added from the rating form, changed here. */
@Controller
@RequestMapping("/assignments/{assignment}")
class EvidenceFormPage {
  record StoryForm(
      @Nullable String situation,
      @Nullable String task,
      @Nullable String action,
      @Nullable String result,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate happenedOn) {
    static StoryForm of(Story story) {
      return new StoryForm(
          story.situation(), story.task(), story.action(), story.result(), story.happenedOn());
    }

    Story as(String competency) {
      if (situation == null
          || task == null
          || action == null
          || result == null
          || happenedOn == null) {
        throw new StoryIncomplete();
      }
      return new Story(competency, situation, task, action, result, happenedOn);
    }
  }

  private final SheetQuery sheets;
  private final RatingEvidence ratingEvidence;
  private final Evidence evidence;
  private final Calendar calendar;

  EvidenceFormPage(
      SheetQuery sheets, RatingEvidence ratingEvidence, Evidence evidence, Calendar calendar) {
    this.sheets = sheets;
    this.ratingEvidence = ratingEvidence;
    this.evidence = evidence;
    this.calendar = calendar;
  }

  @PostMapping("/competencies/{code}/evidence")
  String add(
      Viewer viewer,
      @PathVariable AssignmentId assignment,
      @PathVariable String code,
      StoryForm form,
      // A day that cannot be read is a missing one; what is beside it must not be lost over it.
      BindingResult unread,
      HttpServletResponse response,
      Model model) {
    var sheet = sheets.of(viewer, assignment);
    sheet.section(code);
    try {
      ratingEvidence.add(viewer, assignment, form.as(code));
    } catch (Refusal refusal) {
      refused(refusal, response, model);
      return form(
          viewer,
          sheet,
          code,
          "/assignments/%s/competencies/%s/evidence".formatted(assignment.value(), code),
          form,
          model);
    }
    return back(assignment, code);
  }

  @GetMapping("/evidence/{story}")
  String show(
      Viewer viewer,
      @PathVariable AssignmentId assignment,
      @PathVariable EvidenceId story,
      Model model) {
    var written = evidence.own(viewer, story);
    model.addAttribute("written", written);
    return form(
        viewer,
        sheets.of(viewer, assignment),
        written.story().competency(),
        address(assignment, story),
        StoryForm.of(written.story()),
        model);
  }

  @PostMapping("/evidence/{story}")
  String change(
      Viewer viewer,
      @PathVariable AssignmentId assignment,
      @PathVariable EvidenceId story,
      StoryForm form,
      BindingResult unread,
      HttpServletResponse response,
      Model model) {
    var written = evidence.own(viewer, story);
    var code = written.story().competency();
    try {
      ratingEvidence.change(viewer, assignment, story, form.as(code));
    } catch (Refusal refusal) {
      refused(refusal, response, model);
      model.addAttribute("written", written);
      return form(
          viewer, sheets.of(viewer, assignment), code, address(assignment, story), form, model);
    }
    return back(assignment, code);
  }

  @PostMapping("/evidence/{story}/removal")
  String remove(
      Viewer viewer, @PathVariable AssignmentId assignment, @PathVariable EvidenceId story) {
    var code = evidence.own(viewer, story).story().competency();
    ratingEvidence.remove(viewer, assignment, story);
    return back(assignment, code);
  }

  /** The form with what was written, be it kept or not. */
  private String form(
      Viewer viewer, Sheet sheet, String code, String address, StoryForm story, Model model) {
    model.addAttribute("sheet", sheet);
    model.addAttribute("section", sheet.section(code));
    model.addAttribute("address", address);
    model.addAttribute("story", story);
    model.addAttribute("today", calendar.today(viewer.tenant()));
    return "assessment/evidence-form";
  }

  /** Also when the questionnaire was closed meanwhile: the words may be needed elsewhere. */
  private static void refused(Refusal refusal, HttpServletResponse response, Model model) {
    switch (refusal.kind()) {
      case INVALID -> response.setStatus(422);
      case CONFLICT -> response.setStatus(409);
      case NOT_FOUND, FORBIDDEN -> throw refusal;
    }
    model.addAttribute("refusal", refusal);
  }

  private static String address(AssignmentId assignment, EvidenceId story) {
    return "/assignments/%s/evidence/%s".formatted(assignment.value(), story.value());
  }

  private static String back(AssignmentId assignment, String code) {
    return "redirect:/assignments/%s/competencies/%s#evidence-%s"
        .formatted(assignment.value(), code, code);
  }
}
