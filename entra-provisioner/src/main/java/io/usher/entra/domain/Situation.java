// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

/**
 * One person as looked up.
 *
 * @param desired how the account should be
 * @param remembered what Usher remembers
 * @param known what a decision is made from
 */
public record Situation(DesiredAccount desired, AccountRecord remembered, KnownState known) {

  /** What follows. */
  public EntraDecision decide() {
    return EntraPolicy.decide(desired, known);
  }
}
