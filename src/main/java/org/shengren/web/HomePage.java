package org.shengren.web;

import java.util.Comparator;
import java.util.List;
import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where everybody arrives: what waits, and one's own result at a glance. */
@Controller
class HomePage {
  private final List<Waiting> waiting;
  private final List<HomeCard> cards;

  HomePage(List<Waiting> waiting, List<HomeCard> cards) {
    this.waiting = waiting;
    this.cards = cards;
  }

  @GetMapping("/")
  String show(Viewer viewer, Model model) {
    model.addAttribute(
        "waiting", waiting.stream().flatMap(source -> source.of(viewer).stream()).toList());
    model.addAttribute(
        "cards",
        cards.stream()
            .flatMap(source -> source.of(viewer).stream())
            .sorted(Comparator.comparingInt(HomeCard.Card::order))
            .toList());
    return "web/home";
  }
}
