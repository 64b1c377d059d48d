// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import io.usher.core.Worker;
import java.util.Set;

/** What a look at one worker in HR gave. */
public sealed interface Reading {

  /**
   * HR showed a record.
   *
   * @param worker as HR shows it now; fields that HR did not show are absent
   * @param hiddenCustomFields names of the custom fields that HR did not show
   */
  record Found(Worker worker, Set<String> hiddenCustomFields) implements Reading {

    public Found {
      hiddenCustomFields = Set.copyOf(hiddenCustomFields);
    }

    /** A record of which HR showed every custom field. */
    public Found(Worker worker) {
      this(worker, Set.of());
    }
  }

  /** HR has no such record, or no longer shows it. This is no evidence of a termination. */
  record NotFound() implements Reading {}
}
