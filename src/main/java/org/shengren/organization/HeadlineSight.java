package org.shengren.organization;

import java.util.Objects;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;

/**
 * Leave for the second line to know the headline of a person's result: the verdict and how many
 * findings of each kind there are. It is no leave to read anything behind them, and so no {@link
 * Sight}; only {@link AccessPolicy} hands it out.
 */
public final class HeadlineSight {
  private final Viewer viewer;
  private final PersonId person;

  HeadlineSight(Viewer viewer, PersonId person) {
    this.viewer = Objects.requireNonNull(viewer);
    this.person = Objects.requireNonNull(person);
  }

  public Viewer viewer() {
    return viewer;
  }

  public PersonId person() {
    return person;
  }
}
