package org.shengren.operations;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The run by which the start script of the archive fills the JVM's AOT cache: a whole start, one
 * page, and an orderly end. Spring's own exit on refresh would leave the database server running.
 */
@Component
@ConditionalOnBooleanProperty("shengren.training")
class TrainingRun {
  @Order
  @EventListener
  void on(ApplicationReadyEvent ready) throws IOException, InterruptedException {
    var context = ready.getApplicationContext();
    var port = context.getEnvironment().getRequiredProperty("local.server.port");
    try (var browser = HttpClient.newHttpClient()) {
      browser.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in")).build(),
          HttpResponse.BodyHandlers.discarding());
    }
    System.exit(SpringApplication.exit(context));
  }
}
