// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The accounts of one app. Every method may throw {@link io.usher.core.CallFailure}: later when the
 * app is throttling or gone or the outcome of a write is unknown, refused when it will never take
 * this for this person, misconfigured when nobody's work can succeed.
 */
public interface AppAccounts {

  /** All accounts that one of the keys finds, each once, equality checked; never null. */
  List<KnownAppAccount> find(Search search);

  /** Makes an active account. */
  Written create(Map<ProfileField, String> profile);

  /**
   * Changes an account in one call.
   *
   * @throws io.usher.core.CallFailure.Later when the id is not there: look up again
   */
  Written change(String remoteId, AccountChange change);

  /**
   * Puts an account into a group or takes it out; to be there already, or gone already, is fine.
   */
  Membership setMembership(String remoteId, String group, boolean member);

  /** How a write ended. */
  sealed interface Written {

    /** The app holds it under this id. */
    record Stored(String remoteId) implements Written {}

    /** A value that must be unique is in use: look up again. */
    record Taken() implements Written {}
  }

  /** How a change of a membership ended. */
  enum Membership {
    DONE,
    GROUP_UNKNOWN,
    /** The app does not let Usher change this group. */
    NOT_PERMITTED
  }

  /**
   * A change of an account.
   *
   * @param fields fields that change; an empty value clears
   * @param active whether it may be used from now on; empty leaves that as it is
   */
  record AccountChange(Map<ProfileField, Optional<String>> fields, Optional<Boolean> active) {

    public AccountChange {
      fields = Map.copyOf(fields);
    }

    /** Opens or closes it. */
    public static AccountChange active(boolean active) {
      return new AccountChange(Map.of(), Optional.of(active));
    }

    /** Changes its fields. */
    public static AccountChange of(Map<ProfileField, Optional<String>> fields) {
      return new AccountChange(fields, Optional.empty());
    }

    @Override
    public String toString() {
      return "AccountChange[" + fields.keySet() + ", active=" + active + "]";
    }
  }
}
