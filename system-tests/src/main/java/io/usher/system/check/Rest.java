// SPDX-License-Identifier: Apache-2.0
package io.usher.system.check;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits until nothing changes any more at any vendor: only then is "once" proved, because a second
 * account would come after the first.
 */
public final class Rest {

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final Ledger ledger;

  /**
   * @param ledger what the vendors were asked to do
   */
  public Rest(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Waits.
   *
   * @param calm for how long nothing may change
   * @param patience how long to wait at most
   * @return whether it came to rest
   */
  public boolean await(Duration calm, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    long changed = System.nanoTime();
    long seen = ledger.now();
    while (System.nanoTime() - changed < calm.toNanos()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      long now = ledger.now();
      if (now > seen && ledger.after(seen).stream().anyMatch(Ledger.Call::effect)) {
        changed = System.nanoTime();
      }
      seen = now;
    }
    return true;
  }
}
