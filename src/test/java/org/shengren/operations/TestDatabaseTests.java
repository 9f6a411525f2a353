package org.shengren.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
class TestDatabaseTests {
  @Autowired JdbcClient jdbc;

  @Test
  void aTestHasAMigratedDatabaseOfItsOwnAndIsNotItsOwner() {
    assertThat(jdbc.sql("select current_user").query(String.class).single())
        .isEqualTo("shengren_test_app");
    assertThat(
            jdbc.sql("select to_regclass('tenancy.tenant') is not null")
                .query(Boolean.class)
                .single())
        .isTrue();
  }
}
