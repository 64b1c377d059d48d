// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One user object, live or soft-deleted. Guarded by the directory's lock. */
final class User {
  final String id;

  /** Snapshots; a snapshot is never changed after it was written. */
  final Versioned<ObjectNode> properties;

  final Versioned<Optional<String>> manager = new Versioned<>(Optional.empty());
  final Versioned<Boolean> live = new Versioned<>(false);
  final Versioned<Boolean> inBin = new Versioned<>(false);

  /** SKU id to disabled plans, assigned to the user itself. */
  final Map<String, List<String>> directLicences = new LinkedHashMap<>();

  /** SKU ids that hold a seat, directly or by group. */
  final Set<String> seats = new TreeSet<>();

  /** Group ids whose licence found no seat. */
  final Map<String, Set<String>> groupsWithoutSeat = new LinkedHashMap<>();

  final List<ObjectNode> accessPasses = new ArrayList<>();
  Instant licencesChangedAt = Instant.EPOCH;
  @Nullable Instant mailboxDue;
  boolean mailboxReady;
  int sessionRevocations;
  int writes;

  User(String id, ObjectNode first) {
    this.id = id;
    this.properties = new Versioned<>(first);
  }

  ObjectNode now() {
    return properties.newest();
  }

  @Nullable String text(String property) {
    return Json.text(now(), property);
  }

  boolean isLive() {
    return live.newest();
  }

  boolean isDeleted() {
    return inBin.newest();
  }

  boolean isEnabled() {
    return now().path("accountEnabled").asBoolean();
  }
}
