// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import io.usher.kit.outbox.EventPublisher;
import io.usher.kit.outbox.OutboxRow;
import java.util.List;
import java.util.Queue;

/** A broker that only remembers the CloudEvents ids, in order. */
record RecordingPublisher(Queue<String> ids) implements EventPublisher {

  @Override
  public List<Outcome> publish(List<OutboxRow> rows) {
    rows.forEach(row -> ids.add(String.valueOf(row.headers().get("ce_id"))));
    return rows.stream().<Outcome>map(row -> new Outcome.Acknowledged()).toList();
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
