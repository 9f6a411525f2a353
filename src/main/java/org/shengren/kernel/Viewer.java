package org.shengren.kernel;

import java.io.Serializable;
import java.util.Set;

/** Who asks: a signed-in person of one tenant with the roles held at this moment. */
public record Viewer(TenantId tenant, PersonId person, Set<Role> roles) implements Serializable {
  public Viewer {
    roles = Set.copyOf(roles);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }
}
