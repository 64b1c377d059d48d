// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import io.usher.core.WorkerKey;
import java.util.Set;

/** Records how the apps ended their work for one person, and tells when all have. */
public interface Settlements {

  /**
   * Replaces the memory and counts an outcome. Joins the caller's transaction; those of one worker
   * follow each other, so that exactly the last app to settle sees that {@link #all} have.
   *
   * @param settledVersion version of the directory outcome for which the app has ended its work, or
   *     0 when it has not
   * @return version of the outcome, one higher than the one before
   * @throws io.usher.core.CallFailure.Refused when the account is linked to another worker already
   */
  long record(String app, WorkerKey key, Link link, long settledVersion);

  /**
   * True when every one of these apps has ended its work for this directory outcome, with or
   * without reasons. Asked in the transaction that recorded the app's own end.
   */
  boolean all(WorkerKey key, long directoryVersion, Set<String> apps);
}
