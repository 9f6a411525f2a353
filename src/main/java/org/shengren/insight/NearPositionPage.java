package org.shengren.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PositionId;
import org.shengren.tenancy.Calendar;
import org.shengren.web.Choice;
import org.shengren.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is near a position, of those whose results the viewer may see. */
@Controller
class NearPositionPage {
  private static final int PART = 25;
  private static final int MOST_OPEN = 5;

  /** Somebody near it. */
  record Line(
      UUID person,
      String name,
      String position,
      String unit,
      String verdict,
      String tone,
      List<String> reasons,
      String asOf) {}

  private final NearPositions near;
  private final Calendar calendar;
  private final Dates dates;
  private final MessageSource messages;

  NearPositionPage(NearPositions near, Calendar calendar, Dates dates, MessageSource messages) {
    this.near = near;
    this.calendar = calendar;
    this.dates = dates;
    this.messages = messages;
  }

  @GetMapping("/positions/{position}/near")
  String show(
      Viewer viewer,
      Language language,
      @PathVariable PositionId position,
      @RequestParam Optional<OrgUnitId> unit,
      @RequestParam(defaultValue = "false") boolean unclear,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    var part = Math.clamp(page, 1, 10_000);
    var found = near.of(viewer, position, unit, unclear, (part - 1) * PART, PART);
    var words = new NearInWords(messages, language);
    var address = "/positions/" + position.value();
    var only = unit.map(id -> "&unit=" + id.value()).orElse("");
    var filter = only + (unclear ? "&unclear=true" : "");
    var listed = unclear ? found.near().unclear() : found.near().near();
    model.addAttribute("name", found.position().name().in(language));
    model.addAttribute("position", address);
    model.addAttribute("asked", found.asked());
    model.addAttribute("lines", lines(found, words, language));
    model.addAttribute("total", listed.size());
    model.addAttribute("unclear", unclear);
    model.addAttribute("unclearPeople", found.near().unclear().size());
    model.addAttribute("help", help(found.near(), words));
    model.addAttribute("fold", address + "/near?unclear=" + !unclear + only);
    model.addAttribute("coverage", coverage(found, words));
    model.addAttribute("unit", unit.map(id -> id.value().toString()).orElse(""));
    model.addAttribute(
        "units",
        found.units().stream()
            .map(choice ->
                new Choice(
                    choice.unit().id().value().toString(),
                    "\u3000".repeat(choice.unit().depth())
                        + words.say(
                            "unit-heat-map.family.choice",
                            choice.unit().name().in(language),
                            choice.people())))
            .toList());
    model.addAttribute("previous", part > 1 ? to(address, part - 1, filter) : null);
    model.addAttribute("next", part * PART < listed.size() ? to(address, part + 1, filter) : null);
    model.addAttribute("today", calendar.today(viewer.tenant()));
    return "insight/near-position";
  }

  private static @Nullable String to(String address, int page, String filter) {
    return address + "/near?page=" + page + filter;
  }

  private List<Line> lines(NearPositions.Found found, NearInWords words, Language language) {
    var lines = new ArrayList<Line>();
    for (var one : found.part()) {
      var card = found.cards().get(one.person());
      if (card != null) {
        lines.add(
            new Line(
                one.person().value(),
                card.name().in(language),
                card.position().map(position -> position.name().in(language)).orElse(""),
                card.unit().map(unit -> unit.name().in(language)).orElse(""),
                words.verdict(one.verdict()),
                NearInWords.tone(one.verdict()),
                words.reasons(one),
                one.asOf().map(day -> dates.day(day, language)).orElse("")));
      }
    }
    return lines;
  }

  /** What would have to be asked so that there is a verdict; empty where there is one on all. */
  private static String help(NearPosition near, NearInWords words) {
    var open = near.open();
    return open.isEmpty()
        ? ""
        : words.say(
            "near-position.unclear.help",
            open.stream()
                .limit(MOST_OPEN)
                .map(one ->
                    words.say("near-position.open-on", words.name(one.requirement()), one.people()))
                .collect(Collectors.joining(words.say("team.separator"))));
  }

  /** Whom the list leaves out, and why. */
  private static List<String> coverage(NearPositions.Found found, NearInWords words) {
    var said = new ArrayList<String>();
    said.add(words.say("near-position.people", found.people()));
    int unmeasured = found.people() - found.measured();
    if (unmeasured > 0) {
      said.add(words.say("near-position.unmeasured", unmeasured));
    }
    if (found.near().filling() > 0) {
      said.add(words.say("near-position.filling", found.near().filling()));
    }
    return said;
  }
}
