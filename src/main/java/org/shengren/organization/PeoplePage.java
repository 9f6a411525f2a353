package org.shengren.organization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.web.Choice;
import org.springframework.context.MessageSource;
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
      @Nullable Lacking lacking,
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
      if (lacking != null) {
        address.queryParam("lacking", lacking);
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
          .buildAndExpand(Map.of("q", q))
          .toUriString();
    }
  }

  private final Directory directory;
  private final WorkChoices choices;
  private final AccessPolicy policy;
  private final MessageSource messages;

  PeoplePage(
      Directory directory, WorkChoices choices, AccessPolicy policy, MessageSource messages) {
    this.directory = directory;
    this.choices = choices;
    this.policy = policy;
    this.messages = messages;
  }

  @GetMapping("/people")
  String show(
      Viewer viewer,
      Language language,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable OrgUnitId unit,
      @RequestParam(required = false) @Nullable PositionId position,
      @RequestParam(required = false) @Nullable Lacking lacking,
      @RequestParam(defaultValue = "false") boolean left,
      @RequestParam(defaultValue = "NAME") PeopleSearch.Sort sort,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    policy.require(viewer, Function.SEE_DIRECTORY);
    var asked = new Asked(q.strip(), unit, position, lacking, left, sort);
    var found =
        directory.search(
            viewer.tenant(),
            new PeopleSearch(
                asked.q(),
                Optional.ofNullable(unit),
                Optional.ofNullable(position),
                Optional.ofNullable(lacking),
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
    var reach = policy.reach(viewer, Function.MANAGE_PEOPLE);
    var chips = chips(asked, units, positions);
    if (lacking != null) {
      chips.add(
          new Chip(
              Objects.requireNonNull(
                  messages.getMessage(lacking.key(), null, "", language.locale())),
              asked.with("lacking", null)));
    }
    model.addAttribute("chips", chips);
    model.addAttribute("mayHire", !reach.isNowhere());
    model.addAttribute("mends", lacking == null ? Map.of() : mends(found.people(), lacking, reach));
    model.addAttribute("mayImport", policy.may(viewer, Function.IMPORT_PEOPLE));
    return "organization/people";
  }

  /** Where each person's gap is closed, for those whom the viewer may change. */
  private static Map<UUID, String> mends(List<PersonCard> people, Lacking lacking, Reach reach) {
    var mends = new HashMap<UUID, String>();
    for (var card : people) {
      if (reach.everywhere() || card.unit().filter(unit -> reach.covers(unit.id())).isPresent()) {
        var id = card.id().value();
        mends.put(id, "/people/" + id + (lacking == Lacking.EMAIL ? "/edit" : "/appointments/new"));
      }
    }
    return mends;
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

  private static Optional<String> label(List<Choice> choices, UUID value) {
    return choices.stream()
        .filter(choice -> choice.value().equals(value.toString()))
        .map(Choice::label)
        .findFirst();
  }
}
