package org.shengren.web;

import java.util.Comparator;
import java.util.List;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Calendar;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where everybody arrives: what waits, and one's own result at a glance. */
@Controller
class HomePage {
  private final List<Waiting> waiting;
  private final List<HomeCard> cards;
  private final Calendar calendar;
  private final Dates dates;

  HomePage(List<Waiting> waiting, List<HomeCard> cards, Calendar calendar, Dates dates) {
    this.waiting = waiting;
    this.cards = cards;
    this.calendar = calendar;
    this.dates = dates;
  }

  // One transaction for all that lies on the page: each begin costs as much as a small statement.
  @Transactional
  @GetMapping("/")
  String show(Viewer viewer, Model model) {
    model.addAttribute("today", dates.day(calendar.today(viewer.tenant())));
    model.addAttribute(
        "waiting", waiting.stream().flatMap(source -> source.of(viewer).stream()).toList());
    var shown =
        cards.stream()
            .flatMap(source -> source.of(viewer).stream())
            .sorted(Comparator.comparingInt(HomeCard.Card::order))
            .toList();
    model.addAttribute("below", at(HomeCard.Place.BELOW_WHAT_WAITS, shown));
    model.addAttribute("beside", at(HomeCard.Place.BESIDE_WHAT_WAITS, shown));
    return "web/home";
  }

  private static List<HomeCard.Card> at(HomeCard.Place place, List<HomeCard.Card> cards) {
    return cards.stream().filter(card -> card.place() == place).toList();
  }
}
