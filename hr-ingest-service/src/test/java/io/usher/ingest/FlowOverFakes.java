// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import io.usher.ingest.domain.ConnectedSource;
import io.usher.ingest.domain.HrSource;
import io.usher.ingest.domain.ObservationRules;
import io.usher.ingest.domain.Sources;
import io.usher.ingest.inbound.Hints;
import io.usher.ingest.inbound.SourceDirectory;
import io.usher.kit.lane.LaneUpdate;
import java.util.List;
import java.util.Optional;

/** A flow over fakes, for tests of what calls it. */
public final class FlowOverFakes {

  private final RaisedLanes lanes = new RaisedLanes();
  private final InMemoryKnownWorkers known = new InMemoryKnownWorkers();

  public IngestFlow flow(HrSource source) {
    return new IngestFlow(
        new SourceDirectory(only(source)),
        new Hints(new InMemoryDeliveries(), lanes, new AtOnce()),
        known,
        new ObservationRules(false));
  }

  public InMemoryKnownWorkers known() {
    return known;
  }

  public List<LaneUpdate> raised() {
    return lanes.raised();
  }

  /** The sources when there is only this one. */
  static Sources only(HrSource source) {
    return new Sources() {
      @Override
      public Optional<ConnectedSource> find(String name) {
        return Optional.<ConnectedSource>of(source).filter(it -> it.name().equals(name));
      }

      @Override
      public List<HrSource> askable() {
        return List.of(source);
      }
    };
  }
}
