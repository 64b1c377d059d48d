// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback;

import io.usher.core.WorkerKey;
import io.usher.events.v1.AppOutcome;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.writeback.domain.DirectoryFact;
import io.usher.writeback.domain.Told;
import java.util.List;
import java.util.Map;

/**
 * What is known of a person when the work begins.
 *
 * @param fact what the directory told, in the words of the domain
 * @param directory the same, as it was told
 * @param apps newest outcome of each app that told one, by lane; empty while the directory still
 *     works, because nothing is decided by them then
 * @param told the last completion that was told
 */
record KnownPerson(
    DirectoryFact fact, DirectoryOutcome directory, Map<String, AppOutcome> apps, Told told) {

  WorkerKey key() {
    return fact.worker();
  }

  /** The newest outcome of each app. */
  List<AppOutcome> appOutcomes() {
    return List.copyOf(apps.values());
  }

  @Override
  public String toString() {
    return "KnownPerson[" + key() + "]";
  }
}
