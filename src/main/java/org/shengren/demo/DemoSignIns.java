package org.shengren.demo;

import java.util.List;
import org.shengren.identity.DemoPersonas;
import org.shengren.kernel.Language;
import org.shengren.operations.StartLine;
import org.springframework.stereotype.Component;

/** Who can be tried out, for the summary at start. */
@Component
class DemoSignIns implements StartLine {
  private final DemoPersonas personas;

  DemoSignIns(DemoPersonas personas) {
    this.personas = personas;
  }

  @Override
  public String title() {
    return "演示登录 Demo sign-in";
  }

  @Override
  public List<String> lines() {
    return personas.all().stream()
        .map(persona ->
            "%s  %s %s  (%s)"
                .formatted(
                    persona.login(),
                    persona.name().in(Language.ZH),
                    persona.name().in(Language.EN),
                    DemoCompany.PASSWORD))
        .toList();
  }
}
