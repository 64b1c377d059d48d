// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound;

import io.usher.kit.lane.Urgency;
import io.usher.kit.limit.Budgets;
import io.usher.kit.limit.SlowDown;
import io.usher.saas.outbound.scim.AppPace;
import java.time.Duration;
import java.time.Instant;

/** The pace of one app by the budgets that all replicas share. */
record BudgetPace(Budgets budgets, String app, Urgency urgency, SlowDown slowDown)
    implements AppPace {

  static void define(Budgets budgets, String app, long reads, long writes, Duration per) {
    budgets.define(reads(app), reads, per);
    budgets.define(writes(app), writes, per);
  }

  private static String reads(String app) {
    return "app." + app + ".reads";
  }

  private static String writes(String app) {
    return "app." + app + ".writes";
  }

  @Override
  public void beforeRead() {
    budgets.take(reads(app), 1, urgency);
  }

  @Override
  public void beforeWrite() {
    budgets.take(writes(app), 1, urgency);
  }

  @Override
  public void pauseUntil(Instant until) {
    budgets.pauseUntil(reads(app), until);
    budgets.pauseUntil(writes(app), until);
  }

  @Override
  public void slowDown(Instant now) {
    pauseUntil(slowDown.from(now));
  }
}
