package org.shengren.assessment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What will happen when changes of managers are taken over into a campaign, and doing it. */
@Controller
@RequestMapping("/assessments/{campaign}/manager-changes")
class ManagerChangesPage {
  private final BoardQuery boards;
  private final ManagerChangeQuery query;
  private final ManagerChanges changes;
  private final MessageSource messages;

  ManagerChangesPage(
      BoardQuery boards, ManagerChangeQuery query, ManagerChanges changes, MessageSource messages) {
    this.boards = boards;
    this.query = query;
    this.changes = changes;
    this.messages = messages;
  }

  /** One change as the page shows it; {@code value} says which, and what was seen. */
  record Row(ManagerChange change, String value) {
    static Row of(ManagerChange change) {
      return new Row(change, change.participant().value() + ":" + change.successor().value());
    }
  }

  @GetMapping
  String show(Viewer viewer, Language language, @PathVariable CampaignId campaign, Model model) {
    var board = board(viewer, language, campaign);
    var found = query.of(viewer, campaign);
    model.addAttribute("board", board);
    model.addAttribute(
        "open", found.stream().filter(change -> !change.confirmed()).map(Row::of).toList());
    model.addAttribute("confirmed", found.stream().filter(ManagerChange::confirmed).toList());
    return "assessment/manager-changes";
  }

  /**
   * Takes over.
   *
   * @param change each a participant and the new manager, with a colon between them
   */
  @PostMapping
  String takeOver(
      Viewer viewer,
      Language language,
      @PathVariable CampaignId campaign,
      @RequestParam(defaultValue = "") List<String> change,
      Locale locale,
      RedirectAttributes redirect) {
    board(viewer, language, campaign);
    int people = changes.takeOver(viewer, campaign, seen(change));
    redirect.addFlashAttribute(
        "flashNotice",
        Objects.requireNonNull(
            messages.getMessage("manager-changes.done", new Object[] {people}, locale)));
    return "redirect:/assessments/" + campaign.value();
  }

  /** Only for whoever runs it, not for a manager who follows the own people. */
  private Board board(Viewer viewer, Language language, CampaignId campaign) {
    var everybody = new BoardSearch("", null, null, false, BoardSearch.Sort.TURN, 0);
    var board = boards.of(viewer, campaign, everybody, language);
    if (!board.follows()) {
      throw new CampaignNotFound();
    }
    return board;
  }

  private static Map<ParticipantId, PersonId> seen(List<String> written) {
    var seen = new LinkedHashMap<ParticipantId, PersonId>();
    for (var one : written) {
      int colon = one.indexOf(':');
      try {
        seen.put(
            new ParticipantId(UUID.fromString(one.substring(0, Math.max(colon, 0)))),
            new PersonId(UUID.fromString(one.substring(colon + 1))));
      } catch (IllegalArgumentException notAnId) {
        throw new ManagersChangedAgain();
      }
    }
    return seen;
  }
}
