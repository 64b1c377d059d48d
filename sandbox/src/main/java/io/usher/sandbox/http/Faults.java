// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The fault rules in force. Each rule draws from its own random sequence, made from the sandbox's
 * seed and the rule's number: the n-th call that a rule covers meets the same fate in each run.
 */
public final class Faults {
  private final long seed;
  private final List<Armed> rules = new ArrayList<>();
  private long made;

  public Faults(long seed) {
    this.seed = seed;
  }

  /**
   * A rule in force.
   *
   * @param id what to name it by when it is to be lifted
   */
  public record InForce(long id, FaultRule rule, long seen, long done) {}

  public synchronized long add(FaultRule rule) {
    made++;
    rules.add(new Armed(made, rule, new Random(seed * 1_000_003L + made)));
    return made;
  }

  public synchronized boolean remove(long id) {
    return rules.removeIf(armed -> armed.id == id);
  }

  /** Lifts all rules; the next rule starts the numbering, and with it the sequences, anew. */
  public synchronized void clear() {
    rules.clear();
    made = 0;
  }

  public synchronized List<InForce> inForce() {
    return rules.stream()
        .map(armed -> new InForce(armed.id, armed.rule, armed.seen, armed.done))
        .toList();
  }

  /** Every covering rule draws, so that the order of the rules does not change the sequences. */
  synchronized Optional<FaultRule> strike(String vendor, Call call) {
    FaultRule first = null;
    for (Armed armed : rules) {
      if (armed.rule.covers(vendor, call) && armed.draw() && first == null) {
        first = armed.rule;
        armed.done++;
      }
    }
    return Optional.ofNullable(first);
  }

  private static final class Armed {
    private final long id;
    private final FaultRule rule;
    private final Random random;
    private long seen;
    private long done;

    Armed(long id, FaultRule rule, Random random) {
      this.id = id;
      this.rule = rule;
      this.random = random;
    }

    boolean draw() {
      seen++;
      boolean hit = random.nextDouble() < rule.share();
      return hit && (rule.atMost() == 0 || done < rule.atMost());
    }
  }
}
