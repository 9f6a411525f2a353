package org.shengren.operations;

import java.nio.file.Path;

/** Another running copy: starts the database, says so, and waits to be killed or told to stop. */
final class EmbeddedDatabaseProcess {
  private EmbeddedDatabaseProcess() {}

  public static void main(String[] arguments) throws Exception {
    try (var database = EmbeddedDatabase.start(Path.of(arguments[0]))) {
      try (var connection = database.connectAsSuperuser(EmbeddedDatabase.DATABASE);
          var statement = connection.createStatement()) {
        statement.execute("create table if not exists note (text text)");
        statement.execute("insert into note values ('written by another process')");
      }
      System.out.println("READY");
      System.out.flush();
      System.in.read();
    } catch (StartRefused e) {
      System.out.println("REFUSED " + e.reason() + " " + e.getMessage());
    }
  }
}
