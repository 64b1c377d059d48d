// SPDX-License-Identifier: Apache-2.0
package io.usher.events.mapping;

import io.usher.core.OutcomeStatus;
import java.util.Optional;

/** How the work in a target ended. */
public final class Statuses {

  private Statuses() {}

  public static io.usher.events.v1.OutcomeStatus toAvro(OutcomeStatus status) {
    return switch (status) {
      case APPLIED -> io.usher.events.v1.OutcomeStatus.APPLIED;
      case UNCHANGED -> io.usher.events.v1.OutcomeStatus.UNCHANGED;
      case WAITING -> io.usher.events.v1.OutcomeStatus.WAITING;
      case HELD -> io.usher.events.v1.OutcomeStatus.HELD;
      case FAILED -> io.usher.events.v1.OutcomeStatus.FAILED;
    };
  }

  /** The status, or empty when a newer producer wrote one that this version does not know. */
  public static Optional<OutcomeStatus> fromAvro(io.usher.events.v1.OutcomeStatus status) {
    return switch (status) {
      case UNKNOWN -> Optional.empty();
      case APPLIED -> Optional.of(OutcomeStatus.APPLIED);
      case UNCHANGED -> Optional.of(OutcomeStatus.UNCHANGED);
      case WAITING -> Optional.of(OutcomeStatus.WAITING);
      case HELD -> Optional.of(OutcomeStatus.HELD);
      case FAILED -> Optional.of(OutcomeStatus.FAILED);
    };
  }
}
