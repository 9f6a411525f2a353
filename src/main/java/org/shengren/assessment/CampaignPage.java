package org.shengren.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.organization.OrgUnitId;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The board of a campaign: who waits for whom, and what may be done about it. */
@Controller
@RequestMapping("/assessments/{campaign}")
class CampaignPage {
  private static final int DAYS_MORE = 14;

  /** What the address asks for, to make others from it. */
  record Asked(CampaignId campaign, BoardSearch search) {
    String with(String name, @Nullable Object value) {
      var address = UriComponentsBuilder.fromPath("/assessments/" + campaign.value());
      if (!search.words().isEmpty()) {
        address.queryParam("q", "{q}");
      }
      if (search.unit() != null) {
        address.queryParam("unit", search.unit().value());
      }
      if (search.turn() != null) {
        address.queryParam("turn", search.turn());
      }
      if (search.newcomers()) {
        address.queryParam("newcomers", true);
      }
      if (search.sort() != BoardSearch.Sort.TURN) {
        address.queryParam("sort", search.sort());
      }
      return address
          .replaceQueryParam(name, value == null ? List.of() : List.of(value))
          .fragment("people")
          .encode()
          .buildAndExpand(Map.of("q", search.words()))
          .toUriString();
    }

    public String turn(Turn turn) {
      return with("turn", turn == search.turn() ? null : turn);
    }

    public String unit(@Nullable OrgUnitId unit) {
      return with("unit", unit == null ? null : unit.value());
    }

    public String sort(String sort) {
      return with("sort", sort.equals("TURN") ? null : sort);
    }

    public String page(int page) {
      return with("page", page == 0 ? null : page);
    }

    public boolean filters() {
      return !search.words().isEmpty()
          || search.unit() != null
          || search.turn() != null
          || search.newcomers();
    }
  }

  private final BoardQuery boards;
  private final Campaigns campaigns;
  private final ManagerChangeQuery changes;
  private final RaterReminders reminders;
  private final MessageSource messages;

  CampaignPage(
      BoardQuery boards,
      Campaigns campaigns,
      ManagerChangeQuery changes,
      RaterReminders reminders,
      MessageSource messages) {
    this.boards = boards;
    this.campaigns = campaigns;
    this.changes = changes;
    this.reminders = reminders;
    this.messages = messages;
  }

  @GetMapping
  String show(
      Viewer viewer,
      Language language,
      @PathVariable CampaignId campaign,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable OrgUnitId unit,
      @RequestParam(required = false) @Nullable Turn turn,
      @RequestParam(defaultValue = "false") boolean newcomers,
      @RequestParam(defaultValue = "TURN") BoardSearch.Sort sort,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    var search = new BoardSearch(q, unit, turn, newcomers, sort, page);
    var board = boards.of(viewer, campaign, search, language);
    model.addAttribute("board", board);
    model.addAttribute(
        "managerChanges",
        board.isRunning() && board.follows()
            ? (int) changes.of(viewer, campaign).stream().filter(one -> !one.confirmed()).count()
            : 0);
    model.addAttribute("sorts", BoardSearch.Sort.values());
    model.addAttribute("asked", new Asked(campaign, search));
    model.addAttribute(
        "extendTo",
        board.endsOn().isBefore(board.today())
            ? board.today().plusDays(DAYS_MORE)
            : board.endsOn().plusDays(DAYS_MORE));
    return "assessment/campaign";
  }

  @PostMapping("/reminders")
  String remind(
      Viewer viewer,
      @PathVariable CampaignId campaign,
      Locale locale,
      RedirectAttributes redirect) {
    say(redirect, reminders.remindLate(viewer, campaign), locale);
    return "redirect:/assessments/" + campaign.value();
  }

  @PostMapping("/participants/{participant}/reminder")
  String remind(
      Viewer viewer,
      @PathVariable CampaignId campaign,
      @PathVariable ParticipantId participant,
      @RequestParam(defaultValue = "") String back,
      Locale locale,
      RedirectAttributes redirect) {
    say(redirect, reminders.remind(viewer, campaign, participant), locale);
    return back.equals("participant")
        ? "redirect:/assessments/%s/participants/%s"
            .formatted(campaign.value(), participant.value())
        : "redirect:/assessments/" + campaign.value();
  }

  private void say(RedirectAttributes redirect, Reminded reminded, Locale locale) {
    var key =
        reminded.told() == 0
            ? reminded.already() == 0 ? "campaign.reminded.nobody" : "campaign.reminded.already"
            : reminded.already() == 0 ? "campaign.reminded" : "campaign.reminded.some";
    redirect.addFlashAttribute(
        "flashNotice",
        Objects.requireNonNull(
            messages.getMessage(
                key, new Object[] {reminded.told(), reminded.already()}, key, locale)));
  }

  @PostMapping("/period")
  String extend(
      Viewer viewer,
      @PathVariable CampaignId campaign,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate endsOn,
      @RequestParam(defaultValue = "false") boolean reopen) {
    campaigns.extend(viewer, campaign, endsOn, reopen);
    return "redirect:/assessments/" + campaign.value();
  }

  @PostMapping("/cancellation")
  String cancel(
      Viewer viewer,
      @PathVariable CampaignId campaign,
      @RequestParam(defaultValue = "") String reason) {
    campaigns.cancel(viewer, campaign, reason);
    return "redirect:/assessments/" + campaign.value();
  }
}
