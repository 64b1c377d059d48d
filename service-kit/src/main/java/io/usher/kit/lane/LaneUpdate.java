// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Raises a lane to a newer desired state. An older or equal version changes nothing; a newer one
 * replaces the state that was not applied yet, clears attempts and ends a hold.
 *
 * @param key which lane
 * @param version version of the desired state; higher is newer
 * @param desired the desired state, opaque to the engine: usually the bytes of the event
 * @param causeId id of the event that caused it
 * @param urgency what goes first
 * @param dueAt not before this time, UTC; null: there is nothing to do, the state is only kept
 * @param wakes a lane that is due at once because of this update, or null
 */
public record LaneUpdate(
    LaneKey key,
    long version,
    byte[] desired,
    String causeId,
    Urgency urgency,
    @Nullable Instant dueAt,
    @Nullable Wake wakes) {

  /**
   * A lane that looks at what an update brings.
   *
   * @param lane is due at once; when it runs just now, it runs again afterwards
   * @param fromVersion not when its version is older: the newer one is still to come, and then it
   *     looks anyway
   */
  public record Wake(LaneKey lane, long fromVersion) {}

  /** Work to be done. */
  public LaneUpdate(
      LaneKey key, long version, byte[] desired, String causeId, Urgency urgency, Instant dueAt) {
    this(key, version, desired, causeId, urgency, dueAt, null);
  }

  /**
   * A fact that other lanes of the worker look at: it is kept in a lane of its own, which is done
   * at once and never claimed.
   *
   * @param wakes the lane that looks at it and is due because of it, or null
   */
  public static LaneUpdate kept(
      LaneKey key, long version, byte[] desired, String causeId, @Nullable Wake wakes) {
    return new LaneUpdate(key, version, desired, causeId, Urgency.NORMAL, null, wakes);
  }
}
