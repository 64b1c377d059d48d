// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import io.usher.core.CallFailure;
import io.usher.core.Reason;
import java.util.List;
import java.util.Optional;

/**
 * What came of a plan.
 *
 * @param account the account as it is now by the answers of the directory; empty when there is none
 * @param sessionsRevoked whether sessions were revoked since sign-in was closed last
 * @param done the effects that were performed, in order
 * @param reasons why something was left out
 * @param stoppedBy the failure that stopped the rest, if one did
 */
public record Performance(
    Optional<KnownAccount> account,
    boolean sessionsRevoked,
    List<EntraEffect> done,
    List<Reason> reasons,
    Optional<CallFailure> stoppedBy) {

  public Performance {
    done = List.copyOf(done);
    reasons = List.copyOf(reasons);
  }
}
