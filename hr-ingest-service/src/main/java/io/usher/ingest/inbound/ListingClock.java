// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound;

import static io.usher.ingest.IngestLog.LOG;

import io.quarkus.scheduler.Scheduled;
import io.usher.ingest.IngestConfig;
import io.usher.ingest.domain.Deliveries;
import io.usher.ingest.domain.HrSource;
import io.usher.ingest.domain.Imports;
import io.usher.ingest.domain.Listings.Kind;
import io.usher.ingest.domain.Sources;
import io.usher.kit.db.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What happens by the clock: due listings, and forgetting what need not be kept. */
@ApplicationScoped
class ListingClock {

  private final Sources sources;
  private final SourceListing listing;
  private final Deliveries deliveries;
  private final Imports imports;
  private final Clock clock;
  private final Duration importRetention;

  ListingClock(
      Sources sources,
      SourceListing listing,
      Deliveries deliveries,
      Imports imports,
      Clock clock,
      IngestConfig config) {
    this.sources = sources;
    this.listing = listing;
    this.deliveries = deliveries;
    this.imports = imports;
    this.clock = clock;
    this.importRetention = config.importRetention();
  }

  @Scheduled(
      identity = "listings",
      every = "${usher.hr-ingest.listing-tick}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void listings() {
    for (HrSource source : sources.askable()) {
      for (Kind kind : Kind.values()) {
        run(() -> listing.runIfDue(source, kind));
      }
    }
  }

  @Scheduled(
      identity = "forgetting",
      every = "10m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void forgetting() {
    Instant now = clock.instant();
    run(() -> deliveries.forget(now));
    run(() -> imports.forget(now.minus(importRetention)));
  }

  private static void run(Runnable work) {
    try {
      work.run();
    } catch (DatabaseException lost) {
      LOG.housekeepingPostponed(String.valueOf(lost.getMessage()));
    }
  }
}
