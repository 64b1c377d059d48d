// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

import io.usher.core.WorkerKey;
import java.util.Map;

/** What Usher knows of its own doing in HR's records. */
public interface OwnValues {

  /** What is known of one person, by HR's field name. */
  Map<String, OwnValue> of(WorkerKey worker);

  /**
   * Remembers fields of one person; others stay. Durable when it returns, or when the caller's
   * transaction is.
   */
  void remember(WorkerKey worker, Map<String, OwnValue> values);
}
