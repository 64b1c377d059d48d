// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.WorkerKey;
import io.usher.entra.domain.AccountRecord;
import io.usher.entra.domain.AccountRecord.Account;
import io.usher.entra.domain.AccountRecord.MailboxWait;
import io.usher.entra.domain.AccountRecord.Told;
import io.usher.entra.domain.Accounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What the port {@link Accounts} promises: one account belongs to one person. */
public abstract class AccountsContract {

  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00.123456Z");

  protected final WorkerKey ada = new WorkerKey("bamboo", UUID.randomUUID().toString());
  protected final WorkerKey grace = new WorkerKey("bamboo", UUID.randomUUID().toString());
  protected final String object = UUID.randomUUID().toString();

  /** What is remembered; other tests may have written rows of their own. */
  protected abstract Accounts accounts();

  @Test
  void nothingIsRememberedOfAStranger() {
    assertThat(accounts().find(ada)).isEmpty();
  }

  @Test
  void whatWasRecordedIsFoundAgainAndReplacedAsAWhole() {
    AccountRecord whole = known(ada, object);
    accounts().record(whole);
    assertThat(accounts().find(ada)).contains(whole);

    accounts().record(AccountRecord.nobody(ada));
    assertThat(accounts().find(ada)).contains(AccountRecord.nobody(ada));
  }

  @Test
  void anAdoptedAccountIsRememberedAndLivesOnlyOnceARecordSaysSo() {
    assertThat(accounts().adopt(ada, object, NOW)).isTrue();

    AccountRecord adopted = accounts().find(ada).orElseThrow();
    assertThat(adopted.account()).contains(new Account(object, NOW, false));
    assertThat(adopted.livingAccountId()).isEmpty();
    assertThat(adopted.told()).isEqualTo(Told.NOTHING);
  }

  @Test
  void adoptingAnotherAccountKeepsTheRestOfWhatIsRemembered() {
    accounts().record(known(ada, object));
    String second = UUID.randomUUID().toString();

    assertThat(accounts().adopt(ada, second, NOW.plusSeconds(1))).isTrue();

    AccountRecord before = known(ada, object);
    AccountRecord after = accounts().find(ada).orElseThrow();
    assertThat(after.account()).contains(new Account(second, NOW.plusSeconds(1), false));
    assertThat(after.told()).isEqualTo(before.told());
    assertThat(after.mailbox()).isEqualTo(before.mailbox());
    assertThat(after.sessionsRevoked()).isTrue();
  }

  @Test
  void adoptingTheOwnAccountAgainLeavesItLiving() {
    accounts().record(known(ada, object));

    assertThat(accounts().adopt(ada, object, NOW)).isTrue();
    assertThat(accounts().find(ada)).contains(known(ada, object));
  }

  @Test
  void anAccountOfAnotherPersonIsNotAdopted() {
    accounts().record(known(grace, object));

    assertThat(accounts().adopt(ada, object, NOW)).isFalse();
    assertThat(accounts().find(ada)).isEmpty();
    assertThat(accounts().find(grace)).contains(known(grace, object));
  }

  @Test
  void whenTwoPeopleWantOneAccountAtOnceOneGetsIt() throws Exception {
    for (int round = 0; round < 20; round++) {
      String wanted = UUID.randomUUID().toString();
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Boolean>> both = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (WorkerKey worker : List.of(ada, grace)) {
          both.add(
              threads.submit(
                  () -> {
                    start.await();
                    return accounts().adopt(worker, wanted, NOW);
                  }));
        }
        start.countDown();
        assertThat(List.of(both.getFirst().get(), both.getLast().get()))
            .containsExactlyInAnyOrder(true, false);
      }
    }
  }

  @Test
  void beginningToCloseForgetsTheRevocationAndNothingElse() {
    accounts().record(known(ada, object));

    accounts().beginClosing(ada);
    accounts().beginClosing(grace);

    AccountRecord before = known(ada, object);
    assertThat(accounts().find(ada))
        .contains(new AccountRecord(ada, before.account(), false, before.mailbox(), before.told()));
    assertThat(accounts().find(grace)).isEmpty();
  }

  private static AccountRecord known(WorkerKey worker, String object) {
    return new AccountRecord(
        worker,
        Optional.of(new Account(object, NOW, true)),
        true,
        new MailboxWait(Optional.of(NOW), Optional.of(NOW.plusSeconds(5)), true),
        new Told(7, "digest", 5, 4, Optional.of(NOW.plusSeconds(9))));
  }
}
