package org.shengren.assessment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.shengren.competency.CompetencyId;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.Scales;
import org.shengren.kernel.Refusal;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Tenants;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What two people could not settle, before whoever decides. */
@Controller
@RequestMapping("/disputes/{dispute}")
class DecisionPage {
  private final MatterQuery matters;
  private final Disputes disputes;
  private final Scales scales;
  private final Tenants tenants;

  DecisionPage(MatterQuery matters, Disputes disputes, Scales scales, Tenants tenants) {
    this.matters = matters;
    this.disputes = disputes;
    this.scales = scales;
    this.tenants = tenants;
  }

  @GetMapping
  String show(Viewer viewer, @PathVariable DisputeId dispute, Model model) {
    model.addAttribute("matter", matters.of(viewer, dispute));
    model.addAttribute("scale", scales.inUse(viewer.tenant()));
    model.addAttribute("zone", tenants.settings(viewer.tenant()).zone());
    model.asMap().putIfAbsent("given", Map.of());
    return "assessment/decision";
  }

  @PostMapping("/decision")
  String decide(
      Viewer viewer,
      @PathVariable DisputeId dispute,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var matter = matters.of(viewer, dispute);
    try {
      disputes.decide(viewer, dispute, rulings(matter, request));
    } catch (DecisionIncomplete | NoteTooLong incomplete) {
      return again(viewer, dispute, request, incomplete, response, model);
    }
    return "redirect:/disputes/" + dispute.value();
  }

  private static Map<CompetencyId, Ruling> rulings(Matter matter, HttpServletRequest request) {
    var rulings = new HashMap<CompetencyId, Ruling>();
    for (var topic : matter.topics()) {
      var answers = new HashMap<IndicatorId, Integer>();
      for (var pair : topic.pairs()) {
        Settling.of(request, pair.indicator().id())
            .ifPresent(answer -> answers.put(pair.indicator().id(), answer));
      }
      var reason = request.getParameter("reason-" + topic.competency().code());
      rulings.put(topic.competency().id(), new Ruling(answers, reason == null ? "" : reason));
    }
    return rulings;
  }

  private String again(
      Viewer viewer,
      DisputeId dispute,
      HttpServletRequest request,
      Refusal refusal,
      HttpServletResponse response,
      Model model) {
    response.setStatus(422);
    var given = new HashMap<String, String>();
    request.getParameterMap().forEach((name, values) -> given.put(name, values[0]));
    model.addAttribute("given", given);
    model.addAttribute("refusal", refusal);
    return show(viewer, dispute, model);
  }
}
