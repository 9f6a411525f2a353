package org.shengren.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.tenancy.Tenants;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Who can sign in and who may do what, for the administrator. */
@Controller
class UsersPage {
  private static final List<Role> GRANTED =
      List.of(
          Role.TENANT_ADMINISTRATOR,
          Role.HR_PARTNER,
          Role.CAMPAIGN_ADMINISTRATOR,
          Role.MODEL_OWNER);

  private final AccessPolicy policy;
  private final UsersQuery users;
  private final Tenants tenants;

  UsersPage(AccessPolicy policy, UsersQuery users, Tenants tenants) {
    this.policy = policy;
    this.users = users;
    this.tenants = tenants;
  }

  @GetMapping("/administration/users")
  String show(
      Viewer viewer,
      Language language,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable UserState state,
      @RequestParam(required = false) @Nullable Role role,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    policy.require(viewer, Function.ADMINISTER);
    var found =
        users.of(
            viewer.tenant(),
            new UsersQuery.Asked(
                q.strip(),
                Optional.ofNullable(state),
                Optional.ofNullable(role),
                Optional.ofNullable(after)),
            language);
    model.addAttribute("q", q.strip());
    model.addAttribute("state", state);
    model.addAttribute("role", role);
    model.addAttribute("states", UserState.values());
    model.addAttribute("roles", GRANTED);
    model.addAttribute("holders", users.holders(viewer.tenant()));
    model.addAttribute("users", found.users());
    model.addAttribute("zone", tenants.settings(viewer.tenant()).zone());
    model.addAttribute("filtered", !q.isBlank() || state != null || role != null);
    model.addAttribute(
        "next", found.next().map(number -> next(q.strip(), state, role, number)).orElse(null));
    return "identity/users";
  }

  private static String next(
      String q, @Nullable UserState state, @Nullable Role role, String number) {
    var address = UriComponentsBuilder.fromPath("/administration/users").queryParam("q", "{q}");
    if (state != null) {
      address.queryParam("state", state);
    }
    if (role != null) {
      address.queryParam("role", role);
    }
    return address
        .queryParam("after", "{after}")
        .encode()
        .buildAndExpand(Map.of("q", q, "after", number))
        .toUriString();
  }
}
