// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

/** What goes first. Work of a more urgent kind is always claimed, and paid from a budget, first. */
public enum Urgency {
  /** A leaver's access ends. */
  LEAVER,
  /** A person starts, changes or is read again. */
  NORMAL,
  /** Reconciliation and other work that nobody waits for. */
  BACKGROUND
}
