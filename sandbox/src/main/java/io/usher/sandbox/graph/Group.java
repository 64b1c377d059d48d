// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One group and its direct members. Guarded by the directory's lock. */
final class Group {
  final String id;
  final Versioned<ObjectNode> properties;
  final Versioned<Boolean> live = new Versioned<>(false);

  /** SKU id to disabled plans. */
  final Map<String, List<String>> licences = new LinkedHashMap<>();

  private final Map<String, Versioned<Boolean>> members = new LinkedHashMap<>();

  Group(String id, ObjectNode first) {
    this.id = id;
    this.properties = new Versioned<>(first);
  }

  boolean isLive() {
    return live.newest();
  }

  boolean isDynamic() {
    return Json.texts(properties.newest(), "groupTypes").contains("DynamicMembership");
  }

  boolean has(String userId) {
    Versioned<Boolean> member = members.get(userId);
    return member != null && member.newest();
  }

  boolean has(String userId, Instant now) {
    Versioned<Boolean> member = members.get(userId);
    return member != null && member.at(now);
  }

  void set(String userId, boolean member, Instant now, Instant visibleFrom) {
    members.computeIfAbsent(userId, id -> new Versioned<>(false)).write(member, now, visibleFrom);
  }

  /** Purged users leave all their groups. */
  void forget(String userId) {
    members.remove(userId);
  }

  Stream<String> memberIds(Instant now) {
    return members.entrySet().stream().filter(e -> e.getValue().at(now)).map(Map.Entry::getKey);
  }

  Stream<String> memberIds() {
    return members.entrySet().stream().filter(e -> e.getValue().newest()).map(Map.Entry::getKey);
  }
}
