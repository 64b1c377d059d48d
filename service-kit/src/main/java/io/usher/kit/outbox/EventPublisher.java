// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.outbox;

import java.util.List;

/** The way to the broker; the seam at which tests cut the process. */
public interface EventPublisher extends AutoCloseable {

  /**
   * Publishes in the given order, which is kept per topic and key, and waits for the broker.
   *
   * @return the outcome of each row, in order
   */
  List<Outcome> publish(List<OutboxRow> rows);

  @Override
  void close();

  /** What became of one row. */
  sealed interface Outcome {
    /** The broker has it. */
    record Acknowledged() implements Outcome {}

    /** It may or may not have it. */
    record Failed(Throwable cause) implements Outcome {}
  }
}
