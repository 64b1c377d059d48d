// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound;

import static io.usher.ingest.IngestLog.LOG;

import io.usher.core.CallFailure;
import io.usher.ingest.IngestFlow;
import io.usher.ingest.domain.Hint;
import io.usher.ingest.domain.HrSource;
import io.usher.ingest.domain.KnownWorkers;
import io.usher.ingest.domain.Listings;
import io.usher.ingest.domain.Listings.Kind;
import io.usher.ingest.domain.Listings.Turn;
import io.usher.ingest.domain.SeenBy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks a source for lists and turns them into hints; a list never changes anything itself.
 *
 * <p>The delta asks who changed since the watermark, and finds what a lost webhook was about; the
 * first one has no watermark and names everybody. The full comparison names everybody whom HR shows
 * and everybody whom we know, and so finds records that are gone. The watermark moves only after
 * all hints are committed.
 */
@ApplicationScoped
class SourceListing {

  private static final int PART = 500;
  private static final Duration FIRST_RETRY = Duration.ofSeconds(15);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(15);

  private final IngestFlow flow;
  private final Listings listings;
  private final KnownWorkers knownWorkers;
  private final Clock clock;

  SourceListing(IngestFlow flow, Listings listings, KnownWorkers knownWorkers, Clock clock) {
    this.flow = flow;
    this.listings = listings;
    this.knownWorkers = knownWorkers;
    this.clock = clock;
  }

  /** Lists when it is due and no other replica does. */
  void runIfDue(HrSource source, Kind kind) {
    Instant now = clock.instant();
    Instant firstDue = kind == Kind.DELTA ? now : now.plus(every(source, kind));
    listings.takeTurn(source.name(), kind, firstDue, now).ifPresent(turn -> run(source, turn, now));
  }

  private void run(HrSource source, Turn turn, Instant now) {
    try {
      Parts parts = new Parts(ids -> flow.listed(source, ids, hint(turn.kind(), now)));
      String watermark = list(source, turn, parts);
      parts.end();
      listings.complete(turn, watermark, now.plus(every(source, turn.kind())));
      LOG.listed(source.name(), turn.kind().name(), parts.count);
    } catch (CallFailure failure) {
      Instant next = failure.reason().nextTry().orElse(now.plus(backOff(source, turn)));
      listings.giveUp(turn, next);
      String code = failure.reason().code().code();
      LOG.listingGivenUp(source.name(), turn.kind().name(), code, next.toString());
    }
  }

  private @Nullable String list(HrSource source, Turn turn, Parts parts) {
    return switch (turn.kind()) {
      case DELTA -> source.changedSince(turn.watermark(), parts::add);
      case FULL -> {
        source.changedSince(null, parts::add);
        everybodyKnown(source.name(), parts);
        yield null;
      }
    };
  }

  private void everybodyKnown(String source, Parts parts) {
    List<String> page = knownWorkers.idsAfter(source, "", PART);
    while (!page.isEmpty()) {
      page.forEach(parts::add);
      page = knownWorkers.idsAfter(source, page.getLast(), PART);
    }
  }

  private static Hint hint(Kind kind, Instant now) {
    return switch (kind) {
      case DELTA -> new Hint(SeenBy.POLL, now);
      case FULL -> new Hint(SeenBy.FULL_COMPARISON, now);
    };
  }

  private static Duration every(HrSource source, Kind kind) {
    return switch (kind) {
      case DELTA -> source.rhythm().delta();
      case FULL -> source.rhythm().full();
    };
  }

  /** Doubles with each failure, and is never longer than the rhythm itself. */
  private static Duration backOff(HrSource source, Turn turn) {
    Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(turn.failures(), 10));
    Duration rhythm = every(source, turn.kind());
    Duration longest = rhythm.compareTo(LONGEST_RETRY) < 0 ? rhythm : LONGEST_RETRY;
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }

  /** Hands ids on in parts, so that neither memory nor a transaction grows with the company. */
  private static final class Parts {

    private final Consumer<Set<String>> sink;
    private Set<String> part = new LinkedHashSet<>();
    private long count;

    Parts(Consumer<Set<String>> sink) {
      this.sink = sink;
    }

    void add(String id) {
      if (part.add(id)) {
        count++;
      }
      if (part.size() == PART) {
        end();
      }
    }

    void end() {
      if (!part.isEmpty()) {
        sink.accept(part);
        part = new LinkedHashSet<>();
      }
    }
  }
}
