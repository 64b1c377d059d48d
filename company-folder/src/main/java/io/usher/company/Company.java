// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import io.usher.core.Worker;
import io.usher.core.WorkerField;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that describes one organisation, read from its folder and checked as a whole.
 *
 * @param sources HR systems by their name, in the order of the file
 * @param validation rules, reference lists, brake
 * @param lifecycle windows and grace periods
 * @param naming sign-in names, addresses and display names
 * @param directory Microsoft Entra ID and Microsoft 365
 * @param apps other apps by their name, in the order of the file
 * @param access birthright
 */
public record Company(
    Map<String, Source> sources,
    Validation validation,
    Lifecycle lifecycle,
    Naming naming,
    Directory directory,
    Map<String, App> apps,
    Access access) {

  public Company {
    sources = Copies.ordered(sources);
    apps = Copies.ordered(apps);
  }

  /** The HR system of that name, if there is one. */
  public Optional<Source> source(String name) {
    return Optional.ofNullable(sources.get(name));
  }

  /**
   * The zone of a worker: what HR says, else the zone of the location, else the zone of the source.
   * Empty when none of the three is known.
   */
  public Optional<ZoneId> zoneOf(Worker worker) {
    Optional<ZoneId> own = worker.text(WorkerField.ZONE).flatMap(Scalars::zoneOf);
    return own.or(() -> locationOf(worker).map(Validation.Location::zone))
        .or(() -> source(worker.key().source()).flatMap(Source::zone));
  }

  private Optional<Validation.Location> locationOf(Worker worker) {
    return worker.text(WorkerField.LOCATION).map(validation.lists().locations()::get);
  }
}
