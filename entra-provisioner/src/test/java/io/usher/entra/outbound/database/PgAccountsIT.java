// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usher.entra.SandboxTenant;
import io.usher.entra.contract.AccountsContract;
import io.usher.entra.domain.Accounts;
import io.usher.kit.db.Database;
import io.usher.testkit.ServiceParts;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is remembered in PostgreSQL keeps the promises of the port. */
@QuarkusTest
@QuarkusTestResource(ServiceParts.class)
@QuarkusTestResource(SandboxTenant.class)
class PgAccountsIT extends AccountsContract {

  private final Accounts accounts;
  private final Database database;

  @Inject
  PgAccountsIT(Accounts accounts, Database database) {
    this.accounts = accounts;
    this.database = database;
  }

  @Override
  protected Accounts accounts() {
    return accounts;
  }

  @Test
  void whoLosesTheRaceForAnAccountIsToldThatItIsAnothers() throws Exception {
    try (Connection rival = database.dedicated();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      rival.setAutoCommit(false);
      insert(rival);
      Future<Boolean> late = threads.submit(() -> accounts.adopt(ada, object, Instant.EPOCH));
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaitsForALock);

      rival.commit();

      assertThat(late.get()).isFalse();
      rival.setAutoCommit(true);
    }
    assertThat(accounts.find(ada)).isEmpty();
  }

  private void insert(Connection rival) throws java.sql.SQLException {
    try (PreparedStatement statement =
        rival.prepareStatement("INSERT INTO account (worker_key, object_id) VALUES (?, ?)")) {
      statement.setString(1, grace.toString());
      statement.setString(2, object);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  private boolean somebodyWaitsForALock() {
    return !database
        .query(
            """
            SELECT 1 FROM pg_stat_activity
            WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO account%'
              AND datname = current_database()
            """,
            statement -> {}, row -> row.getInt(1))
        .isEmpty();
  }
}
