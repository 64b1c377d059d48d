// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback;

import io.usher.core.WorkerKey;
import io.usher.events.v1.AppOutcome;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.writeback.domain.Told;
import java.util.List;
import java.util.Map;

/**
 * What is known of a person when the work begins.
 *
 * @param key whose it is
 * @param directory newest outcome of the directory
 * @param apps newest outcome of each app that told one
 * @param seen the versions of these, by lane
 * @param told the last completion that was told
 */
record KnownPerson(
    WorkerKey key,
    DirectoryOutcome directory,
    List<AppOutcome> apps,
    Map<String, Long> seen,
    Told told) {

  @Override
  public String toString() {
    return "KnownPerson[" + key + "]";
  }
}
