// SPDX-License-Identifier: Apache-2.0
package io.usher.kit;

import static io.usher.kit.KitLog.LOG;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.usher.kit.db.Signals;
import io.usher.kit.lane.LaneEngine;
import io.usher.kit.observe.Housekeeping;
import io.usher.kit.outbox.OutboxRelay;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Starts and stops the engine's threads with the application. */
@Singleton
public class WorkEngine {

  /** After the service's own observers, which define budgets and load the company folder. */
  private static final int LATE = 10_000;

  private final Signals signals;
  private final Optional<LaneEngine> lanes;
  private final OutboxRelay relay;
  private final Housekeeping housekeeping;
  private final ReplicaName replica;

  WorkEngine(
      Signals signals,
      Instance<LaneEngine> lanes,
      OutboxRelay relay,
      Housekeeping housekeeping,
      ReplicaName replica) {
    this.signals = signals;
    this.lanes = lanes.isResolvable() ? Optional.of(lanes.get()) : Optional.empty();
    this.relay = relay;
    this.housekeeping = housekeeping;
    this.replica = replica;
  }

  void start(@Observes @Priority(LATE) StartupEvent event) {
    signals.start();
    relay.start();
    lanes.ifPresent(LaneEngine::start);
    housekeeping.start();
    LOG.engineStarted(replica.name());
  }

  void stop(@Observes ShutdownEvent event) {
    housekeeping.stop();
    lanes.ifPresent(LaneEngine::stop);
    relay.stop();
    signals.stop();
  }

  /** True while all loops run. */
  public boolean alive() {
    return relay.alive() && lanes.map(LaneEngine::alive).orElse(true);
  }

  /** How many lanes this replica works on now. */
  public int running() {
    return lanes.map(LaneEngine::running).orElse(0);
  }

  /** True when this replica is the one that publishes the outbox. */
  public boolean publishes() {
    return relay.leading();
  }
}
