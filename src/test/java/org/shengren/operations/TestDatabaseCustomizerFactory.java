package org.shengren.operations;

import java.util.List;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Gives every Spring test context a migrated database of its own, by the same properties with which
 * an administrator points the application at an external PostgreSQL. Registered in {@code
 * META-INF/spring.factories}, so no test asks for it.
 */
final class TestDatabaseCustomizerFactory implements ContextCustomizerFactory {
  @Override
  public ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
    return new OwnDatabase();
  }

  /** Without state, so that equal configurations share one context. */
  record OwnDatabase() implements ContextCustomizer {
    @Override
    public void customizeContext(
        ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
      var database = TestDatabase.fresh(context.getEnvironment());
      TestPropertyValues.of(
              "spring.datasource.url=" + database.url(),
              "spring.datasource.username=" + database.application(),
              "spring.datasource.password=" + database.applicationPassword(),
              "spring.flyway.user=" + database.owner(),
              "spring.flyway.password=" + database.ownerPassword(),
              "spring.datasource.hikari.minimum-idle=1",
              "shengren.home=target/no-home",
              "shengren.background=false",
              "server.port=0")
          .applyTo(context);
      // The demo company comes to those tests that ask for it.
      if (!List.of(configuration.getPropertySourceProperties()).contains("shengren.demo=true")) {
        TestPropertyValues.of("shengren.demo=false").applyTo(context);
      }
    }
  }
}
