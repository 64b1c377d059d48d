// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import static io.usher.ingest.IngestLog.LOG;

import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.ingest.domain.Delivery;
import io.usher.ingest.domain.DeliveryVerdict;
import io.usher.ingest.domain.Hint;
import io.usher.ingest.domain.HrSource;
import io.usher.ingest.domain.KnownWorker;
import io.usher.ingest.domain.KnownWorkers;
import io.usher.ingest.domain.Observation;
import io.usher.ingest.domain.ObservationRules;
import io.usher.ingest.domain.Reading;
import io.usher.ingest.domain.Receipt;
import io.usher.ingest.domain.SeenBy;
import io.usher.ingest.inbound.HintJson;
import io.usher.ingest.inbound.Hints;
import io.usher.ingest.inbound.SourceDirectory;
import io.usher.ingest.outbound.WorkerObservedEvents;
import io.usher.kit.http.ProblemException;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LaneHandler;
import io.usher.kit.lane.LaneResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/**
 * HR systems that can be asked. A webhook or a listing is only a hint: it raises the worker's lane
 * and is acknowledged. The lane reads the worker again, compares with what is known, and tells what
 * is news. Hints in a burst collapse into one reading; a change and its undoing tell nothing.
 */
@ApplicationScoped
public class IngestFlow implements LaneHandler {

  private final SourceDirectory sources;
  private final Hints hints;
  private final KnownWorkers knownWorkers;
  private final ObservationRules rules;

  IngestFlow(
      SourceDirectory sources, Hints hints, KnownWorkers knownWorkers, ObservationRules rules) {
    this.sources = sources;
    this.hints = hints;
    this.knownWorkers = knownWorkers;
    this.rules = rules;
  }

  /**
   * Takes a webhook in; when this returns, the hint is committed.
   *
   * <p>A delivery that was taken in before is acknowledged again and changes nothing: a vendor that
   * lost our first answer sends it once more, and would report a refusal as a failing webhook. One
   * that is too old is refused: after the window a recording is worthless.
   */
  public Receipt receive(String sourceName, Delivery delivery) {
    HrSource source = sources.askable(sourceName);
    Hint hint = new Hint(SeenBy.WEBHOOK, delivery.receivedAt());
    return switch (source.judge(delivery)) {
      case DeliveryVerdict.Refused no ->
          throw new ProblemException(no.status(), no.code(), no.detail(), no.action());
      case DeliveryVerdict.AboutOtherThings other -> Receipt.IGNORED;
      case DeliveryVerdict.AboutWorkers about ->
          hints.takeIn(source, about, hint) ? Receipt.ACCEPTED : Receipt.REPLAYED;
    };
  }

  /** Takes in whom a listing named; when this returns, the hints are committed. */
  public void listed(HrSource source, Collection<String> workerIds, Hint hint) {
    hints.takeIn(source, workerIds, hint);
  }

  /** Reads the worker again and tells what is news. */
  @Override
  public LaneResult handle(LaneClaim claim) {
    WorkerKey worker = WorkerKey.parse(claim.key().workerKey());
    Hint hint = HintJson.read(claim.desired());
    Reading reading = sources.askable(claim).read(worker, claim.claimedAt());
    KnownWorker known = knownWorkers.find(worker).orElse(null);
    return switch (rules.decide(reading, known)) {
      case Observation.Changed news -> tell(news, hint);
      case Observation.Noted noted -> LaneResult.done(List.of(), () -> remember(noted.next()));
      case Observation.Unchanged nothing -> LaneResult.done(List.of(), () -> {});
      case Observation.Unknown nobody -> hold(worker);
    };
  }

  private LaneResult tell(Observation.Changed news, Hint hint) {
    if (news.next().missing()) {
      LOG.workerMissing(news.next().key().toString());
    }
    return LaneResult.done(
        List.of(WorkerObservedEvents.of(news, hint)), () -> remember(news.next()));
  }

  private void remember(KnownWorker next) {
    knownWorkers.remember(List.of(next));
  }

  private static LaneResult hold(WorkerKey worker) {
    LOG.workerUnknown(worker.toString());
    String message = "HR told of this worker but does not show the record to this API key";
    Reason reason = Reason.of(ReasonCode.WORKER_UNKNOWN, message);
    return new LaneResult.Held(List.of(), () -> {}, List.of(reason));
  }
}
