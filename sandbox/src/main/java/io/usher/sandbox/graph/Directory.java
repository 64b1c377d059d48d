// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state of the tenant behind one lock, and the lag with which app-only readers see changes.
 * Uniqueness is decided on the newest state, as the primary replica does.
 */
final class Directory {
  private final ReentrantLock lock = new ReentrantLock();
  private final Clock clock;
  private final Random random;
  private final Map<String, User> users = new LinkedHashMap<>();
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final UserIndex index = new UserIndex();
  private final Map<String, Integer> everCreated = new LinkedHashMap<>();
  private volatile GraphSettings settings;

  Directory(GraphSettings settings, Clock clock, long seed) {
    this.settings = settings;
    this.clock = clock;
    this.random = new Random(seed);
  }

  <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  GraphSettings settings() {
    return settings;
  }

  void change(GraphSettings newSettings) {
    settings = newSettings;
  }

  Instant now() {
    return clock.instant();
  }

  /** When a change that is made now will be seen. */
  Instant visibleFrom() {
    Duration spread = settings.maxLag().minus(settings.minLag());
    long nanos = (long) (random.nextDouble() * Math.max(0, spread.toNanos()));
    return now().plus(settings.minLag()).plusNanos(nanos);
  }

  Collection<User> users() {
    return users.values();
  }

  Collection<Group> groups() {
    return groups.values();
  }

  /** How many users were ever made for an employee id. */
  int everCreated(String employeeId) {
    return everCreated.getOrDefault(employeeId, 0);
  }

  /** How many users were ever made, by employee id. */
  Map<String, Integer> everCreated() {
    return Collections.unmodifiableMap(everCreated);
  }

  /** Puts back what was saved; it is seen at once. */
  void putBack(Collection<User> saved, Collection<Group> savedGroups, Map<String, Integer> made) {
    saved.forEach(
        user -> {
          users.put(user.id, user);
          index.add(user.id, user.now());
        });
    savedGroups.forEach(group -> groups.put(group.id, group));
    everCreated.putAll(made);
  }

  Stream<User> candidates(Optional<Filter> filter) {
    return filter
        .flatMap(index::candidates)
        .<Stream<User>>map(ids -> ids.stream().map(users::get).filter(Objects::nonNull))
        .orElseGet(() -> users.values().stream());
  }

  void add(User user, boolean atOnce) {
    Instant visible = atOnce ? now() : visibleFrom();
    users.put(user.id, user);
    index.add(user.id, user.now());
    user.live.write(true, now(), visible);
    String employeeId = user.text("employeeId");
    if (employeeId != null) {
      everCreated.merge(employeeId, 1, Integer::sum);
    }
  }

  void write(User user, ObjectNode properties) {
    user.properties.write(properties, now(), visibleFrom());
    user.writes++;
    index.add(user.id, properties);
  }

  void purge(User user) {
    users.remove(user.id);
    groups.values().forEach(group -> group.forget(user.id));
  }

  void add(Group group, boolean atOnce) {
    groups.put(group.id, group);
    group.live.write(true, now(), atOnce ? now() : visibleFrom());
  }

  /** The user as a reader sees it now, by id or UPN; throws Graph's 404. */
  User visibleUser(String key) {
    return findVisible(key).orElseThrow(() -> GraphErrors.notFound(key));
  }

  /** The user that a write is about: seen already, and not deleted in the meantime. */
  User target(String key) {
    return findVisible(key).filter(User::isLive).orElseThrow(() -> GraphErrors.notFound(key));
  }

  Optional<User> findVisible(String key) {
    User byId = users.get(key);
    if (byId != null) {
      return Optional.of(byId).filter(user -> user.live.at(now()));
    }
    return index.having("userPrincipalName", key).stream()
        .map(users::get)
        .filter(user -> user != null && user.live.at(now()))
        .filter(
            user -> key.equalsIgnoreCase(Json.text(user.properties.at(now()), "userPrincipalName")))
        .findFirst();
  }

  User deletedUser(String id) {
    return Optional.ofNullable(users.get(id))
        .filter(user -> user.inBin.at(now()))
        .orElseThrow(() -> GraphErrors.notFound(id));
  }

  Group visibleGroup(String id) {
    return Optional.ofNullable(groups.get(id))
        .filter(group -> group.live.at(now()))
        .orElseThrow(() -> GraphErrors.notFound(id));
  }

  Optional<Group> groupNamed(String displayName) {
    return groups.values().stream()
        .filter(
            group ->
                displayName.equalsIgnoreCase(Json.text(group.properties.newest(), "displayName")))
        .findFirst();
  }

  @Nullable User user(String id) {
    return users.get(id);
  }

  /** Which property of another user already carries the address; empty when it is free. */
  Optional<String> takenAs(String address, String exceptId) {
    String wanted = address.toLowerCase(Locale.ROOT);
    return Stream.of("userPrincipalName", "proxyAddresses")
        .filter(property -> isTaken(property, wanted, exceptId))
        .findFirst();
  }

  private boolean isTaken(String property, String address, String exceptId) {
    return index.having(property, address).stream()
        .map(users::get)
        .filter(user -> user != null && !user.id.equals(exceptId))
        .filter(user -> user.isLive() || settings.addressesOfDeletedBlock())
        .anyMatch(user -> UserIndex.values(user.now(), property).contains(address));
  }

  void clear() {
    users.clear();
    groups.clear();
    index.clear();
    everCreated.clear();
  }

  List<Group> groupsOf(User user) {
    return groups.values().stream().filter(g -> g.isLive() && g.has(user.id)).toList();
  }
}
