// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as it was read from the app.
 *
 * @param remoteId the app's own id
 * @param active whether it may be used
 * @param profile fields that have a value
 * @param groups names of the groups it is in, or null when the app does not show them with the
 *     account: then Usher's own memory counts
 */
public record KnownAppAccount(
    String remoteId,
    boolean active,
    Map<ProfileField, String> profile,
    @Nullable Set<String> groups) {

  public KnownAppAccount {
    EnumMap<ProfileField, String> copy = new EnumMap<>(ProfileField.class);
    copy.putAll(profile);
    profile = Collections.unmodifiableMap(copy);
    groups = groups == null ? null : Set.copyOf(groups);
  }

  /** One field, if it has a value. */
  public Optional<String> field(ProfileField field) {
    return Optional.ofNullable(profile.get(field));
  }

  @Override
  public String toString() {
    return "KnownAppAccount[" + remoteId + ", active=" + active + "]";
  }
}
