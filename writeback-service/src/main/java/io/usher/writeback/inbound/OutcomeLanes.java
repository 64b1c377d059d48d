// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.inbound;

import io.usher.core.LifecycleStage;
import io.usher.core.WorkerKey;
import io.usher.events.mapping.Stages;
import io.usher.events.v1.AppOutcome;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.kit.inbox.Inbox.Received;
import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.LaneUpdate;
import io.usher.kit.lane.Urgency;
import java.time.Instant;
import java.util.List;

/**
 * Which lane an outcome raises.
 *
 * <p>The two topics come in any order, so each outcome has a lane of its own: one per person for
 * the directory, whose target is the HR source, and one per person and app, which only keeps the
 * app's newest outcome. The outcome that ends the apps' work wakes the person's lane.
 */
public final class OutcomeLanes {

  /** No source has a slash in its name. */
  private static final String APP = "app/";

  private OutcomeLanes() {}

  /** The lane of the person in the HR source. */
  public static List<LaneUpdate> directory(Received<DirectoryOutcome> received, Instant now) {
    DirectoryOutcome outcome = received.value();
    return List.of(
        new LaneUpdate(
            person(received.key()),
            outcome.getVersion(),
            received.bytes(),
            received.eventId(),
            urgency(outcome.getStage()),
            now));
  }

  /** The lane that keeps this app's outcome. */
  public static List<LaneUpdate> app(Received<AppOutcome> received) {
    AppOutcome outcome = received.value();
    return List.of(
        LaneUpdate.kept(
            new LaneKey(APP + outcome.getApp(), received.key()),
            outcome.getVersion(),
            received.bytes(),
            received.eventId(),
            outcome.getAllAppsSettled()
                ? new LaneUpdate.Wake(person(received.key()), outcome.getDirectoryVersion())
                : null));
  }

  /** True for a lane that keeps an app's outcome. */
  static boolean isApp(LaneKey lane) {
    return lane.target().startsWith(APP);
  }

  private static LaneKey person(String workerKey) {
    return new LaneKey(WorkerKey.parse(workerKey).source(), workerKey);
  }

  private static Urgency urgency(io.usher.events.v1.LifecycleStage stage) {
    return Stages.fromAvro(stage).filter(LifecycleStage::leaving).isPresent()
        ? Urgency.LEAVER
        : Urgency.NORMAL;
  }
}
