package org.shengren;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.Modulithic;
import org.springframework.modulith.core.ApplicationModules;

/** The walls between the modules, and the page of the documentation that shows them. */
class ModularityTests {
  private static final Path PAGE = Path.of("docs/modules.md");
  private static final Pattern PURPOSE =
      Pattern.compile("/\\*\\*(.*?)(?:\\*/|\\n \\*\\s*\\n)", Pattern.DOTALL);

  /** A module as its package says. */
  private record Module(String name, String purpose, List<String> uses) {}

  @Test
  void everyModuleUsesOnlyWhatItMayUse() {
    ApplicationModules.of(Shengren.class).verify();
  }

  /** A module without a list may use everything, so each has one. */
  @Test
  void everyModuleSaysWhatItMayUse() {
    assertThat(
            modules().stream()
                .filter(module -> module.uses().contains(ApplicationModule.OPEN_TOKEN))
                .map(Module::name))
        .isEmpty();
  }

  /**
   * {@code mvn test -Dtest=ModularityTests -DwriteDocs=true} writes the page anew; without that an
   * outdated page is an error, for nobody reads what a build writes by the way.
   */
  @Test
  void theDocumentationShowsTheModulesAsTheyAre() throws IOException {
    var page = page();
    if (Boolean.getBoolean("writeDocs")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.exists(PAGE) ? Sources.read(PAGE) : "")
        .as("write it with: mvn test -Dtest=ModularityTests -DwriteDocs=true")
        .isEqualTo(page);
  }

  private static String page() {
    var modules = modules();
    var ground = ground();
    var page =
        new StringBuilder(
            """
            # Modules

            Written by `ModularityTests` from the packages themselves; don't edit by hand. Why they are cut like this: [architecture](architecture.md).

            Every module may use the ground modules %s; beyond them only what stands in its row. `a::b` is the part `b` of module `a`, closed to whoever doesn't name it.

            | module | what for | may use |
            |---|---|---|
            """
                .formatted(
                    ground.stream().map("`%s`"::formatted).collect(Collectors.joining(", "))));
    for (var module : modules) {
      page.append(
          "| `%s` | %s | %s |%n"
              .formatted(
                  module.name(),
                  module.purpose(),
                  module.uses().stream()
                      .filter(used -> !ground.contains(used))
                      .map("`%s`"::formatted)
                      .collect(Collectors.joining(", ")))
              .replace(System.lineSeparator(), "\n"));
    }
    page.append("\n```mermaid\nflowchart BT\n");
    shortest(modules)
        .forEach((name, uses) ->
            uses.forEach(used -> page.append("  %s --> %s\n".formatted(name, used))));
    return page.append("```\nAn arrow that follows from two others is left out.\n").toString();
  }

  /** Direct permissions without those that a longer way gives as well. */
  private static Map<String, List<String>> shortest(List<Module> modules) {
    var direct = new LinkedHashMap<String, List<String>>();
    modules.forEach(module ->
        direct.put(
            module.name(), module.uses().stream().filter(used -> !used.contains("::")).toList()));
    var shortest = new LinkedHashMap<String, List<String>>();
    direct.forEach((name, uses) ->
        shortest.put(
            name,
            uses.stream()
                .filter(used ->
                    uses.stream()
                        .filter(other -> !other.equals(used))
                        .noneMatch(other -> reaches(other, used, direct)))
                .toList()));
    return shortest;
  }

  private static boolean reaches(String from, String to, Map<String, List<String>> uses) {
    return uses.getOrDefault(from, List.of()).stream()
        .anyMatch(used -> used.equals(to) || reaches(used, to, uses));
  }

  private static List<Module> modules() {
    return Sources.modules().stream()
        .map(name -> {
          var description = declared(name);
          return new Module(
              name,
              purpose(name),
              new TreeSet<>(Arrays.asList(description.allowedDependencies())).stream().toList());
        })
        .sorted(Comparator.comparing(Module::name))
        .toList();
  }

  private static ApplicationModule declared(String module) {
    try {
      var declared =
          Class.forName("org.shengren." + module + ".package-info")
              .getAnnotation(ApplicationModule.class);
      assertThat(declared).as("package-info of %s", module).isNotNull();
      return declared;
    } catch (ClassNotFoundException e) {
      throw new AssertionError(module + " has no package-info", e);
    }
  }

  private static List<String> ground() {
    return List.of(Shengren.class.getAnnotation(Modulithic.class).sharedModules());
  }

  private static String purpose(String module) {
    var text = Sources.read(Sources.JAVA.resolve(module).resolve("package-info.java"));
    var found = PURPOSE.matcher(text);
    return found.find() ? found.group(1).replaceAll("\\s*\\n \\*\\s*", " ").strip() : "";
  }
}
