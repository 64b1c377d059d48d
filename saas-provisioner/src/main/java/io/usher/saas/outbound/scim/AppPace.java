// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import java.time.Instant;

/** How fast one app may be asked. */
public interface AppPace {

  /** Waits a short time for its turn. */
  void beforeRead();

  /**
   * Waits a short time for its turn.
   *
   * @throws io.usher.core.CallFailure.Later when the wait would be long
   */
  void beforeWrite();

  /** The app asked not to be called before this time, UTC. */
  void pauseUntil(Instant until);

  /**
   * The app asked to slow down and did not say for how long.
   *
   * @param now when it said so, UTC
   */
  void slowDown(Instant now);
}
