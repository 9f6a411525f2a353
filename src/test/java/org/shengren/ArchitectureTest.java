package org.shengren;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.shengren.kernel.Identifier;
import org.shengren.kernel.PersonId;
import org.shengren.organization.Sight;
import org.shengren.organization.Sights;
import org.springframework.stereotype.Service;

/** What keeps the code readable and safe, beyond the walls between modules. */
class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.shengren");

  private static final Pattern SAYS_NOTHING =
      Pattern.compile(".*(?:Impl|Utils?|Helper|Manager|Dto|Bean)");

  /** What a request carries; it cannot be told without the request. */
  private static final Set<String> ABOUT_THE_REQUEST = Set.of("CurrentViewer");

  /** Managers of people, not of things. */
  private static final Set<String> MANAGERS = Set.of("OwnManager");

  /** The kernel grows by decision only. */
  private static final Set<String> KERNEL =
      Set.of(
          "Forbidden",
          "Identifier",
          "Language",
          "PersonId",
          "Refusal",
          "Role",
          "TenantId",
          "Text",
          "Viewer");

  /** Modules whose services answer about a person's results. */
  private static final String[] RESULTS = {
    "org.shengren.evidence",
    "org.shengren.measurement..",
    "org.shengren.report",
    "org.shengren.development",
    "org.shengren.insight"
  };

  /** Methods that name a person and yet show nothing of their results, with the reason. */
  private static final Set<String> SHOWS_NO_RESULT = Set.of();

  @Test
  void publicDataKnowsNoFramework() {
    classes()
        .that(
            new DescribedPredicate<>("are public records, enums or sealed types") {
              @Override
              public boolean test(JavaClass type) {
                return isPublic(type)
                    && (type.isRecord() || type.isEnum() || isSealed(type))
                    && !ABOUT_THE_REQUEST.contains(type.getSimpleName());
              }
            })
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.shengren..", "org.jspecify.."))
        .check(PRODUCT);
  }

  @Test
  void dataAsksNoService() {
    noClasses()
        .that(
            new DescribedPredicate<>("are records, enums or sealed types") {
              @Override
              public boolean test(JavaClass type) {
                return isPublic(type) && (type.isRecord() || type.isEnum() || isSealed(type));
              }
            })
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<>("are services") {
              @Override
              public boolean test(JavaClass type) {
                return type.isAnnotatedWith(Service.class);
              }
            })
        .check(PRODUCT);
  }

  @Test
  void theKernelStaysSmall() {
    assertThat(
            PRODUCT.stream()
                .filter(resideInAPackage("org.shengren.kernel"))
                .filter(type -> !type.isMemberClass() && !type.isAnonymousClass())
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info")))
        .containsExactlyInAnyOrderElementsOf(KERNEL);
  }

  /** The clock can be set; a moment taken from the system cannot. */
  @Test
  void theTimeComesFromTheClock() {
    var found = new TreeSet<String>();
    for (var type : PRODUCT) {
      for (var call : type.getMethodCallsFromSelf()) {
        var target = call.getTarget();
        var owner = target.getOwner().getName();
        var takesClock =
            target.getRawParameterTypes().stream()
                .anyMatch(parameter -> parameter.isEquivalentTo(Clock.class));
        if ((owner.startsWith("java.time.") && target.getName().equals("now") && !takesClock)
            || (owner.equals("java.time.Clock")
                && target.getName().startsWith("system")
                && !type.getSimpleName().equals("TimeConfiguration"))
            || (owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis"))) {
          found.add(call.getDescription());
        }
      }
      for (var call : type.getConstructorCallsFromSelf()) {
        if (call.getTargetOwner().getName().equals("java.util.Date")
            && call.getTarget().getRawParameterTypes().isEmpty()) {
          found.add(call.getDescription());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  /** Boot 4 brings the next Jackson; the old one is on the class path of libraries only. */
  @Test
  void oneJacksonOnly() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAPackage("com.fasterxml.jackson.databind.."))
        .check(PRODUCT);
  }

  @Test
  void whatAClassNeedsStandsInItsConstructor() {
    fields()
        .should()
        .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
        .andShould()
        .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
        .andShould()
        .notBeAnnotatedWith("jakarta.annotation.Resource")
        .check(PRODUCT);
  }

  @Test
  void namesSayWhatAThingIs() {
    assertThat(
            PRODUCT.stream()
                .map(JavaClass::getSimpleName)
                .filter(name -> SAYS_NOTHING.matcher(name).matches() && !MANAGERS.contains(name)))
        .isEmpty();
    assertThat(
            PRODUCT.stream()
                .map(type -> type.getPackageName() + ".")
                .filter(name ->
                    Stream.of(".util.", ".common.", ".helper.", ".manager.", ".impl.", ".misc.")
                        .anyMatch(name::contains)))
        .isEmpty();
  }

  /** Nobody reads a person's result without leave, and only the policy hands it out. */
  @Test
  void resultsOfAPersonAreAskedForWithASight() {
    var found = new TreeSet<String>();
    for (var type : PRODUCT) {
      if (!isPublic(type)
          || !type.isAnnotatedWith(Service.class)
          || !resideInAnyPackage(RESULTS).test(type)) {
        continue;
      }
      for (var method : type.getMethods()) {
        if (method.getModifiers().contains(JavaModifier.PUBLIC)
            && !method.getRawReturnType().getName().equals("void")
            && !method.getRawReturnType().isAssignableTo(Identifier.class)
            && takes(method, PersonId.class)
            && !takes(method, Sight.class)
            && !takes(method, Sights.class)
            && !SHOWS_NO_RESULT.contains(type.getSimpleName() + "." + method.getName())) {
          found.add(method.getFullName());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void onlyThePolicyHandsOutASight() {
    assertThat(
            PRODUCT.stream()
                .flatMap(type -> type.getConstructorCallsFromSelf().stream())
                .filter(call ->
                    Set.of(Sight.class.getName(), Sights.class.getName())
                        .contains(call.getTargetOwner().getName()))
                .map(call -> call.getOriginOwner().getSimpleName()))
        .containsOnly("AccessPolicy");
    for (var leave : Set.of(Sight.class, Sights.class)) {
      assertThat(
              Arrays.stream(leave.getDeclaredConstructors())
                  .filter(constructor -> constructor.getModifiers() != 0))
          .isEmpty();
    }
  }

  /** Whatever answers a request asks who is there, or is one of those open to everybody. */
  @Test
  void everyPageAsksWhoIsThere() {
    var open =
        Set.of(
            "SignInPage",
            "WelcomePage",
            "PasswordResetPage",
            "LivenessApi",
            "PreferencePage",
            "ErrorPage",
            "SetupPage",
            "AboutPage");
    var found = new TreeSet<String>();
    for (var type : PRODUCT) {
      if (!type.isMetaAnnotatedWith("org.springframework.stereotype.Controller")
          || open.contains(type.getSimpleName())) {
        continue;
      }
      for (var method : type.getMethods()) {
        if (method.isMetaAnnotatedWith("org.springframework.web.bind.annotation.RequestMapping")
            && method.getRawParameterTypes().stream()
                .noneMatch(parameter -> parameter.getName().equals("org.shengren.kernel.Viewer"))) {
          found.add(method.getFullName());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static boolean takes(JavaMethod method, Class<?> type) {
    return method.getParameterTypes().stream()
        .map(JavaType::toErasure)
        .anyMatch(parameter -> parameter.isEquivalentTo(type));
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isPublic).orElse(true);
  }

  private static boolean isSealed(JavaClass type) {
    return type.reflect().isSealed();
  }
}
