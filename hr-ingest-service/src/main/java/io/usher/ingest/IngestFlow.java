// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import static io.usher.ingest.IngestLog.LOG;

import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.ingest.domain.Deliveries;
import io.usher.ingest.domain.Delivery;
import io.usher.ingest.domain.DeliveryVerdict;
import io.usher.ingest.domain.Hint;
import io.usher.ingest.domain.HrSource;
import io.usher.ingest.domain.KnownWorker;
import io.usher.ingest.domain.KnownWorkers;
import io.usher.ingest.domain.Observation;
import io.usher.ingest.domain.ObservationRules;
import io.usher.ingest.domain.Reading;
import io.usher.ingest.domain.SeenBy;
import io.usher.ingest.domain.UnitOfWork;
import io.usher.ingest.outbound.WorkerObservedEvents;
import io.usher.kit.http.ProblemException;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LaneHandler;
import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.LaneResult;
import io.usher.kit.lane.LaneUpdate;
import io.usher.kit.lane.Lanes;
import io.usher.kit.lane.Urgency;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * HR systems that can be asked. A webhook or a listing is only a hint: it raises the worker's lane
 * and is acknowledged. The lane reads the worker again, compares with what is known, and tells what
 * is news. Hints in a burst collapse into one reading; a change and its undoing tell nothing.
 */
@ApplicationScoped
public class IngestFlow implements LaneHandler {

  private final SourceDirectory sources;
  private final Deliveries deliveries;
  private final KnownWorkers knownWorkers;
  private final Lanes lanes;
  private final UnitOfWork unitOfWork;
  private final ObservationRules rules;

  IngestFlow(
      SourceDirectory sources,
      Deliveries deliveries,
      KnownWorkers knownWorkers,
      Lanes lanes,
      UnitOfWork unitOfWork,
      ObservationRules rules) {
    this.sources = sources;
    this.deliveries = deliveries;
    this.knownWorkers = knownWorkers;
    this.lanes = lanes;
    this.unitOfWork = unitOfWork;
    this.rules = rules;
  }

  /** What became of a delivery that was acknowledged. */
  public enum Receipt {
    ACCEPTED,
    DUPLICATE,
    IGNORED
  }

  /**
   * Takes a webhook in; when this returns, the hint is committed.
   *
   * <p>A delivery that was taken in before is acknowledged again without effect, because a vendor
   * that lost our first answer sends the same once more and would otherwise report a failing
   * webhook. One that is too old is refused: a recording is worthless after the window.
   */
  public Receipt receive(String sourceName, Delivery delivery) {
    HrSource source = sources.askable(sourceName);
    return switch (source.judge(delivery)) {
      case DeliveryVerdict.Refused no ->
          throw new ProblemException(no.status(), no.code(), no.detail(), no.action());
      case DeliveryVerdict.AboutOtherThings other -> Receipt.IGNORED;
      case DeliveryVerdict.AboutWorkers about ->
          unitOfWork.commit(() -> takeIn(source, about, delivery));
    };
  }

  private Receipt takeIn(HrSource source, DeliveryVerdict.AboutWorkers about, Delivery delivery) {
    OptionalLong version =
        deliveries.takeIn(source.name(), about.fingerprint(), about.refusedFrom());
    if (version.isEmpty()) {
      return Receipt.DUPLICATE;
    }
    Hint hint = new Hint(SeenBy.WEBHOOK, delivery.receivedAt());
    raise(source, about.workerIds(), hint, version.getAsLong());
    return Receipt.ACCEPTED;
  }

  /** Takes in whom a listing named; when this returns, the hints are committed. */
  public void listed(HrSource source, Collection<String> workerIds, Hint hint) {
    unitOfWork.commit(
        () -> {
          raise(source, workerIds, hint, deliveries.nextVersion());
          return true;
        });
  }

  private void raise(HrSource source, Collection<String> workerIds, Hint hint, long version) {
    Urgency urgency = hint.seenBy() == SeenBy.FULL_COMPARISON ? Urgency.BACKGROUND : Urgency.NORMAL;
    String causeId = hint.seenBy() + ":" + source.name() + ":" + version;
    byte[] desired = HintJson.write(hint);
    lanes.raise(
        workerIds.stream()
            .map(id -> new WorkerKey(source.name(), id).toString())
            .map(key -> new LaneKey("hr:" + source.name(), key))
            .map(key -> new LaneUpdate(key, version, desired, causeId, urgency, hint.receivedAt()))
            .toList());
  }

  @Override
  public LaneResult handle(LaneClaim claim) {
    WorkerKey worker = WorkerKey.parse(claim.key().workerKey());
    Hint hint = HintJson.read(claim.desired());
    Reading reading = sources.askable(claim).read(worker, claim.claimedAt());
    KnownWorker known = knownWorkers.find(worker).orElse(null);
    return switch (rules.decide(reading, known)) {
      case Observation.Changed news -> tell(news, hint);
      case Observation.Noted noted ->
          LaneResult.done(List.of(), () -> knownWorkers.remember(List.of(noted.next())));
      case Observation.Unchanged nothing -> LaneResult.done(List.of(), () -> {});
      case Observation.Unknown nobody -> hold(worker);
    };
  }

  private LaneResult tell(Observation.Changed news, Hint hint) {
    if (news.next().missing()) {
      LOG.workerMissing(news.next().key().toString());
    }
    return LaneResult.done(
        List.of(WorkerObservedEvents.of(news, hint)),
        () -> knownWorkers.remember(List.of(news.next())));
  }

  private static LaneResult hold(WorkerKey worker) {
    LOG.workerUnknown(worker.toString());
    Reason reason =
        Reason.of(
            ReasonCode.WORKER_UNKNOWN,
            "HR told of this worker and does not show the record: check what the API key may see;"
                + " the next hint tries again");
    return new LaneResult.Held(List.of(), () -> {}, List.of(reason));
  }
}
