// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import java.time.Instant;
import java.util.List;

/** The lanes of this service, kept in PostgreSQL and shared by its replicas. */
public interface Lanes {

  /** Raises lanes; joins the caller's transaction, or opens one. Wakes the engines at commit. */
  void raise(List<LaneUpdate> updates);

  /**
   * The desired states of all lanes of the claimed worker, those included that are only kept. What
   * is kept later wakes the claimed lane, if the {@link LaneUpdate.Wake} says so: none is missed.
   */
  List<LaneClaim> beside(LaneClaim claim);

  /**
   * Makes a waiting or held lane due now; attempts start again.
   *
   * @return false when there is no such lane
   */
  boolean retry(LaneKey key, Instant now);

  /** Serialises what is done by hand for one worker in this transaction (advisory lock). */
  void lockWorker(String workerKey);
}
