// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound;

import io.usher.core.WorkerKey;
import io.usher.ingest.domain.Deliveries;
import io.usher.ingest.domain.Deliveries.Intake;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Takes hints in: the fingerprint of a delivery and the raised lanes are one transaction. */
@ApplicationScoped
public class Hints {

  private static final Duration A_SECOND_IS_OVER = Duration.ofMillis(1_500);

  private final Deliveries deliveries;
  private final Lanes lanes;
  private final UnitOfWork unitOfWork;

  /** Made by the container. */
  public Hints(Deliveries deliveries, Lanes lanes, UnitOfWork unitOfWork) {
    this.deliveries = deliveries;
    this.lanes = lanes;
    this.unitOfWork = unitOfWork;
  }

  /**
   * Takes a delivery in; false when the same one came before.
   *
   * <p>Two deliveries with the same bytes need not be one delivery: times are signed in whole
   * seconds, so two changes of one field within a second look alike, and the first reading may lie
   * between them. The first repetition is therefore worth one more reading, late enough to see all
   * that was signed in that second. Further repetitions have no effect at all, so a recording that
   * is played again costs one call and changes nothing.
   */
  public boolean takeIn(HrSource source, AboutWorkers about, Hint hint) {
    return unitOfWork.commitTogether(
        () -> {
          Intake intake =
              deliveries.takeIn(source.name(), about.fingerprint(), about.refusedFrom());
          if (intake.times() <= 2) {
            Duration wait = intake.times() == 1 ? Duration.ZERO : A_SECOND_IS_OVER;
            Instant due = hint.receivedAt().plus(wait);
            lanes.raise(updates(source, about.workerIds(), hint, intake.version(), due));
          }
          return intake.times() == 1;
        });
  }

  /** Takes in whom a listing named. */
  public void takeIn(HrSource source, Collection<String> workerIds, Hint hint) {
    unitOfWork.commit(
        () -> {
          long version = deliveries.nextVersion();
          lanes.raise(updates(source, workerIds, hint, version, hint.receivedAt()));
          return true;
        });
  }

  private static List<LaneUpdate> updates(
      HrSource source, Collection<String> workerIds, Hint hint, long version, Instant due) {
    Urgency urgency = hint.seenBy() == SeenBy.FULL_COMPARISON ? Urgency.BACKGROUND : Urgency.NORMAL;
    String causeId = hint.seenBy() + ":" + source.name() + ":" + version;
    byte[] desired = HintJson.write(hint);
    return workerIds.stream()
        .map(id -> new WorkerKey(source.name(), id).toString())
        .map(key -> new LaneKey("hr:" + source.name(), key))
        .map(key -> new LaneUpdate(key, version, desired, causeId, urgency, due))
        .toList();
  }
}
