// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to look for a person's account in an app.
 *
 * @param remoteId the app's id that Usher remembers, or null: asked first; when it is found,
 *     nothing else is asked
 * @param externalId the id that Usher owns
 * @param addresses work addresses, the present one first
 * @param userNames candidates for the user name, best first
 * @param depth how far to go
 */
public record Search(
    @Nullable String remoteId,
    String externalId,
    Set<String> addresses,
    List<String> userNames,
    Depth depth) {

  public Search {
    addresses = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(addresses));
    userNames = List.copyOf(userNames);
  }

  /** How far a look-up goes. */
  public enum Depth {
    /**
     * By the remembered id, and when that finds nobody by every key of this person: an account may
     * be there although nothing is remembered of it.
     */
    USUAL,
    /** By all of them, and also who holds the user names: after the app refused a duplicate. */
    AFTER_CONFLICT
  }

  @Override
  public String toString() {
    return "Search[" + externalId + ", " + depth + "]";
  }
}
