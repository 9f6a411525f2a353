package org.shengren.operations;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For containers and watchdogs, open to everybody: whether pages can be served, and no more. */
@RestController
class LivenessApi {
  private final JdbcClient jdbc;

  LivenessApi(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @GetMapping(path = "/health", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> show() {
    try {
      var _ = jdbc.sql("select 1").query(Integer.class).single();
      return ResponseEntity.ok("{\"status\":\"UP\"}");
    } catch (DataAccessException gone) {
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body("{\"status\":\"DOWN\"}");
    }
  }
}
