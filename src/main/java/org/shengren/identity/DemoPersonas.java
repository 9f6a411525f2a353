package org.shengren.identity;

import java.util.List;
import java.util.Optional;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.springframework.stereotype.Component;

/** Who can be tried out from the sign-in page; empty unless a demo company is there. */
@Component
public class DemoPersonas {
  /**
   * One person of the demo company.
   *
   * @param hintKey message key of what there is to try
   */
  public record Persona(
      TenantId tenant,
      PersonId person,
      String login,
      Text name,
      Role role,
      Optional<Text> position,
      String hintKey) {}

  private volatile List<Persona> personas = List.of();

  public void offer(List<Persona> offered) {
    personas = List.copyOf(offered);
  }

  public List<Persona> all() {
    return personas;
  }

  boolean areOf(TenantId tenant) {
    return personas.stream().anyMatch(persona -> persona.tenant().equals(tenant));
  }

  Optional<Persona> find(String login) {
    return personas.stream().filter(persona -> persona.login().equals(login)).findFirst();
  }
}
