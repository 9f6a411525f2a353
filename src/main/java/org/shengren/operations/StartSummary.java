package org.shengren.operations;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says once, when the application is ready, where it is and what it runs on. */
@Component
class StartSummary {
  private record Entry(String title, List<String> lines) {}

  private final Environment environment;
  private final ObjectProvider<StartLine> contributed;
  private final ObjectProvider<EmbeddedDatabase> embedded;
  private final JdbcConnectionDetails connection;

  StartSummary(
      Environment environment,
      ObjectProvider<StartLine> contributed,
      ObjectProvider<EmbeddedDatabase> embedded,
      JdbcConnectionDetails connection) {
    this.environment = environment;
    this.contributed = contributed;
    this.embedded = embedded;
    this.connection = connection;
  }

  @EventListener
  void on(ApplicationReadyEvent ready) throws SQLException {
    if (environment.containsProperty("local.server.port")) {
      Console.print(text());
    }
  }

  String text() throws SQLException {
    var entries = new ArrayList<Entry>();
    entries.add(new Entry("打开 Open", List.of(address())));
    contributed
        .orderedStream()
        .map(line -> new Entry(line.title(), line.lines()))
        .filter(entry -> !entry.lines().isEmpty())
        .forEach(entries::add);
    var database = embedded.getIfAvailable();
    if (database == null) {
      entries.add(new Entry("数据库 Database", List.of(externalDatabase())));
    } else {
      entries.add(new Entry("数据目录 Data", List.of(database.directory().toString())));
      entries.add(
          new Entry("数据库 Database", List.of("PostgreSQL " + database.version() + "，随附 embedded")));
    }
    entries.add(new Entry("停止 Stop", List.of("Ctrl-C")));
    return "\n  胜任 Shengren "
        + environment.getProperty("spring.application.version", "")
        + "\n\n"
        + aligned(entries)
        + "\n";
  }

  private static String aligned(List<Entry> entries) {
    int column = entries.stream().mapToInt(entry -> Console.width(entry.title())).max().orElse(0);
    var text = new StringBuilder();
    for (var entry : entries) {
      var title = entry.title();
      for (var line : entry.lines()) {
        text.append("  ").append(title).repeat(' ', column - Console.width(title) + 3);
        text.append(line).append('\n');
        title = "";
      }
    }
    return text.toString();
  }

  private String address() {
    var scheme =
        environment.getProperty("server.ssl.enabled", Boolean.class, false) ? "https" : "http";
    var host = environment.getProperty("server.address", "");
    var shown = host.isBlank() || host.equals("127.0.0.1") || host.equals("0.0.0.0");
    return scheme
        + "://"
        + (shown ? "localhost" : host)
        + ":"
        + environment.getProperty("local.server.port")
        + environment.getProperty("server.servlet.context-path", "/");
  }

  private String externalDatabase() throws SQLException {
    try (var open =
        DriverManager.getConnection(
            connection.getJdbcUrl(), connection.getUsername(), connection.getPassword())) {
      return "PostgreSQL "
          + open.getMetaData().getDatabaseProductVersion()
          + " · "
          + connection.getJdbcUrl().replaceFirst("^jdbc:postgresql:", "").replaceFirst("\\?.*", "");
    }
  }
}
