// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import io.usher.core.OutcomeStatus;
import io.usher.core.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What follows from the work on one person.
 *
 * @param status how it ended
 * @param reasons what is missing and why
 * @param closedVerified for leavers: sign-in was read back as closed and sessions were revoked
 * @param record what is remembered from now on
 * @param tell whether an outcome is published, with the version of {@code record}
 */
public record Settlement(
    OutcomeStatus status,
    List<Reason> reasons,
    boolean closedVerified,
    AccountRecord record,
    boolean tell) {

  public Settlement {
    reasons = List.copyOf(reasons);
  }

  /** The reason that is tried again first, with its time. */
  public Optional<Reason> nextTry() {
    return reasons.stream()
        .filter(reason -> reason.nextTry().isPresent())
        .min((a, b) -> due(a).compareTo(due(b)));
  }

  private static Instant due(Reason reason) {
    return reason.nextTry().orElse(Instant.MAX);
  }
}
