// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import java.util.Set;

/** What a reading means against what was known. */
public sealed interface Observation {

  /**
   * News: to be known and told.
   *
   * @param next what is known from now on; its version is the event's
   * @param changedFields public names of the fields that differ from the version before, all set
   *     fields on the first; empty when the record only went missing or came back
   */
  record Changed(KnownWorker next, Set<String> changedFields) implements Observation {

    public Changed {
      changedFields = Set.copyOf(changedFields);
    }

    /** True for the first record of this worker. */
    public boolean first() {
      return next.version() == 1;
    }
  }

  /**
   * To be known, but not told: nobody downstream depends on it.
   *
   * @param next what is known from now on, with the version as before
   */
  record Noted(KnownWorker next) implements Observation {}

  /** Nothing new. */
  record Unchanged() implements Observation {}

  /** HR does not show the record and never did: there is nothing to tell of. */
  record Unknown() implements Observation {}
}
