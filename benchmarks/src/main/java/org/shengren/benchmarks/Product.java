package org.shengren.benchmarks;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.shengren.Shengren;
import org.shengren.Visitor;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The product with its embedded database and the demo company, started anew. */
final class Product implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private Product(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static Product start(Path home) throws IOException {
    deleteAll(home);
    return new Product(
        SpringApplication.run(
            Shengren.class,
            "--server.port=0",
            "--shengren.demo=true",
            "--shengren.home=" + home.toAbsolutePath()));
  }

  String address() {
    return "http://127.0.0.1:"
        + context.getEnvironment().getRequiredProperty("local.server.port");
  }

  Visitor visitor(String login) {
    return new Visitor(address()).signIn("yunling", login, "yunling-demo");
  }

  /** As the application works: bound by row-level security to the demo company. */
  Connection asApplication() throws SQLException {
    var details = context.getBean(JdbcConnectionDetails.class);
    var open =
        DriverManager.getConnection(
            details.getJdbcUrl(), details.getUsername(), details.getPassword());
    open.setAutoCommit(false);
    try (var bind =
        open.prepareStatement(
            "select set_config('shengren.tenant', tenancy.tenant_by_code('yunling')::text, false)")) {
      bind.execute();
    }
    return open;
  }

  /** To copy rows in bulk: the application itself may not make temporary tables. */
  Connection asOwnerInDemo() throws SQLException {
    var open = asOwner();
    open.setAutoCommit(false);
    LargeCompany.execute(
        open,
        "select set_config('shengren.tenant', tenancy.tenant_by_code('yunling')::text, false)");
    return open;
  }

  Connection asOwner() throws SQLException {
    var details = context.getBean(FlywayConnectionDetails.class);
    return DriverManager.getConnection(
        details.getJdbcUrl(), details.getUsername(), details.getPassword());
  }

  /** Statements sent by all threads while the work runs; nobody else works meanwhile. */
  static int statements(Runnable work) {
    var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    var count = new AtomicInteger();
    var counter =
        new AppenderBase<ILoggingEvent>() {
          @Override
          protected void append(ILoggingEvent event) {
            if (event.getMessage().startsWith("Executing prepared SQL statement")) {
              count.incrementAndGet();
            }
          }
        };
    counter.setContext(logger.getLoggerContext());
    counter.start();
    logger.addAppender(counter);
    logger.setAdditive(false);
    logger.setLevel(Level.DEBUG);
    try {
      work.run();
    } finally {
      logger.setLevel(null);
      logger.setAdditive(true);
      logger.detachAppender(counter);
    }
    return count.get();
  }

  @Override
  public void close() {
    context.close();
  }

  private static void deleteAll(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
