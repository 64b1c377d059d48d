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

  /** The same, with an account that turned out to be another person's. */
  public Situation ofAnother() {
    KnownState anothers =
        new KnownState(new Finding.Anothers(), known.managerAccountId(), known.sessionsRevoked());
    return new Situation(desired, remembered, anothers);
  }

  /** What follows. */
  public EntraDecision decide() {
    return EntraPolicy.decide(desired, known);
  }
}
