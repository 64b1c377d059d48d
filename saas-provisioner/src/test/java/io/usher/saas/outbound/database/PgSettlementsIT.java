// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.kit.db.Database;
import io.usher.kit.db.Transactions;
import io.usher.saas.domain.Link;
import io.usher.saas.domain.Settlements.End;
import io.usher.saas.domain.Settlements.Recorded;
import io.usher.testkit.PartsExtension;
import io.usher.testkit.TestDatabase;
import jakarta.transaction.TransactionManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PartsExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PgSettlementsIT {

  private static final WorkerKey ANNA = new WorkerKey("bamboo", "7");
  private static final WorkerKey BEN = new WorkerKey("bamboo", "8");
  private static final Set<String> APPS = Set.of("slack", "jira");

  private final AgroalDataSource pool;
  private final Database database;
  private final Transactions transactions;
  private final PgSettlements settlements;

  PgSettlementsIT(TestDatabase own) throws SQLException, IOException {
    TransactionManager manager = com.arjuna.ats.jta.TransactionManager.transactionManager();
    var registry = new TransactionSynchronizationRegistryImple();
    this.pool = pool(own, manager, registry);
    this.database = new Database(pool);
    this.transactions = new Transactions(manager, registry);
    this.settlements = new PgSettlements(database, transactions);
    try (var script = getClass().getResourceAsStream("/db/saas/V1000__app_accounts.sql")) {
      String sql =
          new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
      database.update(sql, statement -> {});
    }
  }

  private static AgroalDataSource pool(
      TestDatabase own,
      TransactionManager manager,
      TransactionSynchronizationRegistryImple registry)
      throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(4)
                        .transactionIntegration(
                            new NarayanaTransactionIntegration(manager, registry))
                        .connectionFactoryConfiguration(
                            factory ->
                                factory
                                    .jdbcUrl(own.jdbcUrl())
                                    .principal(new NamePrincipal(own.username()))
                                    .credential(new SimplePassword(own.password())))));
  }

  @BeforeEach
  void empty() {
    database.update("DELETE FROM app_account", statement -> {});
  }

  @AfterAll
  void close() {
    pool.close();
  }

  private static End end(String app, WorkerKey worker, long settledVersion) {
    return new End(app, worker, Link.NONE, settledVersion, APPS);
  }

  private static End linkedTo(String remoteId, WorkerKey worker) {
    Link link = new Link(remoteId, Set.of(), false, null, null, 0, null);
    return new End("slack", worker, link, 1, APPS);
  }

  /** In one transaction. */
  private List<Recorded> recorded(End... ends) {
    List<Recorded> all = new ArrayList<>();
    transactions.requiringNew(
        () -> {
          Stream.of(ends).forEach(end -> settlements.record(end, all::add));
          return true;
        });
    return all;
  }

  @Test
  void theVersionOfOutcomesGrowsPerPersonAndApp() {
    assertThat(recorded(end("slack", ANNA, 1)).getFirst().version()).isEqualTo(1);
    assertThat(recorded(end("slack", ANNA, 2)).getFirst().version()).isEqualTo(2);
    assertThat(recorded(end("jira", ANNA, 2), end("slack", BEN, 1)))
        .extracting(Recorded::version)
        .containsExactly(1L, 1L);
  }

  @Test
  void allAreSettledWhenTheLastAppIs() {
    assertThat(recorded(end("slack", ANNA, 5)).getFirst().all()).isFalse();
    assertThat(recorded(end("jira", ANNA, 0)).getFirst().all()).isFalse();
    assertThat(recorded(end("jira", ANNA, 5)).getFirst().all()).isTrue();
    assertThat(recorded(end("jira", ANNA, 6)).getFirst().all()).isFalse();
  }

  @Test
  void whenBothAppsEndInOneTransactionExactlyTheLastSaysThatAllAre() {
    List<Recorded> all =
        recorded(end("slack", ANNA, 5), end("slack", BEN, 5), end("jira", ANNA, 5));

    assertThat(all).extracting(Recorded::all).containsExactly(false, false, true);
  }

  @Test
  void anAppThatOnlyTriedTakesNothingFromTheOneThatSettled() {
    recorded(end("jira", ANNA, 5));

    List<Recorded> all = recorded(end("slack", ANNA, 5), end("jira", ANNA, 0));

    assertThat(all).extracting(Recorded::all).containsExactly(true, false);
  }

  @Test
  void anOlderOutcomeNeverUnsettlesANewerOne() {
    recorded(end("slack", ANNA, 6));
    recorded(end("slack", ANNA, 0));

    assertThat(recorded(end("jira", ANNA, 6)).getFirst().all()).isTrue();
  }

  @Test
  void anAccountOfAnotherWorkerIsRefusedAndNothingIsWritten() {
    recorded(linkedTo("U1", ANNA));

    assertThatThrownBy(() -> recorded(end("jira", BEN, 1), linkedTo("U1", BEN)))
        .isInstanceOfSatisfying(
            CallFailure.Refused.class,
            refused ->
                assertThat(refused.reason().code()).isEqualTo(ReasonCode.APP_ACCOUNT_CONFLICT));
    assertThat(recorded(end("jira", BEN, 1)).getFirst().version()).isEqualTo(1);
  }

  @RepeatedTest(20)
  void ofTwoAppsThatEndAtOnceExactlyOneSaysThatAllAre() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Recorded>>> both =
          APPS.stream().map(app -> threads.submit(endsAtOnce(app, together))).toList();

      assertThat(List.of(both.getFirst().get(), both.getLast().get()))
          .extracting(recorded -> recorded.getFirst().all())
          .containsExactlyInAnyOrder(true, false);
    }
  }

  private Callable<List<Recorded>> endsAtOnce(String app, CyclicBarrier together) {
    return () -> {
      together.await();
      return recorded(end(app, ANNA, 5));
    };
  }
}
