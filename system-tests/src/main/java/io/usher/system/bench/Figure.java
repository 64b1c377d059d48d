// SPDX-License-Identifier: Apache-2.0
package io.usher.system.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One measured number.
 *
 * @param group what was measured, {@code webhook}
 * @param name the number's name inside of its group
 * @param value the number
 * @param unit its unit, {@code ms}, {@code MB}, {@code people/s}
 * @param aim what it should be, or null when it only informs
 */
record Figure(String group, String name, double value, String unit, @Nullable Aim aim) {

  /**
   * What a number should be.
   *
   * @param limit the border, which is still good
   * @param atMost whether smaller is better
   */
  record Aim(double limit, boolean atMost) {

    static Aim atMost(double limit) {
      return new Aim(limit, true);
    }

    static Aim atLeast(double limit) {
      return new Aim(limit, false);
    }

    boolean reachedBy(double value) {
      return atMost ? value <= limit : value >= limit;
    }

    String text(String unit) {
      return (atMost ? "≤ " : "≥ ") + number(limit) + " " + unit;
    }
  }

  /** The value with as many digits as say something. */
  String shown() {
    return number(value) + " " + unit;
  }

  private static String number(double value) {
    double size = Math.abs(value);
    String format =
        size >= 100 || value == Math.rint(value) ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
