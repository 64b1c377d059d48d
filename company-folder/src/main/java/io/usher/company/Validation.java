// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import io.usher.core.ReasonCode;
import io.usher.core.WorkerField;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rules, reference lists and the brake.
 *
 * @param required fields without which nobody is admitted
 * @param lists reference lists
 * @param severity what a finding does, where the company differs from the default
 * @param custom the company's own rules
 * @param brake when leavers are held
 */
public record Validation(
    Set<WorkerField> required,
    Lists lists,
    Map<ReasonCode, Severity> severity,
    List<CustomRule> custom,
    Brake brake) {

  public Validation {
    required = Copies.ordered(required);
    severity = Copies.ordered(severity);
    custom = List.copyOf(custom);
  }

  /** What a finding does. */
  public enum Severity {
    /** The worker is held until HR or a person mends it. */
    HOLD,
    /** It is told and goes on. */
    WARN,
    /** It is not looked for. */
    OFF
  }

  /**
   * Reference lists; an empty one is not checked.
   *
   * @param departments allowed names
   * @param locations allowed names and what is known of each
   */
  public record Lists(Set<String> departments, Map<String, Location> locations) {

    public Lists {
      departments = Copies.ordered(departments);
      locations = Copies.ordered(locations);
    }
  }

  /**
   * A place of work.
   *
   * @param country ISO 3166-1 alpha-2
   * @param zone zone of those who work there
   */
  public record Location(String country, ZoneId zone) {}

  /**
   * A rule of the company.
   *
   * @param code its stable name in kebab case
   * @param when holds when there is something wrong
   * @param severity what it does
   * @param message for humans
   */
  public record CustomRule(String code, Condition when, Severity severity, String message) {}

  /**
   * Holds leavers when there are too many of them.
   *
   * @param window rolling window
   * @param leavers the limit
   */
  public record Brake(Duration window, LeaverLimit leavers) {}

  /**
   * How many people of one source may leave in the window; each of the two limits brakes alone.
   *
   * @param atMost count
   * @param share of the source's people, 0 to 1; looked at from 100 people on
   */
  public record LeaverLimit(int atMost, double share) {}
}
