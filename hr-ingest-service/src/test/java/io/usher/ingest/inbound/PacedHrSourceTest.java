// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.ingest.domain.Delivery;
import io.usher.ingest.domain.DeliveryVerdict;
import io.usher.ingest.domain.HrSource;
import io.usher.ingest.domain.Reading;
import io.usher.kit.lane.Urgency;
import io.usher.kit.limit.Budgets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PacedHrSourceTest {

  private static final Instant NOW = Instant.parse("2026-02-01T08:00:00Z");
  private static final WorkerKey ADA = new WorkerKey("busy", "17");

  private final RestingBudget budget = new RestingBudget();
  private final BusyHr hr = new BusyHr();
  private final HrSource source = new PacedHrSource(hr, budget, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void whenOneIsThrottledNobodyElseAsks() {
    hr.retryAt = NOW.plusSeconds(60);

    throttled(() -> source.read(ADA, NOW));
    throttled(() -> source.read(new WorkerKey("busy", "18"), NOW));
    throttled(() -> source.changedSince(null, id -> {}));

    assertThat(hr.calls).isEqualTo(1);
    assertThat(budget.until).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void aListingThatIsThrottledStopsTheReadingsToo() {
    hr.retryAt = NOW.plusSeconds(60);

    throttled(() -> source.changedSince(null, id -> {}));
    throttled(() -> source.read(ADA, NOW));

    assertThat(hr.calls).isEqualTo(1);
  }

  @Test
  void throttlingWithoutATimeIsARestToo() {
    throttled(() -> source.read(ADA, NOW));

    assertThat(budget.until).isBetween(NOW.plusMillis(500), NOW.plusSeconds(2));
  }

  private static void throttled(Runnable call) {
    assertThat(catchThrowableOfType(CallFailure.Later.class, call::run).reason().code())
        .isEqualTo(ReasonCode.TARGET_THROTTLED);
  }

  /** A budget without a limit that rests when it is told to. */
  private static final class RestingBudget implements Budgets {

    private Instant until = Instant.MIN;

    @Override
    public void define(String name, long permits, Duration per) {}

    @Override
    public void take(String name, int permits, Urgency urgency) {
      if (until.isAfter(NOW)) {
        throw new CallFailure.Later(ReasonCode.TARGET_THROTTLED, "rests", until);
      }
    }

    @Override
    public void pauseUntil(String name, Instant time) {
      until = time;
    }
  }

  /** An HR system that throttles everything. */
  private static final class BusyHr implements HrSource {

    private @Nullable Instant retryAt;
    private int calls;

    private CallFailure throttle() {
      calls++;
      return new CallFailure.Later(
          new Reason(ReasonCode.TARGET_THROTTLED, "busy", null, retryAt), null);
    }

    @Override
    public String name() {
      return "busy";
    }

    @Override
    public Rhythm rhythm() {
      return new Rhythm(Duration.ofHours(1), Duration.ofDays(7));
    }

    @Override
    public DeliveryVerdict judge(Delivery delivery) {
      return new DeliveryVerdict.AboutOtherThings();
    }

    @Override
    public Reading read(WorkerKey worker, Instant now) {
      throw throttle();
    }

    @Override
    public @Nullable String changedSince(@Nullable String watermark, Consumer<String> workerId) {
      throw throttle();
    }
  }
}
