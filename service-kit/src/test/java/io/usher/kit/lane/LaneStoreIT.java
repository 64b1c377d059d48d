// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import static io.usher.kit.Lane.key;
import static io.usher.kit.Lane.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.kit.Replica;
import io.usher.kit.Replicas;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a claim takes, and whose result counts. */
class LaneStoreIT {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Duration LEASE = Duration.ofSeconds(20);
  private static final Slots.Room MANY = room(100, Urgency.BACKGROUND);

  private final Replicas replicas = new Replicas();
  private Replica replica;

  @BeforeEach
  void start() {
    replica = replicas.add();
  }

  @AfterEach
  void stop() {
    replicas.close();
  }

  @Test
  void leaversAreClaimedFirstThenWhatIsDueLongest() {
    raise(update(key("a", 1), 1, Urgency.BACKGROUND, NOW.minusSeconds(90)));
    raise(update(key("b", 2), 1, Urgency.NORMAL, NOW.minusSeconds(20)));
    raise(update(key("a", 3), 1, Urgency.NORMAL, NOW.minusSeconds(30)));
    raise(update(key("b", 4), 1, Urgency.LEAVER, NOW.minusSeconds(1)));
    raise(update(key("a", 5), 1, Urgency.LEAVER, NOW.plusSeconds(1)));

    List<LaneClaim> claims = replica.store.claim(MANY, NOW, LEASE);

    assertThat(claims)
        .extracting(LaneClaim::key)
        .containsExactly(key("b", 4), key("a", 3), key("b", 2), key("a", 1));
    assertThat(claims.getFirst().leaseUntil()).isEqualTo(NOW.plus(LEASE));
  }

  @Test
  void aClaimTakesNoMoreThanThereIsRoomFor() {
    for (int person = 0; person < 10; person++) {
      raise(update(key("a", person), 1, NOW.minusSeconds(person)));
      raise(update(key("b", person), 1, NOW.minusSeconds(100)));
    }
    raise(update(key("b", 99), 1, Urgency.LEAVER, NOW));

    Slots.Room room = new Slots.Room(6, Urgency.BACKGROUND, 48, Map.of("b", 2));
    List<LaneClaim> claims = replica.store.claim(room, NOW, LEASE);
    List<LaneClaim> onlyLeavers = replica.store.claim(room(5, Urgency.LEAVER), NOW, LEASE);

    assertThat(claims).hasSize(6);
    assertThat(claims.stream().filter(c -> c.key().target().equals("b"))).hasSize(3);
    assertThat(onlyLeavers).isEmpty();
  }

  @Test
  void aRunningLaneIsTakenOverWhenItsLeaseHasEnded() {
    raise(update(key("a", 1), 1, NOW));
    LaneClaim first = claimOne(NOW);
    assertThat(replica.store.claim(MANY, NOW.plusSeconds(19), LEASE)).isEmpty();

    LaneClaim second = claimOne(NOW.plusSeconds(20));

    assertThat(first.outcomeUnknown()).isFalse();
    assertThat(second.outcomeUnknown()).isTrue();
    assertThat(second.fence()).isEqualTo(first.fence() + 1);
    assertThat(second.attempts()).isEqualTo(1);
    assertThat(settle(first, settled(LaneState.DONE), NOW.plusSeconds(21))).isFalse();
    assertThat(settle(second, settled(LaneState.DONE), NOW.plusSeconds(21))).isTrue();
    assertThat(view().state()).isEqualTo(LaneState.DONE);
    assertThat(view().appliedVersion()).isEqualTo(1);
  }

  @Test
  void aRenewedLeaseIsNotTakenOver() {
    raise(update(key("a", 1), 1, NOW));
    LaneClaim claim = claimOne(NOW);
    assertThat(replica.store.renew(List.of(claim), NOW.plusSeconds(60)))
        .containsExactly(claim.key());
    assertThat(replica.store.claim(MANY, NOW.plusSeconds(59), LEASE)).isEmpty();
    assertThat(replica.store.claim(MANY, NOW.plusSeconds(60), LEASE)).hasSize(1);
    assertThat(replica.store.renew(List.of(claim), NOW.plusSeconds(90))).isEmpty();
  }

  @Test
  void aNewerVersionThatCameWhileRunningIsDueAtOnce() {
    raise(update(key("a", 1), 1, NOW));
    LaneClaim claim = claimOne(NOW);
    raise(update(key("a", 1), 2, NOW));
    assertThat(view().state()).isEqualTo(LaneState.RUNNING);
    assertThat(replica.store.claim(MANY, NOW, LEASE)).isEmpty();

    Settlement held =
        new Settlement(
            LaneState.HELD,
            null,
            1,
            false,
            List.of(Reason.of(ReasonCode.TARGET_REFUSED, "no")),
            false);
    assertThat(settle(claim, held, replica.clock.instant())).isTrue();

    assertThat(view().state()).isEqualTo(LaneState.READY);
    assertThat(view().reasons()).isEmpty();
    assertThat(view().attempts()).isZero();
    assertThat(claimOne(replica.clock.instant()).version()).isEqualTo(2);
  }

  @Test
  void aNewerVersionForTheFutureWaitsForItsTime() {
    Instant future =
        replica.clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MILLIS);
    raise(update(key("a", 1), 1, NOW));
    LaneClaim claim = claimOne(NOW);
    raise(update(key("a", 1), 2, future));
    settle(claim, settled(LaneState.DONE), replica.clock.instant());
    assertThat(view().state()).isEqualTo(LaneState.WAITING);
    assertThat(view().dueAt()).isEqualTo(future);
    assertThat(view().appliedVersion()).isEqualTo(1);
    assertThat(replica.store.nextDue(MANY, NOW)).contains(future);
  }

  @Test
  void anOlderOrEqualVersionChangesNothing() {
    raise(update(key("a", 1), 5, NOW));
    raise(update(key("a", 1), 4, Urgency.LEAVER, NOW.minusSeconds(9)));
    raise(update(key("a", 1), 5, Urgency.LEAVER, NOW.minusSeconds(9)));
    assertThat(view().version()).isEqualTo(5);
    assertThat(view().urgency()).isEqualTo(Urgency.NORMAL);
    replica.lanes.raise(
        List.of(
            update(key("a", 1), 8, NOW), update(key("a", 1), 7, NOW), update(key("a", 2), 1, NOW)));
    assertThat(view().version()).isEqualTo(8);
  }

  @Test
  void aNewerFactOfALowerRankPushesNobodyBack() {
    raise(update(key("a", 1), 1, Urgency.NORMAL, NOW));
    raise(update(key("a", 1), 2, Urgency.BACKGROUND, NOW));
    assertThat(view().urgency()).isEqualTo(Urgency.NORMAL);
    raise(update(key("a", 1), 3, Urgency.LEAVER, NOW));
    LaneClaim claim = claimOne(NOW);
    raise(update(key("a", 1), 4, Urgency.BACKGROUND, NOW));
    assertThat(view().urgency()).isEqualTo(Urgency.LEAVER);

    settle(claim, settled(LaneState.DONE), replica.clock.instant());
    LaneClaim next = claimOne(replica.clock.instant());
    settle(next, settled(LaneState.DONE), replica.clock.instant());
    raise(update(key("a", 1), 5, Urgency.BACKGROUND, NOW));

    assertThat(next.urgency()).isEqualTo(Urgency.LEAVER);
    assertThat(view().urgency()).isEqualTo(Urgency.BACKGROUND);
  }

  @Test
  void whoIsDueByTheClockAsALeaverStaysOneWhenAnImportComes() {
    Instant lastDay = replica.clock.instant().minusSeconds(5);
    raise(update(key("a", 1), 1, NOW));
    settle(claimOne(NOW), dueAgain(lastDay, Urgency.LEAVER), NOW);
    assertThat(view().urgency()).isEqualTo(Urgency.LEAVER);

    raise(update(key("a", 1), 2, Urgency.NORMAL, NOW));

    assertThat(view().urgency()).isEqualTo(Urgency.LEAVER);
  }

  @Test
  void anUrgencyForLaterIsNoneOfTheNewerFactsBeforeThat() {
    Instant lastDay = replica.clock.instant().plus(Duration.ofDays(30));
    raise(update(key("a", 1), 1, NOW));
    LaneClaim claim = claimOne(NOW);
    settle(claim, dueAgain(lastDay, Urgency.LEAVER), NOW);
    raise(update(key("a", 1), 2, Urgency.BACKGROUND, NOW));
    assertThat(view().urgency()).isEqualTo(Urgency.BACKGROUND);

    LaneClaim newer = claimOne(NOW);
    raise(update(key("a", 1), 3, Urgency.NORMAL, NOW));
    settle(newer, dueAgain(lastDay, Urgency.LEAVER), replica.clock.instant());

    assertThat(view().urgency()).isEqualTo(Urgency.NORMAL);
  }

  @Test
  void aWaitThatTheTargetAskedForOutlastsANewerFact() {
    Instant asked = replica.clock.instant().plusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
    raise(update(key("a", 1), 1, NOW));
    settle(claimOne(NOW), waiting(ReasonCode.TARGET_THROTTLED, asked), NOW);

    raise(update(key("a", 1), 2, NOW));

    assertThat(view().dueAt()).isEqualTo(asked);
    assertThat(view().state()).isEqualTo(LaneState.WAITING);
    assertThat(view().version()).isEqualTo(2);
    assertThat(replica.store.claim(MANY, asked.minusMillis(1), LEASE)).isEmpty();
    assertThat(claimOne(asked).version()).isEqualTo(2);
  }

  @Test
  void anyOtherWaitEndsWithANewerFact() {
    Instant asked = replica.clock.instant().plusSeconds(60);
    raise(update(key("a", 1), 1, NOW));
    settle(claimOne(NOW), waiting(ReasonCode.TARGET_UNAVAILABLE, asked), NOW);

    raise(update(key("a", 1), 2, NOW));

    assertThat(view().state()).isEqualTo(LaneState.READY);
    assertThat(view().reasons()).isEmpty();
    assertThat(claimOne(NOW).version()).isEqualTo(2);
  }

  @Test
  void whoIsDoneAndOnlyWaitsForAnothersTargetIsNotHeldBackFromANewerFact() {
    Instant nextLook = replica.clock.instant().plusSeconds(3600);
    Reason anothers = Reason.of(ReasonCode.TARGET_THROTTLED, "later").retriedAt(nextLook);
    raise(update(key("a", 1), 1, NOW));
    settle(
        claimOne(NOW),
        new Settlement(LaneState.WAITING, nextLook, 0, true, List.of(anothers), false),
        NOW);

    raise(update(key("a", 1), 2, NOW));

    assertThat(claimOne(NOW).version()).isEqualTo(2);
  }

  private static Settlement dueAgain(Instant due, Urgency urgency) {
    return new Settlement(LaneState.WAITING, due, 0, true, List.of(), false, urgency);
  }

  private static Settlement waiting(ReasonCode code, Instant due) {
    Reason reason = Reason.of(code, "later").retriedAt(due);
    return new Settlement(LaneState.WAITING, due, 1, false, List.of(reason), false);
  }

  @Test
  void aPausedTargetIsNotClaimedAndARetryEndsThePause() {
    raise(update(key("a", 1), 1, NOW));
    raise(update(key("b", 1), 1, NOW));
    Reason why = Reason.of(ReasonCode.TARGET_MISCONFIGURED, "wrong secret");
    replica.pauses.pause("a", NOW.plusSeconds(60), why);

    assertThat(replica.store.claim(MANY, NOW, LEASE))
        .extracting(LaneClaim::key)
        .containsExactly(key("b", 1));
    assertThat(replica.store.nextDue(room(9, Urgency.NORMAL), NOW)).contains(NOW.plus(LEASE));
    assertThat(replica.lanes.retry(key("a", 1), NOW)).isTrue();
    assertThat(replica.store.claim(MANY, NOW, LEASE))
        .extracting(LaneClaim::key)
        .containsExactly(key("a", 1));
  }

  @Test
  void aReleasedLaneIsDueAtOnceAndItsOutcomeUnknown() {
    raise(update(key("a", 1), 1, NOW));
    LaneClaim claim = claimOne(NOW);
    assertThat(replica.store.release(NOW)).isEqualTo(1);
    LaneClaim next = claimOne(NOW);
    assertThat(next.outcomeUnknown()).isTrue();
    assertThat(settle(claim, settled(LaneState.DONE), NOW)).isFalse();
  }

  @Test
  void aRetryTellsWhetherThereIsSuchALane() {
    raise(update(key("a", 1), 3, NOW));
    raise(update(key("b", 1), 3, NOW));
    for (LaneClaim claim : replica.store.claim(MANY, NOW, LEASE)) {
      LaneState state = claim.key().target().equals("a") ? LaneState.DONE : LaneState.HELD;
      settle(claim, settled(state), NOW);
    }
    assertThat(replica.lanes.retry(key("b", 1), NOW)).isTrue();
    assertThat(replica.lanes.retry(key("b", 2), NOW)).isFalse();
    assertThat(replica.view(key("b", 1)).state()).isEqualTo(LaneState.READY);
    assertThat(replica.view(key("b", 1)).version()).isEqualTo(3);
  }

  private boolean settle(LaneClaim claim, Settlement end, Instant now) {
    return replica.store.settle(List.of(new LaneStore.Ended(claim, end)), now) == 1;
  }

  private static Settlement settled(LaneState state) {
    return new Settlement(state, null, 0, state == LaneState.DONE, List.of(), false);
  }

  private static Slots.Room room(int limit, Urgency leastUrgent) {
    return new Slots.Room(limit, leastUrgent, 48, Map.of());
  }

  private void raise(LaneUpdate update) {
    replica.lanes.raise(List.of(update));
  }

  private LaneClaim claimOne(Instant now) {
    List<LaneClaim> claims = replica.store.claim(MANY, now, LEASE);
    assertThat(claims).hasSize(1);
    return claims.getFirst();
  }

  private LaneViews.LaneView view() {
    return replica.view(key("a", 1));
  }
}
