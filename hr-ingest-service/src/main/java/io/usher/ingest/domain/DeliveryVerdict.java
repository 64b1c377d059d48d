// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import io.usher.core.ReasonCode;
import java.time.Instant;
import java.util.Set;

/** What a connector makes of a delivery. Decided from the delivery alone. */
public sealed interface DeliveryVerdict {

  /**
   * Genuine and about these workers.
   *
   * @param fingerprint the same for a delivery that is sent again, of any other delivery different
   * @param refusedFrom from when on a replay is refused for its age, UTC: the fingerprint has to be
   *     remembered until then
   * @param workerIds whom to read again
   */
  record AboutWorkers(String fingerprint, Instant refusedFrom, Set<String> workerIds)
      implements DeliveryVerdict {

    public AboutWorkers {
      workerIds = Set.copyOf(workerIds);
    }
  }

  /** Genuine, and about something that is not ours: acknowledged and left. */
  record AboutOtherThings() implements DeliveryVerdict {}

  /**
   * Not to be believed or not readable.
   *
   * @param status HTTP status for the sender
   * @param code stable code
   * @param detail what is wrong, without secrets
   * @param action what the sender can do
   */
  record Refused(int status, ReasonCode code, String detail, String action)
      implements DeliveryVerdict {}
}
