package org.shengren.operations;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Without a database of the administrator's own, the embedded one is started. */
@Configuration(proxyBeanMethods = false)
@Conditional(EmbeddedDatabaseConfiguration.NoDatabaseConfigured.class)
class EmbeddedDatabaseConfiguration {
  static final class NoDatabaseConfigured implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return context.getEnvironment().getProperty("spring.datasource.url", "").isBlank();
    }
  }

  /** Destroyed last: what uses connections depends on the two beans below. */
  @Bean(destroyMethod = "close")
  EmbeddedDatabase embeddedDatabase(@Value("${shengren.home:data}") Path home) throws IOException {
    return EmbeddedDatabase.start(home);
  }

  @Bean
  JdbcConnectionDetails applicationConnection(EmbeddedDatabase database) {
    return new Application(database);
  }

  @Bean
  FlywayConnectionDetails ownerConnection(EmbeddedDatabase database) {
    return new Owner(database);
  }

  private record Application(EmbeddedDatabase database) implements JdbcConnectionDetails {
    @Override
    public String getJdbcUrl() {
      return database.url(EmbeddedDatabase.DATABASE);
    }

    @Override
    public String getUsername() {
      return EmbeddedDatabase.APPLICATION;
    }

    @Override
    public String getPassword() {
      return database.applicationPassword();
    }
  }

  private record Owner(EmbeddedDatabase database) implements FlywayConnectionDetails {
    @Override
    public String getJdbcUrl() {
      return database.url(EmbeddedDatabase.DATABASE);
    }

    @Override
    public String getUsername() {
      return EmbeddedDatabase.OWNER;
    }

    @Override
    public String getPassword() {
      return database.ownerPassword();
    }
  }
}
