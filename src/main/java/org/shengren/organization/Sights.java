package org.shengren.organization;

import java.util.Set;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;

/** Leave for one viewer to see the results of many persons; only the policy hands it out. */
public final class Sights {
  private final Viewer viewer;
  private final Set<PersonId> persons;

  Sights(Viewer viewer, Set<PersonId> persons) {
    this.viewer = viewer;
    this.persons = Set.copyOf(persons);
  }

  public Viewer viewer() {
    return viewer;
  }

  public Set<PersonId> persons() {
    return persons;
  }
}
