// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.admin;

import io.usher.sandbox.bamboo.BambooVendor;
import io.usher.sandbox.graph.GraphDesk;
import io.usher.sandbox.http.Faults;
import io.usher.sandbox.http.Latency;
import io.usher.sandbox.http.Ledger;
import io.usher.sandbox.scim.ScimDesk;
import java.util.List;
import java.util.Optional;

/**
 * All that can be looked at and changed from outside.
 *
 * @param apps the SCIM apps, Slack first
 */
public record Desks(GraphDesk graph, BambooVendor bamboo, List<ScimDesk> apps, Wire wire) {
  public Desks {
    apps = List.copyOf(apps);
  }

  /** What happens to calls on their way. */
  public record Wire(Faults faults, Latency latency, Ledger ledger) {}

  Optional<ScimDesk> app(String name) {
    return apps.stream().filter(app -> app.app().equals(name)).findFirst();
  }
}
