// SPDX-License-Identifier: Apache-2.0
package io.usher.system.follow;

import io.usher.events.v1.IdentityCompleted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** What the topics said of each person so far. Safe for concurrent use. */
public final class Journal {

  /**
   * One line of a person's history.
   *
   * @param at when it was published, UTC
   * @param topic where it was read
   * @param headline what happened
   * @param details effects, corrections and reasons in their own words
   */
  public record Entry(Instant at, String topic, String headline, List<String> details) {}

  private final Map<String, List<Entry>> entries = new ConcurrentHashMap<>();
  private final Map<Milestone, Set<String>> reached = new EnumMap<>(Milestone.class);
  private final Map<Milestone, Map<String, Instant>> first = new EnumMap<>(Milestone.class);
  private final Map<String, Set<String>> heldCodes = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> closed = new ConcurrentHashMap<>();
  private final Map<String, IdentityCompleted> completions = new ConcurrentHashMap<>();

  public Journal() {
    for (Milestone milestone : Milestone.values()) {
      reached.put(milestone, new ConcurrentSkipListSet<>());
      first.put(milestone, new ConcurrentHashMap<>());
    }
  }

  void add(String key, Entry entry) {
    entries.computeIfAbsent(key, k -> new ArrayList<>());
    entries.computeIfPresent(
        key,
        (k, list) -> {
          list.add(entry);
          return list;
        });
  }

  void reached(Milestone milestone, String key, Instant at) {
    milestones(milestone).add(key);
    Objects.requireNonNull(first.get(milestone)).putIfAbsent(key, at);
  }

  void noLonger(Milestone milestone, String key) {
    milestones(milestone).remove(key);
  }

  void heldFor(String key, Set<String> codes) {
    heldCodes.put(key, codes);
  }

  void closed(String key, String target, boolean verified) {
    Set<String> targets = closed.computeIfAbsent(key, k -> new ConcurrentSkipListSet<>());
    if (verified) {
      targets.add(target);
    } else {
      targets.remove(target);
    }
  }

  void completed(String key, IdentityCompleted completion) {
    completions.merge(key, completion, (a, b) -> a.getVersion() >= b.getVersion() ? a : b);
  }

  /** When a person first passed a stage, or null while they have not. */
  public @Nullable Instant firstAt(Milestone milestone, String key) {
    return first.getOrDefault(milestone, Map.of()).get(key);
  }

  /** How many people passed a stage. */
  public int count(Milestone milestone) {
    return milestones(milestone).size();
  }

  /** Whether a person passed a stage. */
  public boolean has(Milestone milestone, String key) {
    return milestones(milestone).contains(key);
  }

  /** The codes a person is held for; empty when it is not held. */
  public Set<String> heldCodes(String key) {
    return has(Milestone.HELD, key) ? heldCodes.getOrDefault(key, Set.of()) : Set.of();
  }

  /** Where a person's account was last read back as closed: {@code entra}, names of apps. */
  public Set<String> closedIn(String key) {
    return Set.copyOf(closed.getOrDefault(key, Set.of()));
  }

  /** The newest completion of a person. */
  public Optional<IdentityCompleted> completion(String key) {
    return Optional.ofNullable(completions.get(key));
  }

  /** All newest completions. */
  public List<IdentityCompleted> completions() {
    return List.copyOf(completions.values());
  }

  /** One person's history in the order of publication. */
  public List<Entry> history(String key) {
    List<Entry> history = new ArrayList<>(entries.getOrDefault(key, List.of()));
    history.sort(Comparator.comparing(Entry::at));
    return history;
  }

  /** Everybody who was seen. */
  public Set<String> keys() {
    return new TreeSet<>(entries.keySet());
  }

  private Set<String> milestones(Milestone milestone) {
    return Objects.requireNonNull(reached.get(milestone));
  }
}
