// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.crash;

import java.util.concurrent.atomic.AtomicInteger;

/** Where the process ends, as if the power had gone. */
enum Boundary {
  /** It runs on. */
  NONE,
  /** The facts are in the inbox, and not acknowledged to Kafka. */
  AFTER_INBOX_COMMIT,
  /** The lane is claimed, and nothing was called. */
  AFTER_CLAIM,
  /** The target has done it, and nothing is recorded. */
  AFTER_CALL,
  /** The outcome is recorded, and its event not published. */
  BEFORE_PUBLISH,
  /** The broker has the event, and the outbox too. */
  AFTER_PUBLISH;

  static final int EXIT = 42;

  private static final AtomicInteger REACHED = new AtomicInteger();

  /** Ends the process the third time that the chosen boundary is reached, or the first. */
  void reached(Boundary chosen) {
    if (this == chosen && REACHED.incrementAndGet() >= (ofLanes() ? 3 : 1)) {
      Runtime.getRuntime().halt(EXIT);
    }
  }

  private boolean ofLanes() {
    return this == AFTER_CLAIM || this == AFTER_CALL;
  }
}
