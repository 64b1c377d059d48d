// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.ats.jta.TransactionManager;
import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.kit.db.Database;
import io.usher.kit.db.Transactions;
import io.usher.saas.domain.Link;
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

  PgLinksIT(TestDatabase own) {
    this.database = new Database(own.dataSource());
    this.links =
        new PgLinks(
            database,
            new Transactions(
                TransactionManager.transactionManager(),
                new TransactionSynchronizationRegistryImple()));
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
    links.record("slack", ANNA, linked("U1"), 3);

    assertThat(links.of("slack", ANNA)).isEqualTo(linked("U1"));
    assertThat(links.of("jira", ANNA)).isEqualTo(Link.NONE);
  }

  @Test
  void theVersionOfOutcomesGrowsPerPersonAndApp() {
    assertThat(links.record("slack", ANNA, Link.NONE, 1)).isEqualTo(1);
    assertThat(links.record("slack", ANNA, linked("U1"), 2)).isEqualTo(2);
    assertThat(links.record("jira", ANNA, Link.NONE, 2)).isEqualTo(1);
    assertThat(links.record("slack", BEN, Link.NONE, 1)).isEqualTo(1);
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
    links.record("slack", ANNA, linked("U1"), 1);

    assertThat(links.belongsToAnother("slack", "U1", BEN)).isTrue();
    assertThat(links.belongsToAnother("slack", "U1", ANNA)).isFalse();
    assertThat(links.belongsToAnother("jira", "U1", BEN)).isFalse();
    assertThatThrownBy(() -> links.record("slack", BEN, linked("U1"), 1))
        .isInstanceOfSatisfying(
            CallFailure.Refused.class,
            refused ->
                assertThat(refused.reason().code()).isEqualTo(ReasonCode.APP_ACCOUNT_CONFLICT));
  }

  @Test
  void anAdoptedAccountIsLinkedAtOnceAndTheRestIsKept() {
    links.record("slack", ANNA, linked("U1"), 1);

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

  @Test
  void allAreSettledWhenTheLastAppIs() {
    Set<String> apps = Set.of("slack", "jira");

    links.record("slack", ANNA, Link.NONE, 5);
    boolean first = links.all(ANNA, 5, apps);
    links.record("jira", ANNA, Link.NONE, 0);
    boolean unsettled = links.all(ANNA, 5, apps);
    links.record("jira", ANNA, Link.NONE, 6);

    assertThat(first).isFalse();
    assertThat(unsettled).isFalse();
    assertThat(links.all(ANNA, 5, apps)).isTrue();
    assertThat(links.all(ANNA, 6, apps)).isFalse();
  }

  @Test
  void anOlderOutcomeNeverUnsettlesANewerOne() {
    links.record("slack", ANNA, Link.NONE, 6);
    links.record("slack", ANNA, Link.NONE, 0);

    assertThat(links.all(ANNA, 6, Set.of("slack"))).isTrue();
  }
}
