// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lane that this process may work on until the lease ends.
 *
 * @param key which lane
 * @param version version of the desired state
 * @param appliedVersion version that was applied last, or null when none was
 * @param desired the desired state
 * @param causeId id of the event that set the desired state
 * @param urgency what goes first
 * @param attempts how often this version was tried before: 0 on the first try
 * @param outcomeUnknown true when the try before ended without a record (crash, lost lease): begin
 *     with a look-up
 * @param fence grows with each claim; a result with an older fence is not written
 * @param claimedAt time of the claim, UTC: the {@code now} of the decision
 * @param leaseUntil when another replica may take over, UTC
 */
public record LaneClaim(
    LaneKey key,
    long version,
    @Nullable Long appliedVersion,
    byte[] desired,
    String causeId,
    Urgency urgency,
    int attempts,
    boolean outcomeUnknown,
    long fence,
    Instant claimedAt,
    Instant leaseUntil) {}
