// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

import io.usher.core.WorkerKey;

/** The last completion told of each person. */
public interface ToldCompletions {

  /** The last one; {@link Told#NOTHING} when none was told. */
  Told of(WorkerKey worker);

  /** Remembers what is told in the caller's transaction. */
  void remember(WorkerKey worker, Told told);
}
