package org.shengren.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Directory;
import org.shengren.organization.PersonNotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Gives people their first way to sign in: a link for each, shown once. */
@Controller
@RequestMapping("/people/invitations")
class InvitationPage {
  /** Somebody who cannot sign in yet. */
  record Uninvited(PersonId id, String name, String number, String unit, boolean invited) {}

  /** A link to hand over. */
  record Link(String name, String number, String email, String address) {
    /** As a line of a table that a spreadsheet understands when it is pasted. */
    public String line() {
      return String.join("\t", cell(number), cell(name), cell(email), address);
    }

    /** One cell and no formula, whatever somebody is called. */
    private static String cell(String value) {
      var plain = value.replaceAll("\\s+", " ");
      return !plain.isEmpty() && "=+-@".indexOf(plain.charAt(0)) >= 0 ? "'" + plain : plain;
    }
  }

  private final AccessPolicy policy;
  private final Accounts accounts;
  private final UninvitedQuery uninvited;
  private final Directory directory;

  InvitationPage(
      AccessPolicy policy, Accounts accounts, UninvitedQuery uninvited, Directory directory) {
    this.policy = policy;
    this.accounts = accounts;
    this.uninvited = uninvited;
    this.directory = directory;
  }

  @GetMapping
  String show(Viewer viewer, Language language, Model model) {
    policy.require(viewer, org.shengren.organization.Function.INVITE);
    model.addAttribute("people", uninvited.of(viewer, language));
    return "identity/invitation";
  }

  @PostMapping
  String invite(
      Viewer viewer,
      Language language,
      @RequestParam(required = false) @Nullable List<PersonId> person,
      HttpServletRequest request,
      Model model) {
    policy.require(viewer, org.shengren.organization.Function.INVITE);
    if (person == null) {
      model.addAttribute("nobody", true);
      return show(viewer, language, model);
    }
    var cards = directory.cards(viewer.tenant(), person);
    if (!cards.keySet().containsAll(person)) {
      throw new PersonNotFound();
    }
    var invitations = accounts.invite(viewer, person);
    var root = ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
    Map<PersonId, Accounts.Invitation> byPerson =
        invitations.stream()
            .collect(Collectors.toMap(Accounts.Invitation::person, Function.identity()));
    model.addAttribute(
        "links",
        person.stream()
            .distinct()
            .filter(byPerson::containsKey)
            .map(id -> {
              var card = Objects.requireNonNull(cards.get(id));
              return new Link(
                  card.name().in(language),
                  card.number(),
                  card.email().orElse(""),
                  root + "/welcome/" + Objects.requireNonNull(byPerson.get(id)).token());
            })
            .toList());
    return "identity/invitation";
  }
}
