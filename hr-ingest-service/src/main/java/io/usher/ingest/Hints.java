// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import io.usher.core.WorkerKey;
import io.usher.ingest.domain.Deliveries;
import io.usher.ingest.domain.DeliveryVerdict.AboutWorkers;
import io.usher.ingest.domain.Hint;
import io.usher.ingest.domain.HrSource;
import io.usher.ingest.domain.SeenBy;
import io.usher.ingest.domain.UnitOfWork;
import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.LaneUpdate;
import io.usher.kit.lane.Lanes;
import io.usher.kit.lane.Urgency;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.OptionalLong;

/** Takes hints in: the fingerprint of a delivery and the raised lanes are one transaction. */
@ApplicationScoped
class Hints {

  private final Deliveries deliveries;
  private final Lanes lanes;
  private final UnitOfWork unitOfWork;

  Hints(Deliveries deliveries, Lanes lanes, UnitOfWork unitOfWork) {
    this.deliveries = deliveries;
    this.lanes = lanes;
    this.unitOfWork = unitOfWork;
  }

  /** Takes a delivery in; false when it was taken in before. */
  boolean takeIn(HrSource source, AboutWorkers about, Hint hint) {
    return unitOfWork.commit(
        () -> {
          OptionalLong version =
              deliveries.takeIn(source.name(), about.fingerprint(), about.refusedFrom());
          version.ifPresent(number -> raise(source, about.workerIds(), hint, number));
          return version.isPresent();
        });
  }

  /** Takes in whom a listing named. */
  void takeIn(HrSource source, Collection<String> workerIds, Hint hint) {
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
}
