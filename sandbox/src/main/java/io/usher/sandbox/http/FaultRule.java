// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.http;

import java.time.Duration;

/**
 * One seeded fault: which calls, what share of them, and what goes wrong.
 *
 * @param vendor a vendor's name, or {@code *}
 * @param method an HTTP method, {@code write} for all but GET, or {@code *}
 * @param route a route template, or the beginning of one followed by {@code *}
 * @param share from 0 to 1
 * @param status for {@link FaultKind#STATUS}
 * @param retryAfter sent with 429 and 503; zero sends none
 * @param hang how long a timeout keeps the caller waiting
 * @param atMost the rule stops after so many faults; 0 means never
 */
public record FaultRule(
    String vendor,
    String method,
    String route,
    FaultKind kind,
    double share,
    int status,
    Duration retryAfter,
    Duration hang,
    long atMost) {

  /** A rule for a share of all calls of a vendor, with usual values for the rest. */
  public static FaultRule of(String vendor, FaultKind kind, double share) {
    return new FaultRule(
        vendor,
        "*",
        "*",
        kind,
        share,
        kind == FaultKind.THROTTLE ? 429 : 503,
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        0);
  }

  boolean covers(String vendorName, Call call) {
    return (vendor.equals("*") || vendor.equals(vendorName))
        && coversRoute(call.template())
        && coversMethod(call)
        && (kind != FaultKind.IGNORED_DEACTIVATION || call.isDeactivation());
  }

  private boolean coversRoute(String template) {
    return route.endsWith("*")
        ? template.startsWith(route.substring(0, route.length() - 1))
        : template.equals(route);
  }

  private boolean coversMethod(Call call) {
    return switch (method) {
      case "*" -> true;
      case "write" -> call.isWrite();
      default -> method.equalsIgnoreCase(call.method());
    };
  }
}
