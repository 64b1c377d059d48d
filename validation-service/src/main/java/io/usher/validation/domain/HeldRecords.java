// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import java.util.List;
import java.util.Optional;

/** Held people, and what was done about them. */
public interface HeldRecords {

  /** A page of held people, ordered by key. */
  List<Entry> page(Filter filter);

  /** True when an action of that id, or for that request, was recorded before. */
  boolean isRecorded(String idOrRequest);

  /** Keeps an action and what it brought; joins the caller's transaction. */
  void record(Action action);

  /**
   * Which held people.
   *
   * @param source only of this source
   * @param code only with a finding of this code
   * @param after only keys after this one; empty for the first page
   * @param limit at most so many
   */
  record Filter(Optional<String> source, Optional<ReasonCode> code, String after, int limit) {}

  /**
   * A held person.
   *
   * @param key who
   * @param hold why and since when
   */
  record Entry(WorkerKey key, Known.Hold hold) {}
}
