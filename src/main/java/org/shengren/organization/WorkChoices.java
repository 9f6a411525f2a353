package org.shengren.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Viewer;
import org.shengren.web.Choice;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;

/** Units, positions and managers as the forms of this module offer them. */
@Component
class WorkChoices {
  private final Tree tree;
  private final Positions positions;
  private final JobFamilies families;
  private final Directory directory;
  private final AccessPolicy policy;

  WorkChoices(
      Tree tree,
      Positions positions,
      JobFamilies families,
      Directory directory,
      AccessPolicy policy) {
    this.tree = tree;
    this.positions = positions;
    this.families = families;
    this.directory = directory;
    this.policy = policy;
  }

  /** Open units in which the viewer may do this, each with the way from the root. */
  List<Choice> units(Viewer viewer, Function function, Language language) {
    var reach = policy.reach(viewer, function);
    return units(viewer.tenant(), language, node -> !node.closed() && reach.covers(node.id()));
  }

  /** All open units. */
  List<Choice> units(TenantId tenant, Language language) {
    return units(tenant, language, node -> !node.closed());
  }

  private List<Choice> units(TenantId tenant, Language language, Predicate<UnitNode> wanted) {
    var choices = new ArrayList<Choice>();
    tree.roots(tenant).forEach(root -> add(root, "", language, wanted, choices));
    return choices;
  }

  private static void add(
      UnitNode node,
      String above,
      Language language,
      Predicate<UnitNode> wanted,
      List<Choice> choices) {
    var path = above + node.name().in(language);
    if (wanted.test(node)) {
      choices.add(new Choice(node.id().value().toString(), path));
    }
    // The root stands in front of everything, so that it says nothing.
    var below = node.depth() == 0 ? "" : path + " / ";
    node.children().forEach(child -> add(child, below, language, wanted, choices));
  }

  /** All positions, each with its job family. */
  List<Choice> positions(TenantId tenant, Language language) {
    var names =
        families.all(tenant).stream()
            .collect(Collectors.toMap(JobFamily::id, family -> family.name().in(language)));
    return positions.all(tenant).stream()
        .map(position ->
            new Choice(
                position.id().value().toString(),
                names.get(position.familyId()) + " · " + position.name().in(language)))
        .toList();
  }

  /** Whom the words of the field {@code manager} mean; what cannot be told stands in the errors. */
  Optional<PersonId> manager(TenantId tenant, @Nullable String words, Errors errors) {
    if (words == null || words.isBlank()) {
      return Optional.empty();
    }
    var found = directory.called(tenant, words);
    if (found.size() == 1) {
      return Optional.of(found.getFirst().id());
    }
    errors.rejectValue("manager", found.isEmpty() ? "work.manager.nobody" : "work.manager.several");
    return Optional.empty();
  }
}
