// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.ingest.FlowOverFakes;
import io.usher.ingest.domain.Delivery;
import io.usher.ingest.domain.DeliveryVerdict;
import io.usher.ingest.domain.HrSource;
import io.usher.ingest.domain.KnownWorker;
import io.usher.ingest.domain.Listings;
import io.usher.ingest.domain.Listings.Kind;
import io.usher.ingest.domain.Reading;
import io.usher.kit.lane.LaneUpdate;
import io.usher.kit.lane.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceListingTest {

  private static final Instant NOW = Instant.parse("2026-02-01T08:00:00Z");

  private final FlowOverFakes fakes = new FlowOverFakes();
  private final OneTurn listings = new OneTurn();
  private final ListedHr hr = new ListedHr();
  private final SourceListing listing =
      new SourceListing(fakes.flow(hr), listings, fakes.known(), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void theFirstListingNamesEverybodyAndKeepsTheWatermark() {
    hr.ids = IntStream.range(0, 1234).mapToObj(Integer::toString).toList();

    listing.runIfDue(hr, Kind.DELTA);

    assertThat(hr.asked).containsExactly("null");
    assertThat(fakes.raised()).hasSize(1234);
    assertThat(listings.outcome).isEqualTo("complete w1 2026-02-01T09:00:00Z");
  }

  @Test
  void theNextListingAsksFromTheWatermark() {
    listings.watermark = "w0";

    listing.runIfDue(hr, Kind.DELTA);

    assertThat(hr.asked).containsExactly("w0");
  }

  @Test
  void theFullComparisonAlsoNamesWhomHrNoLongerShows() {
    hr.ids = List.of("1");
    fakes.known().remember(List.of(known("1"), known("2")));

    listing.runIfDue(hr, Kind.FULL);

    assertThat(fakes.raised())
        .extracting(update -> update.key().workerKey())
        .containsExactlyInAnyOrder("listed:1", "listed:2");
    assertThat(fakes.raised()).extracting(LaneUpdate::urgency).containsOnly(Urgency.BACKGROUND);
  }

  @Test
  void aFullComparisonIsNotDueWithTheFirstListing() {
    listing.runIfDue(hr, Kind.FULL);

    assertThat(listings.firstDue).isEqualTo(NOW.plus(Duration.ofDays(7)));
  }

  @Test
  void aFailureKeepsTheWatermarkAndWaitsLongerEachTime() {
    hr.failure = new CallFailure.Later(ReasonCode.TARGET_UNAVAILABLE, "away", null);
    listings.failures = 2;

    listing.runIfDue(hr, Kind.DELTA);

    assertThat(listings.outcome).isEqualTo("given up 2026-02-01T08:01:00Z");
  }

  @Test
  void aTimeThatTheVendorNamesIsKept() {
    Instant later = NOW.plusSeconds(1800);
    hr.failure = new CallFailure.Later(ReasonCode.TARGET_THROTTLED, "slow down", later);

    listing.runIfDue(hr, Kind.DELTA);

    assertThat(listings.outcome).isEqualTo("given up 2026-02-01T08:30:00Z");
  }

  private static KnownWorker known(String id) {
    return new KnownWorker(io.usher.core.Worker.of(new WorkerKey("listed", id)).build(), 1, false);
  }

  private static final class ListedHr implements HrSource {

    private final List<String> asked = new ArrayList<>();
    private List<String> ids = List.of();
    private @Nullable CallFailure failure;

    @Override
    public String name() {
      return "listed";
    }

    @Override
    public Rhythm rhythm() {
      return new Rhythm(Duration.ofHours(1), Duration.ofDays(7));
    }

    @Override
    public @Nullable String changedSince(@Nullable String watermark, Consumer<String> workerId) {
      asked.add(String.valueOf(watermark));
      ids.forEach(workerId);
      if (failure != null) {
        throw failure;
      }
      return "w1";
    }

    @Override
    public DeliveryVerdict judge(Delivery delivery) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Reading read(WorkerKey worker, Instant now) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class OneTurn implements Listings {

    private @Nullable String watermark;
    private int failures;
    private @Nullable Instant firstDue;
    private String outcome = "";

    @Override
    public Optional<Turn> takeTurn(String source, Kind kind, Instant due, Instant now) {
      firstDue = due;
      return Optional.of(new Turn(source, kind, watermark, failures, now.plus(LEASE)));
    }

    @Override
    public void complete(Turn turn, @Nullable String reached, Instant nextDue) {
      outcome = "complete " + reached + " " + nextDue;
    }

    @Override
    public void giveUp(Turn turn, Instant nextDue) {
      outcome = "given up " + nextDue;
    }
  }
}
