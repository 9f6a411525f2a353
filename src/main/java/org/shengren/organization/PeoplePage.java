package org.shengren.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.web.Choice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Everybody, to search, sort and filter. */
@Controller
class PeoplePage {
  /** A filter that is on, and the address without it. */
  record Chip(String label, String without) {}

  /** What the address asks for. */
  record Asked(
      String q,
      @Nullable OrgUnitId unit,
      @Nullable PositionId position,
      boolean left,
      PeopleSearch.Sort sort) {
    UriComponentsBuilder address() {
      var address = UriComponentsBuilder.fromPath("/people");
      if (!q.isBlank()) {
        address.queryParam("q", "{q}");
      }
      if (unit != null) {
        address.queryParam("unit", unit.value());
      }
      if (position != null) {
        address.queryParam("position", position.value());
      }
      if (left) {
        address.queryParam("left", true);
      }
      if (sort != PeopleSearch.Sort.NAME) {
        address.queryParam("sort", sort);
      }
      return address;
    }

    /** Anything but text of a person is safe as it is; that text is encoded. */
    String with(String name, @Nullable Object value) {
      return address()
          .replaceQueryParam(name, value == null ? List.of() : List.of(value))
          .encode()
          .buildAndExpand(java.util.Map.of("q", q))
          .toUriString();
    }
  }

  private final Directory directory;
  private final WorkChoices choices;
  private final AccessPolicy policy;

  PeoplePage(Directory directory, WorkChoices choices, AccessPolicy policy) {
    this.directory = directory;
    this.choices = choices;
    this.policy = policy;
  }

  @GetMapping("/people")
  String show(
      Viewer viewer,
      Language language,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable OrgUnitId unit,
      @RequestParam(required = false) @Nullable PositionId position,
      @RequestParam(defaultValue = "false") boolean left,
      @RequestParam(defaultValue = "NAME") PeopleSearch.Sort sort,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    policy.require(viewer, Function.SEE_DIRECTORY);
    var asked = new Asked(q.strip(), unit, position, left, sort);
    var found =
        directory.search(
            viewer.tenant(),
            new PeopleSearch(
                asked.q(),
                Optional.ofNullable(unit),
                Optional.ofNullable(position),
                left,
                sort,
                Optional.ofNullable(after)),
            language);
    var units = choices.units(viewer.tenant(), language);
    var positions = choices.positions(viewer.tenant(), language);
    model.addAttribute("asked", asked);
    model.addAttribute("found", found);
    model.addAttribute("next", found.next().map(next -> asked.with("after", next)).orElse(null));
    model.addAttribute("byName", asked.with("sort", null));
    model.addAttribute("byNumber", asked.with("sort", PeopleSearch.Sort.NUMBER));
    model.addAttribute("byJoined", asked.with("sort", PeopleSearch.Sort.JOINED));
    model.addAttribute("units", units);
    model.addAttribute("positions", positions);
    model.addAttribute("chips", chips(asked, units, positions));
    model.addAttribute("mayHire", !policy.reach(viewer, Function.MANAGE_PEOPLE).isNowhere());
    model.addAttribute("mayImport", policy.may(viewer, Function.IMPORT_PEOPLE));
    return "organization/people";
  }

  private static List<Chip> chips(Asked asked, List<Choice> units, List<Choice> positions) {
    var chips = new ArrayList<Chip>();
    if (!asked.q().isEmpty()) {
      chips.add(new Chip("“" + asked.q() + "”", asked.with("q", null)));
    }
    if (asked.unit() != null) {
      label(units, asked.unit().value())
          .ifPresent(label -> chips.add(new Chip(label, asked.with("unit", null))));
    }
    if (asked.position() != null) {
      label(positions, asked.position().value())
          .ifPresent(label -> chips.add(new Chip(label, asked.with("position", null))));
    }
    return chips;
  }

  private static Optional<String> label(List<Choice> choices, java.util.UUID value) {
    return choices.stream()
        .filter(choice -> choice.value().equals(value.toString()))
        .map(Choice::label)
        .findFirst();
  }
}
