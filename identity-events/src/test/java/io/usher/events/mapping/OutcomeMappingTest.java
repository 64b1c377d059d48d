// SPDX-License-Identifier: Apache-2.0
package io.usher.events.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.LifecycleStage;
import io.usher.core.OutcomeStatus;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.events.v1.StageTimes;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OutcomeMappingTest {

  private static final Instant T1 = Instant.parse("2026-02-01T08:00:00Z");
  private static final Instant T2 = T1.plusSeconds(3);

  @Property
  void everyStageComesBack(@ForAll LifecycleStage stage) {
    assertThat(Stages.fromAvro(Stages.toAvro(stage))).contains(stage);
  }

  @Example
  void aStageOfANewerProducerIsNoStage() {
    assertThat(Stages.fromAvro(io.usher.events.v1.LifecycleStage.UNKNOWN)).isEmpty();
  }

  @Property
  void everyStatusComesBack(@ForAll OutcomeStatus status) {
    assertThat(Statuses.fromAvro(Statuses.toAvro(status))).contains(status);
  }

  @Example
  void aStatusOfANewerProducerIsNoStatus() {
    assertThat(Statuses.fromAvro(io.usher.events.v1.OutcomeStatus.UNKNOWN)).isEmpty();
  }

  @Property
  void everyReasonComesBack(@ForAll ReasonCode code) {
    Reason reason = new Reason(code, "why", "department", T1);

    assertThat(Reasons.fromAvro(Reasons.toAvro(reason))).isEqualTo(reason);
  }

  @Example
  void aCodeOfANewerProducerIsKeptInTheMessage() {
    io.usher.events.v1.Reason newer =
        new io.usher.events.v1.Reason("MOON_IN_WRONG_PHASE", "wait", null, null);

    Reason reason = Reasons.fromAvro(newer);

    assertThat(reason.code()).isEqualTo(ReasonCode.REASON_UNKNOWN);
    assertThat(reason.message()).contains("MOON_IN_WRONG_PHASE");
  }

  @Example
  void anEffectKeepsItsThreeWords() {
    RecordedEffect effect = new RecordedEffect("add-to-group", "staff", "Add to the group staff");

    assertThat(Effects.fromAvro(java.util.List.of(Effects.toAvro(effect)))).containsExactly(effect);
  }

  @Provide
  Arbitrary<StageTimes> times() {
    Arbitrary<Instant> instants =
        Arbitraries.longs().between(0, 2_000_000_000_000L).map(Instant::ofEpochMilli);
    return instants
        .injectNull(0.3)
        .list()
        .ofSize(6)
        .map(t -> new StageTimes(t.get(0), t.get(1), t.get(2), t.get(3), t.get(4), t.get(5)));
  }

  @Property(tries = 200)
  void mergingTimesKnowsNoOrder(
      @ForAll("times") StageTimes a, @ForAll("times") StageTimes b, @ForAll("times") StageTimes c) {
    assertThat(Times.merged(a, b)).isEqualTo(Times.merged(b, a));
    assertThat(Times.merged(Times.merged(a, b), c)).isEqualTo(Times.merged(a, Times.merged(b, c)));
    assertThat(Times.merged(a, a)).isEqualTo(a);
    assertThat(Times.merged(a, Times.none())).isEqualTo(a);
  }

  @Example
  void theLastStageIsTheLatestTimeAfterTheObservation() {
    StageTimes times =
        StageTimes.newBuilder(Times.observed(T1)).setAdmittedAt(T1).setAppsAt(T2).build();

    assertThat(Times.last(times)).contains(T2);
    assertThat(Times.last(Times.observed(T1))).isEmpty();
  }
}
