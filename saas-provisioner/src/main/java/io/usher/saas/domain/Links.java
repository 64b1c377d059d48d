// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import io.usher.core.WorkerKey;

/** What Usher remembers of people in apps. */
public interface Links {

  /** The memory of one person in one app; {@link Link#NONE} when there is none. */
  Link of(String app, WorkerKey key);

  /** True when the account is remembered as somebody else's. */
  boolean belongsToAnother(String app, String remoteId, WorkerKey key);

  /**
   * Links a person to an account that was found, at once and on its own, before anything is done to
   * it.
   *
   * @return false when the account is linked to another worker already
   */
  boolean adopt(String app, WorkerKey key, String remoteId);

  /**
   * Remembers, at once and on its own, that an account with this address is about to be made: for
   * apps that cannot be searched by the id that Usher owns.
   */
  void creationBegins(String app, WorkerKey key, String address);
}
