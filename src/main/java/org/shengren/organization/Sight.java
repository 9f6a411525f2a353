package org.shengren.organization;

import java.util.Objects;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;

/** Leave for one viewer to see one person's results; only {@link AccessPolicy} hands it out. */
public final class Sight {
  /** Why the viewer may see the person. */
  public enum Ground {
    SELF,
    LINE,
    /** Leads the person beside the direct manager: reads the same, decides nothing. */
    DOTTED,
    HR_PARTNER
  }

  private final Viewer viewer;
  private final PersonId person;
  private final Ground ground;

  Sight(Viewer viewer, PersonId person, Ground ground) {
    this.viewer = Objects.requireNonNull(viewer);
    this.person = Objects.requireNonNull(person);
    this.ground = Objects.requireNonNull(ground);
  }

  public Viewer viewer() {
    return viewer;
  }

  public PersonId person() {
    return person;
  }

  public Ground ground() {
    return ground;
  }
}
