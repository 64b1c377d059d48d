// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.ats.jta.TransactionManager;
import io.usher.core.WorkerKey;
import io.usher.kit.db.Database;
import io.usher.kit.db.Transactions;
import io.usher.saas.domain.Link;
import io.usher.saas.domain.Settlements;
import io.usher.testkit.PartsExtension;
import io.usher.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PartsExtension.class)
class PgLinksIT {

  private static final WorkerKey ANNA = new WorkerKey("bamboo", "7");
  private static final WorkerKey BEN = new WorkerKey("bamboo", "8");
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  private final Database database;
  private final PgLinks links;
  private final PgSettlements settlements;
  private final Transactions transactions;

  PgLinksIT(TestDatabase own) {
    this.database = new Database(own.dataSource());
    this.transactions =
        new Transactions(
            TransactionManager.transactionManager(), new TransactionSynchronizationRegistryImple());
    this.links = new PgLinks(database, transactions);
    this.settlements = new PgSettlements(database, transactions);
  }

  private void record(String app, WorkerKey worker, Link link) {
    transactions.joining(
        () ->
            settlements.record(
                new Settlements.End(app, worker, link, 1, Set.of(app)), recorded -> {}));
  }

  @BeforeAll
  static void migrate(TestDatabase own) throws IOException {
    try (var script = PgLinksIT.class.getResourceAsStream("/db/saas/V1000__app_accounts.sql")) {
      String sql =
          new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
      new Database(own.dataSource()).update(sql, statement -> {});
    }
  }

  @BeforeEach
  void empty() {
    database.update("DELETE FROM app_account", statement -> {});
  }

  private static Link linked(String remoteId) {
    return new Link(
        remoteId,
        Set.of("staff", "sales"),
        true,
        "a@acme.example",
        NOW,
        2,
        new Link.Settled("f", NOW));
  }

  @Test
  void nothingIsRememberedOfAStranger() {
    assertThat(links.of("slack", ANNA)).isEqualTo(Link.NONE);
  }

  @Test
  void whatIsRecordedIsRememberedWhole() {
    record("slack", ANNA, linked("U1"));

    assertThat(links.of("slack", ANNA)).isEqualTo(linked("U1"));
    assertThat(links.of("jira", ANNA)).isEqualTo(Link.NONE);
  }

  @Test
  void aCreationThatBeginsIsRememberedAtOnce() {
    links.creationBegins("slack", ANNA, "a@acme.example");

    Link link = links.of("slack", ANNA);
    assertThat(link.unsure()).isTrue();
    assertThat(link.triedAddress()).isEqualTo("a@acme.example");
  }

  @Test
  void anAccountBelongsToOneWorkerOnly() {
    record("slack", ANNA, linked("U1"));

    assertThat(links.belongsToAnother("slack", "U1", BEN)).isTrue();
    assertThat(links.belongsToAnother("slack", "U1", ANNA)).isFalse();
    assertThat(links.belongsToAnother("jira", "U1", BEN)).isFalse();
  }

  @Test
  void anAdoptedAccountIsLinkedAtOnceAndTheRestIsKept() {
    record("slack", ANNA, linked("U1"));

    assertThat(links.adopt("slack", ANNA, "U2")).isTrue();
    assertThat(links.adopt("slack", ANNA, "U2")).isTrue();

    assertThat(links.of("slack", ANNA)).isEqualTo(linked("U2"));
    assertThat(links.adopt("slack", BEN, "U2")).isFalse();
    assertThat(links.of("slack", BEN)).isEqualTo(Link.NONE);
  }

  @RepeatedTest(20)
  void ofTwoWhoAdoptAtOnceExactlyOneWins() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> both =
          Stream.of(ANNA, BEN)
              .map(
                  worker ->
                      threads.submit(
                          () -> {
                            together.await();
                            return links.adopt("slack", worker, "U1");
                          }))
              .toList();

      assertThat(List.of(both.getFirst().get(), both.getLast().get()))
          .containsExactlyInAnyOrder(true, false);
    }
  }
}
