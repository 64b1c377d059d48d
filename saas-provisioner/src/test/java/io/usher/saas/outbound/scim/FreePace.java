// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** No limits; writes down when it was asked to pause. */
final class FreePace implements AppPace {

  private final List<Instant> pauses = new CopyOnWriteArrayList<>();

  @Override
  public void beforeRead() {}

  @Override
  public void beforeWrite() {}

  @Override
  public void pauseUntil(Instant until) {
    pauses.add(until);
  }

  List<Instant> pauses() {
    return List.copyOf(pauses);
  }
}
