package org.shengren;

import org.shengren.operations.BackupCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The application: one process, one database; its modules are the packages below this one. */
@SpringBootApplication
@Modulithic(
    systemName = "Shengren",
    sharedModules = {"kernel", "tenancy", "web", "audit", "work", "notification"})
public class Shengren {
  public static void main(String[] args) {
    if (BackupCommand.isMeantBy(args)) {
      System.exit(BackupCommand.run(args));
    }
    SpringApplication.run(Shengren.class, args);
  }
}
