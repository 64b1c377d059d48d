// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.time.LocalTime;
import java.time.Period;

/**
 * Windows and grace periods. Every date and time of day is in the worker's own zone.
 *
 * @param prehire before the first day
 * @param firstDay the first day
 * @param leave long-term absence
 * @param lastDay the last day
 * @param grace after the last day
 */
public record Lifecycle(
    Prehire prehire, FirstDay firstDay, Leave leave, LastDay lastDay, Grace grace) {

  /**
   * Before the first day.
   *
   * @param account how long before the first day the account is made, at 00:00
   * @param enabled whether sign-in is open before the first day
   */
  public record Prehire(Period account, boolean enabled) {}

  /**
   * The first day.
   *
   * @param enableAt time of day at which sign-in opens
   */
  public record FirstDay(LocalTime enableAt) {}

  /**
   * Long-term absence.
   *
   * @param signIn whether sign-in stays open
   */
  public record Leave(SignIn signIn) {}

  /** Sign-in during leave. */
  public enum SignIn {
    KEEP,
    BLOCK
  }

  /**
   * The last day.
   *
   * @param disableAt time of day at which access ends
   */
  public record LastDay(LocalTime disableAt) {}

  /**
   * After the last day.
   *
   * @param deleteAfter how long after the last day the person is gone
   */
  public record Grace(Period deleteAfter) {}
}
