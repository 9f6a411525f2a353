package org.shengren.organization;

import java.util.Objects;
import org.shengren.kernel.Viewer;

/**
 * Leave for one viewer to see figures of groups of people, whom the database function {@code
 * organization.seen_by} names; only {@link AccessPolicy} hands it out. It is no leave to see
 * anybody singly, so a figure of fewer people than the tenant's minimum is not shown.
 */
public final class GroupSight {
  private final Viewer viewer;

  GroupSight(Viewer viewer) {
    this.viewer = Objects.requireNonNull(viewer);
  }

  public Viewer viewer() {
    return viewer;
  }
}
