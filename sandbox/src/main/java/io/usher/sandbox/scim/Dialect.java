// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What one vendor does differently from the others. */
public interface Dialect {

  String name();

  /** Path below which the resources lie, with parameters where the vendor has some. */
  String base();

  /** Attributes that a user filter may name; each only with a single {@code eq}. */
  Set<String> userFilters();

  int usualPage();

  String newUserId(Random random);

  String newGroupId(Random random);

  Reply error(int status, String scimType, String detail);

  /** Empty when the user is acceptable, else what is wrong with it. */
  Optional<String> complaint(ObjectNode user);

  /** Empty when a user may change so, else what is wrong with the change. */
  default Optional<String> complaint(ObjectNode before, ObjectNode after) {
    return Optional.empty();
  }

  /** The user name as the vendor keeps it. */
  default String userName(String wanted) {
    return wanted;
  }

  /** Whether a deactivated user may be put into a group. */
  default boolean takesClosedMembers() {
    return true;
  }

  /** Marks that the vendor puts on a new user. */
  void decorate(ObjectNode user, Random random);

  /** Whether a PUT removes what it does not name. */
  boolean putClears();

  boolean groupsCanBeRenamed();

  /** Whether a deactivation shows only some time after it was accepted. */
  boolean deactivatesLate();

  /** Whether DELETE removes the record for good; else it deactivates. */
  boolean deleteRemoves();

  /** Whether taking a member out who is none is refused with {@code noTarget}. */
  boolean missesNonMembers();

  /** Status of a good PATCH of a group: 200 with the group, or 204. */
  int groupPatchStatus();

  /** Zero, or how long the caller has to wait by the vendor's limits. */
  Duration limit(Call call, Instant now);

  /** Whether the path's parameters name this app (a directory id). */
  default boolean isMine(Call call) {
    return true;
  }
}
