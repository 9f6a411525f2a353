package org.shengren.assessment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.Scales;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Calendar;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The rating form: one competency at a time, each answer kept as it is given. */
@Controller
@RequestMapping("/assignments/{assignment}")
class RatingFormPage {
  /** An answer as the script sends it. */
  record AnswerForm(@Nullable String answer, int sequence) {}

  /** What is kept, as the script reads it. */
  record KeptAnswer(String answer, int sequence, String savedAt, boolean conflict) {
    static KeptAnswer of(RatingOutcome outcome) {
      return new KeptAnswer(
          outcome.answer().code(),
          outcome.sequence(),
          outcome.savedAt().toString(),
          outcome instanceof RatingOutcome.RatingConflict);
    }
  }

  private final SheetQuery sheets;
  private final Ratings ratings;
  private final RatingEvidence evidence;
  private final Scales scales;
  private final Calendar calendar;

  RatingFormPage(
      SheetQuery sheets,
      Ratings ratings,
      RatingEvidence evidence,
      Scales scales,
      Calendar calendar) {
    this.sheets = sheets;
    this.ratings = ratings;
    this.evidence = evidence;
    this.scales = scales;
    this.calendar = calendar;
  }

  @GetMapping("/competencies/{code}")
  String show(
      Viewer viewer,
      @PathVariable AssignmentId assignment,
      @PathVariable String code,
      Model model) {
    var sheet = sheets.of(viewer, assignment);
    if (!sheet.isOpen()) {
      return "redirect:/assignments/" + assignment.value();
    }
    return form(viewer, sheet, code, List.of(), model);
  }

  @PutMapping("/ratings/{indicator}")
  ResponseEntity<KeptAnswer> save(
      Viewer viewer,
      @PathVariable AssignmentId assignment,
      @PathVariable IndicatorId indicator,
      @RequestBody AnswerForm form) {
    var answer = Answer.of(Objects.requireNonNullElse(form.answer(), ""));
    var outcome =
        ratings.give(viewer, new GiveRating(assignment, indicator, answer, form.sequence()));
    return ResponseEntity.status(
            outcome instanceof RatingOutcome.RatingConflict ? HttpStatus.CONFLICT : HttpStatus.OK)
        .body(KeptAnswer.of(outcome));
  }

  /** The same without the script: all answers of one competency at once. */
  @PostMapping("/competencies/{code}")
  String saveAll(
      Viewer viewer,
      @PathVariable AssignmentId assignment,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String go,
      HttpServletRequest request,
      Model model) {
    var sheet = sheets.of(viewer, assignment);
    var given = new ArrayList<GiveRating>();
    for (var item : sheet.section(code).items()) {
      var id = item.indicator().id();
      var answer = request.getParameter("answer-" + id.value());
      var seen = request.getParameter("sequence-" + id.value());
      if (answer != null && seen != null && !answer.equals(item.answer())) {
        given.add(new GiveRating(assignment, id, Answer.of(answer), Integer.parseInt(seen)));
      }
    }
    var conflicts =
        given.isEmpty()
            ? List.<RatingOutcome>of()
            : ratings.giveAll(viewer, assignment, given).stream()
                .filter(outcome -> outcome instanceof RatingOutcome.RatingConflict)
                .toList();
    if (!conflicts.isEmpty()) {
      return form(viewer, sheets.of(viewer, assignment), code, conflicts, model);
    }
    return "redirect:"
        + (go.startsWith("/assignments/" + assignment.value() + "/")
            ? go
            : "/assignments/%s/competencies/%s".formatted(assignment.value(), code));
  }

  private String form(
      Viewer viewer, Sheet sheet, String code, List<RatingOutcome> conflicts, Model model) {
    model.addAttribute("sheet", sheet);
    model.addAttribute("current", sheet.section(code));
    model.addAttribute("scale", scales.inUse(viewer.tenant()));
    model.addAttribute("reasons", Answer.None.values());
    model.addAttribute("stories", evidence.of(viewer, sheet.id()));
    model.addAttribute("today", calendar.today(viewer.tenant()));
    model.addAttribute(
        "conflicts", conflicts.stream().map(outcome -> outcome.indicator().value()).toList());
    return "assessment/rating-form";
  }
}
