// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.outbox;

import io.usher.kit.event.OutgoingEvent;
import java.util.List;

/** Events that are published once the caller's transaction has committed. */
public interface Outbox {

  /**
   * Appends events to the caller's transaction, which must be active. They are published in order
   * per key, at least once, each time with the same CloudEvents id.
   */
  void append(List<OutgoingEvent> events);
}
