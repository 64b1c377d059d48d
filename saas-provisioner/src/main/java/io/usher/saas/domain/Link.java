// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Usher remembers of one person in one app.
 *
 * @param remoteId id of the account in the app, or null when none is known
 * @param groups groups that Usher granted and did not take back
 * @param unsure true when a call may have had an effect that was never seen
 * @param triedAddress the address of a creation that was begun, or null
 * @param closeAskedAt when the account was last asked to close, or null; kept until it was read
 *     back as closed
 * @param closeTries how often it was asked to close without being seen closed
 * @param settled what was last seen to be in order, or null
 */
public record Link(
    @Nullable String remoteId,
    Set<String> groups,
    boolean unsure,
    @Nullable String triedAddress,
    @Nullable Instant closeAskedAt,
    int closeTries,
    @Nullable Settled settled) {

  /** Nothing was ever done. */
  public static final Link NONE = new Link(null, Set.of(), false, null, null, 0, null);

  public Link {
    groups = Set.copyOf(groups);
  }

  /** The same memory after a try that ended without a record. */
  public Link doubted() {
    return new Link(remoteId, groups, true, triedAddress, closeAskedAt, closeTries, settled);
  }

  /** True when an account is known or may have been made. */
  boolean mayHaveAccount() {
    return remoteId != null || unsure;
  }

  @Override
  public String toString() {
    return "Link[" + remoteId + ", groups=" + groups + ", unsure=" + unsure + "]";
  }

  /**
   * A state that was in order.
   *
   * @param desired fingerprint of the desired state
   * @param at when it was seen, UTC
   */
  public record Settled(String desired, Instant at) {}
}
