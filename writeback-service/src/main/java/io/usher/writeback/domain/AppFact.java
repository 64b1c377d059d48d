// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

import io.usher.core.OutcomeStatus;
import io.usher.core.Reason;
import java.util.List;

/**
 * The newest outcome of one app for one person.
 *
 * @param app its name in the company folder
 * @param version grows with each outcome of this person in this app
 * @param directoryVersion the directory's outcome it follows from
 * @param status how it ended
 * @param allAppsSettled whether with it every app had ended its work for that outcome
 * @param reasons what is missing and why
 */
public record AppFact(
    String app,
    long version,
    long directoryVersion,
    OutcomeStatus status,
    boolean allAppsSettled,
    List<Reason> reasons) {

  public AppFact {
    reasons = List.copyOf(reasons);
  }

  /** Follows from this outcome of the directory or a newer one. */
  boolean follows(DirectoryFact directory) {
    return directoryVersion >= directory.version();
  }

  /** Nothing more follows by itself. */
  boolean ended() {
    return status != OutcomeStatus.WAITING;
  }

  /** A part of the admission is missing in this app. */
  boolean lacks() {
    return switch (status) {
      case APPLIED, UNCHANGED -> false;
      case WAITING, HELD, FAILED -> true;
    };
  }
}
