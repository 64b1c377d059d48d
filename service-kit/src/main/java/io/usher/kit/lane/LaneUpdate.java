// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import java.time.Instant;

/**
 * Raises a lane to a newer desired state. An older or equal version changes nothing; a newer one
 * replaces the state that was not applied yet, clears attempts and ends a hold.
 *
 * @param key which lane
 * @param version version of the desired state; higher is newer
 * @param desired the desired state, opaque to the engine: usually the bytes of the event
 * @param causeId id of the event that caused it
 * @param urgency what goes first
 * @param dueAt not before this time, UTC
 */
public record LaneUpdate(
    LaneKey key, long version, byte[] desired, String causeId, Urgency urgency, Instant dueAt) {}
