// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Rejection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Graph's two buckets for identity calls of one app in one tenant: resource units per 10 s, by the
 * size of the tenant, and writes per 150 s.
 */
final class Throttle {
  private static final Duration UNIT_WINDOW = Duration.ofSeconds(10);
  private static final Duration WRITE_WINDOW = Duration.ofSeconds(150);

  private final Clock clock;
  private final Bucket units;
  private final Bucket writes;

  Throttle(Clock clock) {
    this.clock = clock;
    this.units = new Bucket(UNIT_WINDOW);
    this.writes = new Bucket(WRITE_WINDOW);
  }

  /** Takes what the call costs, or throws Graph's 429. */
  synchronized void take(Call call, GraphSettings settings, int users, String tenant) {
    Instant now = clock.instant();
    double unitQuota = settings.resourceUnits() * unitQuota(users);
    Duration wait = units.take(cost(call), unitQuota, now);
    if (!wait.isZero()) {
      throw tooMany(wait, "Tenant_Application/ReadWrite", "ResourceUnitLimitExceeded", tenant);
    }
    if (isWrite(call)) {
      wait = writes.take(1, settings.writes(), now);
      if (!wait.isZero()) {
        throw tooMany(wait, "Tenant_Application/Write", "WriteLimitExceeded", tenant);
      }
    }
  }

  /** Used share of the resource units, from 0 to 1. */
  synchronized double usedShare() {
    return units.usedShare();
  }

  /** Resource units of a call, by the documented table. */
  static int cost(Call call) {
    int base = isWrite(call) ? 1 : readCost(call.template());
    int selected = call.query("$select").isPresent() ? -1 : 0;
    int expanded = call.query("$expand").isPresent() ? 1 : 0;
    return Math.max(1, base + selected + expanded);
  }

  /** A check of membership is a POST by name only. */
  private static boolean isWrite(Call call) {
    return call.isWrite() && !call.template().endsWith("/checkMemberGroups");
  }

  private static int readCost(String template) {
    if (template.endsWith("/checkMemberGroups")) {
      return 4;
    }
    if (template.endsWith("/members") || template.endsWith("/subscribedSkus")) {
      return 3;
    }
    boolean two =
        template.equals("/v1.0/users")
            || template.contains("/memberOf")
            || template.endsWith("/licenseDetails");
    return two ? 2 : 1;
  }

  private static int unitQuota(int users) {
    if (users < 50) {
      return 3500;
    }
    return users <= 500 ? 5000 : 8000;
  }

  private static Rejection tooMany(Duration wait, String scope, String cause, String tenant) {
    long seconds = Math.max(1, wait.toMillis() / 1000 + (wait.toMillis() % 1000 == 0 ? 0 : 1));
    return new Rejection(
        GraphErrors.reply(429, "TooManyRequests", "Too many requests.")
            .with("Retry-After", Long.toString(seconds))
            .with("x-ms-throttle-scope", scope + "/sandbox/" + tenant)
            .with("x-ms-throttle-information", cause));
  }

  /** A token bucket that starts full; a quota of 0 never refuses. */
  private static final class Bucket {
    private final Duration window;
    private double used;
    private double quota;
    private @Nullable Instant last;

    Bucket(Duration window) {
      this.window = window;
    }

    Duration take(double amount, double newQuota, Instant now) {
      quota = newQuota;
      if (quota <= 0) {
        return Duration.ZERO;
      }
      double perNano = quota / window.toNanos();
      if (last != null) {
        used = Math.max(0, used - perNano * Duration.between(last, now).toNanos());
      }
      last = now;
      if (used + amount > quota) {
        return Duration.ofNanos((long) Math.ceil((used + amount - quota) / perNano));
      }
      used += amount;
      return Duration.ZERO;
    }

    double usedShare() {
      return quota <= 0 ? 0 : used / quota;
    }
  }
}
