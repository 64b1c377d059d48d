// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.WorkerKey;
import io.usher.entra.domain.Address;
import io.usher.entra.domain.AddressRegister;
import io.usher.entra.domain.Addresses;
import io.usher.entra.domain.Addresses.Reservation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What the ports {@link Addresses} and {@link AddressRegister} promise: an address is never given
 * to a second person, whatever runs at the same time.
 */
public abstract class AddressesContract {

  protected static final Duration RETENTION = Duration.ofDays(730);
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final WorkerKey ADA = new WorkerKey("bamboo", "17");
  private static final WorkerKey GRACE = new WorkerKey("bamboo", "4");

  /** An empty register with {@link #RETENTION}, the same one within a test. */
  protected abstract Addresses addresses();

  protected abstract AddressRegister register();

  @Test
  void theFirstCandidateThatIsFreeIsReservedAndStaysTheWorkers() {
    assertThat(reserved(ADA)).isEqualTo("a.b@acme.example");
    assertThat(reserved(GRACE)).isEqualTo("a.b2@acme.example");
    assertThat(reserved(ADA)).isEqualTo("a.b@acme.example");
  }

  @Test
  void aReservationTellsWhenTheLastTryBeforeThisOneWas() {
    assertThat(triedAt(NOW)).isEqualTo(NOW);
    assertThat(triedAt(NOW.plusSeconds(60))).isEqualTo(NOW);
    assertThat(triedAt(NOW.plusSeconds(90))).isEqualTo(NOW.plusSeconds(60));
    assertThat(addresses().of(ADA)).map(Reservation::since).contains(NOW.plusSeconds(90));
  }

  @Test
  void aTryThatIsKnownToHaveMadeNothingIsForgotten() {
    triedAt(NOW);
    Reservation before = addresses().reserve(ADA, candidates(), NOW.plusSeconds(60)).orElseThrow();

    addresses().notMade(ADA, before);

    assertThat(triedAt(NOW.plusSeconds(90))).isEqualTo(NOW);
  }

  @Test
  void askingForTheOwnAddressChangesNothing() {
    assertThat(addresses().of(ADA)).isEmpty();
    reserved(ADA);
    register().release(ADA, NOW);

    assertThat(addresses().of(ADA)).map(Reservation::address).contains(first().getFirst());
    assertThat(addresses().reserve(GRACE, first(), NOW.plus(RETENTION))).isPresent();
    assertThat(addresses().of(ADA)).isEmpty();
  }

  @Test
  void whenEveryCandidateIsTakenNobodyGetsOne() {
    for (int worker = 1; worker <= 30; worker++) {
      addresses().reserve(new WorkerKey("bamboo", "w" + worker), candidates(), NOW);
    }

    assertThat(addresses().reserve(ADA, candidates(), NOW)).isEmpty();
  }

  @Test
  void anAddressThatWasReleasedIsBlockedForOthersUntilTheRetentionTimeIsOver() {
    reserved(ADA);
    register().release(ADA, NOW);

    assertThat(addresses().reserve(GRACE, first(), NOW.plus(RETENTION).minusSeconds(1))).isEmpty();
    assertThat(addresses().reserve(GRACE, first(), NOW.plus(RETENTION))).isPresent();
  }

  @Test
  void somebodyWhoComesBackGetsTheOldAddressAndItIsInUseAgain() {
    reserved(ADA);
    register().release(ADA, NOW);

    assertThat(reserved(ADA)).isEqualTo("a.b@acme.example");
    assertThat(addresses().reserve(GRACE, first(), NOW.plus(RETENTION).plusSeconds(1))).isEmpty();
  }

  @Test
  void anAddressThatSomebodyElseHasInTheDirectoryIsLeftAlone() {
    reserved(ADA);
    addresses().takenElsewhere(ADA, first().getFirst(), NOW);

    assertThat(reserved(ADA)).isEqualTo("a.b2@acme.example");
    assertThat(addresses().reserve(GRACE, first(), NOW)).isEmpty();
  }

  @Test
  void theAddressOfAnAdoptedAccountIsRegistered() {
    register().keep(ADA, new Address("Old.Style", "acme.example"), NOW);
    register().keep(ADA, new Address("old.style", "acme.example"), NOW);

    assertThat(reserved(ADA)).isEqualTo("old.style@acme.example");
    assertThat(addresses().reserve(GRACE, List.of(new Address("old.style", "acme.example")), NOW))
        .isEmpty();
  }

  @Test
  void whenTheAccountTurnsOutToHaveAnotherAddressBothStayBlocked() {
    reserved(ADA);
    register().keep(ADA, new Address("changed", "acme.example"), NOW);

    assertThat(reserved(ADA)).isEqualTo("changed@acme.example");
    assertThat(addresses().reserve(GRACE, first(), NOW)).isEmpty();
  }

  @Test
  void anAddressThatWasFoundTakenIsRegisteredForItsHolderWhoComesLater() {
    reserved(ADA);
    addresses().takenElsewhere(ADA, first().getFirst(), NOW);

    register().keep(GRACE, first().getFirst(), NOW);

    assertThat(reserved(GRACE)).isEqualTo("a.b@acme.example");
    assertThat(addresses().reserve(ADA, first(), NOW.plus(RETENTION))).isEmpty();
  }

  @Test
  void anAddressThatAnotherWorkerHasInUseStaysThatWorkers() {
    reserved(ADA);

    register().keep(GRACE, first().getFirst(), NOW);

    assertThat(addresses().of(ADA)).map(Reservation::address).contains(first().getFirst());
    assertThat(addresses().of(GRACE)).isEmpty();
  }

  @Test
  void anAddressWhoseRetentionTimeIsOverIsRegisteredForItsNewHolder() {
    reserved(ADA);
    register().release(ADA, NOW);

    register().keep(GRACE, first().getFirst(), NOW.plus(RETENTION));

    assertThat(addresses().of(ADA)).isEmpty();
    assertThat(addresses().of(GRACE)).map(Reservation::address).contains(first().getFirst());
  }

  @Test
  void anAddressThatTheWorkerDoesNotHaveIsNotTakenFromItsOwner() {
    reserved(ADA);

    addresses().takenElsewhere(GRACE, first().getFirst(), NOW);

    assertThat(addresses().of(ADA)).isPresent();
  }

  @Test
  void keepingAReleasedAddressLiftsItsBlock() {
    reserved(ADA);
    register().release(ADA, NOW);

    register().keep(ADA, first().getFirst(), NOW);

    assertThat(addresses().reserve(GRACE, first(), NOW.plus(RETENTION))).isEmpty();
  }

  @Test
  void twentyNamesakesAtOnceGetTwentyAddresses() throws Exception {
    List<Future<Optional<Reservation>>> running = new ArrayList<>();
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int worker = 1; worker <= 20; worker++) {
        WorkerKey key = new WorkerKey("payroll", "p" + worker);
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return addresses().reserve(key, candidates(), NOW);
                }));
      }
      start.countDown();
    }
    Set<Address> given = ConcurrentHashMap.newKeySet();
    for (Future<Optional<Reservation>> one : running) {
      assertThat(given.add(one.get().orElseThrow().address())).isTrue();
    }
    assertThat(given).hasSize(20);
  }

  @Test
  void oneWorkerInTwoProcessesGetsOneAddress() throws Exception {
    for (int round = 0; round < 20; round++) {
      WorkerKey worker = new WorkerKey("payroll", "twice" + round);
      CountDownLatch start = new CountDownLatch(1);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Optional<Reservation>>> both = new ArrayList<>();
        for (int process = 0; process < 2; process++) {
          both.add(
              threads.submit(
                  () -> {
                    start.await();
                    return addresses().reserve(worker, candidates(), NOW);
                  }));
        }
        start.countDown();
        assertThat(both.getFirst().get().map(Reservation::address))
            .isEqualTo(both.getLast().get().map(Reservation::address))
            .isPresent();
      }
    }
  }

  private Instant triedAt(Instant now) {
    return addresses().reserve(ADA, candidates(), now).orElseThrow().since();
  }

  private String reserved(WorkerKey worker) {
    return addresses().reserve(worker, candidates(), NOW).orElseThrow().address().text();
  }

  private static List<Address> first() {
    return candidates().subList(0, 1);
  }

  private static List<Address> candidates() {
    List<Address> candidates = new ArrayList<>(List.of(new Address("a.b", "acme.example")));
    for (int n = 2; n <= 30; n++) {
      candidates.add(new Address("a.b" + n, "acme.example"));
    }
    return candidates;
  }
}
