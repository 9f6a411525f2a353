package org.shengren.tenancy;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Tells the database the tenant at the begin of every transaction. The setting is local to the
 * transaction, so a connection goes back to the pool without it.
 */
@Component
class BindTransactionToTenant implements TransactionExecutionListener {
  private final ObjectProvider<JdbcClient> jdbc;

  BindTransactionToTenant(ObjectProvider<JdbcClient> jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void afterBegin(TransactionExecution transaction, @Nullable Throwable beginFailure) {
    if (beginFailure == null) {
      Tenancy.current()
          .ifPresent(tenant ->
              jdbc.getObject()
                  .sql("select set_config('shengren.tenant', :tenant, true)")
                  .param("tenant", tenant.value().toString())
                  .query(String.class)
                  .single());
    }
  }
}
