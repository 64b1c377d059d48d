// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import io.usher.core.WorkerKey;
import java.util.Set;
import java.util.function.Consumer;

/** Records how the apps ended their work for one person, and tells when all have. */
public interface Settlements {

  /**
   * Replaces the memory and counts an outcome, together with others as the last thing before the
   * caller's transaction commits. Transactions of one worker follow each other here, so that
   * exactly the last app to settle hears that all have.
   *
   * @param then hears of it, still within the transaction
   * @throws io.usher.core.CallFailure.Refused at the commit, when the account is linked to another
   *     worker already
   */
  void record(End end, Consumer<Recorded> then);

  /**
   * How an app ended its work for a person.
   *
   * @param link what to remember
   * @param settledVersion version of the directory outcome for which the app has ended its work, or
   *     0 when it has not
   * @param apps all apps that the person waits for
   */
  record End(String app, WorkerKey worker, Link link, long settledVersion, Set<String> apps) {

    /** Whether nobody waits for this app any more. */
    public boolean settles() {
      return settledVersion > 0;
    }
  }

  /**
   * What became of it.
   *
   * @param version of the outcome, one higher than the one before
   * @param all whether every app has ended its work for this directory outcome, with or without
   *     reasons, and this one was the last
   */
  record Recorded(long version, boolean all) {}
}
