// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

/** What goes first. Work of a more urgent kind is always claimed, and paid from a budget, first. */
public enum Urgency {
  /** A leaver's access ends. */
  LEAVER(0),
  /** A person starts, changes or is read again. */
  NORMAL(1),
  /** Reconciliation and other work that nobody waits for. */
  BACKGROUND(2);

  private final int rank;

  Urgency(int rank) {
    this.rank = rank;
  }

  /** As it stands in the database: lower goes first. */
  int rank() {
    return rank;
  }

  static Urgency ofRank(int rank) {
    for (Urgency urgency : values()) {
      if (urgency.rank == rank) {
        return urgency;
      }
    }
    throw new IllegalArgumentException("No urgency has rank " + rank);
  }
}
