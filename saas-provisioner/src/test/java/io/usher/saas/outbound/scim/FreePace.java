// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** No limits; writes down when it was asked to pause. */
final class FreePace implements AppPace {

  private final List<Instant> pauses = new CopyOnWriteArrayList<>();
  private final List<Instant> slowDowns = new CopyOnWriteArrayList<>();

  @Override
  public void beforeRead() {}

  @Override
  public void beforeWrite() {}

  @Override
  public void pauseUntil(Instant until) {
    pauses.add(until);
  }

  @Override
  public void slowDown(Instant now) {
    slowDowns.add(now);
  }

  List<Instant> slowDowns() {
    return List.copyOf(slowDowns);
  }

  List<Instant> pauses() {
    return List.copyOf(pauses);
  }
}
