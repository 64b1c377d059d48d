// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.kit.db.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The arrows of the state diagram. */
class SettlementTest {

  private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant AT = NOW.plusSeconds(90);
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofSeconds(1), Duration.ofHours(1), new Random(1));

  @Test
  void doneEndsTheLane() {
    Settlement end = settle(LaneResult.done(List.of(), () -> {}));
    assertThat(end).isEqualTo(new Settlement(LaneState.DONE, null, 0, true, List.of(), false));
  }

  @Test
  void doneWithATimeWaitsForIt() {
    Reason why = Reason.of(ReasonCode.NOT_YET_DUE, "first day");
    Settlement end = settle(new LaneResult.Done(List.of(), () -> {}, AT, why));
    assertThat(end.state()).isEqualTo(LaneState.WAITING);
    assertThat(end.dueAt()).isEqualTo(AT);
    assertThat(end.applied()).isTrue();
    assertThat(end.reasons()).containsExactly(why.retriedAt(AT));
  }

  @Test
  void laterWaitsForTheTargetsTimeOrBacksOff() {
    Settlement asked = settle(later(ReasonCode.TARGET_THROTTLED, AT));
    assertThat(asked.dueAt()).isBetween(AT, AT.plusSeconds(5));
    assertThat(asked.applied()).isFalse();
    Settlement own = settle(later(ReasonCode.TARGET_UNAVAILABLE, null));
    assertThat(own.dueAt()).isBetween(NOW.plusSeconds(6), NOW.plusSeconds(10));
    assertThat(own.attempts()).isEqualTo(4);
    assertThat(own.outcomeUnknown()).isFalse();
    assertThat(settle(later(ReasonCode.TARGET_OUTCOME_UNKNOWN, null)).outcomeUnknown()).isTrue();
    assertThat(settle(later(ReasonCode.TARGET_THROTTLED, NOW.minusSeconds(9))).dueAt())
        .isEqualTo(NOW);
  }

  @Test
  void whoWereToldTheSameTimeDoNotComeBackTogether() {
    assertThat(
            java.util.stream.Stream.generate(() -> later(ReasonCode.TARGET_THROTTLED, AT))
                .limit(20)
                .map(later -> settle(later).dueAt())
                .distinct())
        .hasSizeGreaterThan(10)
        .allMatch(due -> !due.isBefore(AT) && !due.isAfter(AT.plusSeconds(5)));
  }

  @Test
  void doneMaySayHowUrgentItIsWhenItIsDueAgain() {
    Reason why = Reason.of(ReasonCode.NOT_YET_DUE, "last day");
    assertThat(settle(new LaneResult.Done(List.of(), () -> {}, AT, why, Urgency.LEAVER)).urgency())
        .isEqualTo(Urgency.LEAVER);
    assertThat(settle(new LaneResult.Done(List.of(), () -> {}, AT, why)).urgency()).isNull();
  }

  @Test
  void beingAskedToWaitIsNoFailedTry() {
    assertThat(settle(later(ReasonCode.TARGET_THROTTLED, AT)).attempts()).isEqualTo(3);
    assertThat(settle(later(ReasonCode.BUDGET_EXHAUSTED, AT)).attempts()).isEqualTo(3);
    assertThat(settle(later(ReasonCode.NOT_YET_VISIBLE, AT)).attempts()).isEqualTo(4);
  }

  @Test
  void aTryThatCameSomeWayBeginsTheBackOffAnew() {
    Reason lost = Reason.of(ReasonCode.TARGET_OUTCOME_UNKNOWN, "no answer");
    Settlement end = settle(new LaneResult.Later(List.of(), () -> {}, lost, true));
    assertThat(end.attempts()).isEqualTo(1);
    assertThat(end.outcomeUnknown()).isTrue();
  }

  @Test
  void heldWaitsForAPerson() {
    Reason why = Reason.of(ReasonCode.TARGET_REFUSED, "no");
    Settlement end = settle(new LaneResult.Held(List.of(), () -> {}, List.of(why)));
    assertThat(end.state()).isEqualTo(LaneState.HELD);
    assertThat(end.dueAt()).isNull();
    assertThat(end.reasons()).containsExactly(why);
  }

  @Test
  void pausedIsDueAsSoonAsThePauseEnds() {
    Reason why = Reason.of(ReasonCode.TARGET_MISCONFIGURED, "secret");
    Settlement end = settle(new LaneResult.Paused(List.of(), () -> {}, why));
    assertThat(end.state()).isEqualTo(LaneState.WAITING);
    assertThat(end.dueAt()).isEqualTo(NOW);
    assertThat(end.attempts()).isEqualTo(3);
  }

  @Test
  void eachKindOfFailureHasItsResult() {
    Reason why = Reason.of(ReasonCode.TARGET_REFUSED, "x");
    assertThat(Failures.resultOf(claim(), new CallFailure.Later(why, null)))
        .isInstanceOf(LaneResult.Later.class);
    assertThat(Failures.resultOf(claim(), new CallFailure.Refused(why, null)))
        .isInstanceOf(LaneResult.Held.class);
    assertThat(Failures.resultOf(claim(), new CallFailure.Misconfigured(why, null)))
        .isInstanceOf(LaneResult.Paused.class);
    assertThat(Failures.resultOf(claim(), new IllegalStateException("bug")))
        .isInstanceOfSatisfying(
            LaneResult.Held.class,
            held ->
                assertThat(held.reasons().getFirst().code()).isEqualTo(ReasonCode.INTERNAL_ERROR));
    assertThat(
            Failures.resultOf(
                claim(), new IllegalStateException(new java.sql.SQLException("gone", "08006"))))
        .isInstanceOf(LaneResult.Later.class);
  }

  @Test
  void reasonsSurviveTheDatabase() {
    Reason reason = new Reason(ReasonCode.EMAIL_INVALID, "text", "workEmail", AT);
    assertThat(Json.read(Json.write(List.of(reason)), REASONS)).containsExactly(reason);
    assertThat(Json.read(Json.write(List.of()), REASONS)).isEmpty();
  }

  private static Settlement settle(LaneResult result) {
    return Settlement.of(result, claim(), NOW, BACKOFF);
  }

  private static LaneResult later(
      ReasonCode code, @org.jspecify.annotations.Nullable Instant retryAt) {
    return new LaneResult.Later(List.of(), () -> {}, new Reason(code, "x", null, retryAt));
  }

  private static LaneClaim claim() {
    return new LaneClaim(
        new LaneKey("a", "bamboo:1"),
        1,
        null,
        new byte[0],
        "cause",
        Urgency.NORMAL,
        3,
        false,
        1,
        NOW,
        NOW.plusSeconds(20));
  }
}
