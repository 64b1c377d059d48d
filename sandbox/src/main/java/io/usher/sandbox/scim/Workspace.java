// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The users and groups of an app behind one lock. */
final class Workspace {
  private final ReentrantLock lock = new ReentrantLock();
  private final Clock clock;
  final Random random;
  final Map<String, Account> accounts = new LinkedHashMap<>();
  final Map<String, Team> teams = new LinkedHashMap<>();
  private final Map<String, Integer> everCreated = new LinkedHashMap<>();
  private final Map<String, Set<String>> byName = new HashMap<>();
  private volatile ScimSettings settings;

  Workspace(ScimSettings settings, Clock clock, long seed) {
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

  ScimSettings settings() {
    return settings;
  }

  void change(ScimSettings newSettings) {
    settings = newSettings;
  }

  Instant now() {
    return clock.instant();
  }

  /** When a deactivation that is accepted now will be seen. */
  Instant deactivationSeen() {
    Duration spread = settings.maxDeactivation().minus(settings.minDeactivation());
    long nanos = (long) (random.nextDouble() * Math.max(0, spread.toNanos()));
    return now().plus(settings.minDeactivation()).plusNanos(nanos);
  }

  void add(Account account) {
    accounts.put(account.id, account);
    remember(account);
    everCreated.merge(account.text("externalId"), 1, Integer::sum);
  }

  /** Notes the names of an account, so that a look-up need not go through everybody. */
  void remember(Account account) {
    account
        .names()
        .forEach(name -> byName.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(account.id));
  }

  /** Accounts that have, or once had, this user name, external id or e-mail address. */
  Stream<Account> everNamed(String name) {
    return byName.getOrDefault(name.toLowerCase(Locale.ROOT), Set.of()).stream()
        .map(accounts::get)
        .filter(Objects::nonNull);
  }

  int everCreated(String externalId) {
    return everCreated.getOrDefault(externalId, 0);
  }

  Optional<Team> teamNamed(String displayName) {
    return teams.values().stream()
        .filter(team -> team.displayName.equalsIgnoreCase(displayName))
        .findFirst();
  }

  List<Team> teamsOf(String accountId) {
    return teams.values().stream().filter(team -> team.memberIds.contains(accountId)).toList();
  }

  /** Users and groups, to be kept. */
  ObjectNode save() {
    ObjectNode state = Json.object();
    state.set("accounts", Json.list(accounts.values().stream().map(Account::save).toList()));
    state.set("groups", Json.list(teams.values().stream().map(Team::save).toList()));
    state.set("everCreated", Json.tree(everCreated));
    return state;
  }

  /** Reads what {@link #save} wrote, into an empty app. */
  void putBack(JsonNode saved) {
    Json.items(saved.get("accounts"))
        .map(Account::of)
        .forEach(
            account -> {
              accounts.put(account.id, account);
              remember(account);
            });
    Json.items(saved.get("groups")).map(Team::of).forEach(team -> teams.put(team.id, team));
    saved
        .path("everCreated")
        .properties()
        .forEach(entry -> everCreated.put(entry.getKey(), entry.getValue().asInt()));
    // The same seed would give the ids of the kept accounts once more.
    random.setSeed(random.nextLong() + accounts.size() * 31L + teams.size());
  }

  void clear() {
    accounts.clear();
    byName.clear();
    teams.clear();
    everCreated.clear();
  }
}
