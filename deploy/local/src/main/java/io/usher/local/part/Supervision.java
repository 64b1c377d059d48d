// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether a part is watched: from its start until it is stopped on purpose. */
final class Supervision {

  private static final int OK = 200;
  private static final int EVERY_MILLIS = 1000;

  private @Nullable Future<?> looking;

  /** Watches only whether the process is there; it is started again when it has ended. */
  void begin(ProcessSlot slot, Supplier<ChildProcess.Spec> spec) {
    begin(slot, spec, () -> OK);
  }

  /** Watches the process and what it says of itself. */
  synchronized void begin(
      ProcessSlot slot, Supplier<ChildProcess.Spec> spec, IntSupplier liveness) {
    end();
    Supervisor supervisor = new Supervisor(slot, spec, liveness);
    looking =
        Supervisor.TIMER.scheduleWithFixedDelay(
            supervisor::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  synchronized void end() {
    if (looking != null) {
      looking.cancel(false);
      looking = null;
    }
  }
}
