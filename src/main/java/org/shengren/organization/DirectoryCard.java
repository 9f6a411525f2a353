package org.shengren.organization;

import java.util.Optional;
import org.shengren.kernel.Viewer;
import org.shengren.web.HomeCard;
import org.springframework.stereotype.Component;

/** How many people and units there are and the ways to change them, at home of whoever may. */
@Component
class DirectoryCard implements HomeCard {
  private static final int AFTER_ONE_S_OWN = 20;

  /**
   * What the card says.
   *
   * @param people who work here today
   * @param units those that are not closed
   */
  record Size(int people, int units, boolean mayImport, boolean mayHire) {}

  private final AccessPolicy policy;
  private final Tree tree;

  DirectoryCard(AccessPolicy policy, Tree tree) {
    this.policy = policy;
    this.tree = tree;
  }

  @Override
  public Optional<Card> of(Viewer viewer) {
    var mayHire = !policy.reach(viewer, Function.MANAGE_PEOPLE).isNowhere();
    var mayImport = policy.may(viewer, Function.IMPORT_PEOPLE);
    if (!mayHire && !mayImport) {
      return Optional.empty();
    }
    var here = tree.size(viewer.tenant());
    var size = new Size(here.people(), here.units(), mayImport, mayHire);
    return Optional.of(
        new Card(
            "organization/directory-card :: card", size, Place.BESIDE_WHAT_WAITS, AFTER_ONE_S_OWN));
  }
}
