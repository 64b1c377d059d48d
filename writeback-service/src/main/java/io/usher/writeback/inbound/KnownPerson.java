// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.inbound;

import io.usher.core.CallFailure;
import io.usher.core.WorkerKey;
import io.usher.events.v1.AppOutcome;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.writeback.domain.AppFact;
import io.usher.writeback.domain.DirectoryFact;
import java.util.List;
import java.util.Map;

/**
 * What the directory and the apps told of a person when the work begins.
 *
 * @param fact what the directory told, in the words of the domain
 * @param directory the same, as it was told
 * @param apps newest outcome of each app that told one, by lane; empty while the directory still
 *     works, because nothing is decided by them then
 */
public record KnownPerson(
    DirectoryFact fact, DirectoryOutcome directory, Map<String, AppOutcome> apps) {

  public WorkerKey key() {
    return fact.worker();
  }

  /** The newest outcome of each app. */
  public List<AppOutcome> appOutcomes() {
    return List.copyOf(apps.values());
  }

  /**
   * The same in the words of the domain.
   *
   * @throws CallFailure.Refused when a newer producer wrote a status that this version does not
   *     know; it does not keep HR from being written before
   */
  public List<AppFact> appFacts() {
    return apps.values().stream().map(Facts::of).toList();
  }

  @Override
  public String toString() {
    return "KnownPerson[" + key() + "]";
  }
}
