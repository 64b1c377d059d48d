// SPDX-License-Identifier: Apache-2.0
package io.usher.local.stack;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the parts listen: fixed distances from one base.
 *
 * @param base the lowest port, kept for the console
 */
public record Ports(int base) {

  private static final int REPLICA_DISTANCE = 100;
  private static final int HIGHEST = 65_535;

  public Ports {
    if (base < 1024 || base + 20 + 9 * REPLICA_DISTANCE > HIGHEST) {
      throw new IllegalArgumentException("The port base must be from 1024 to 64600, not " + base);
    }
  }

  /** Port of the first replica of a service. */
  public int service(ServiceModule service) {
    return base + service.portOffset();
  }

  /** Port of a replica; the first has number 1. */
  public int service(ServiceModule service, int replica) {
    return service(service) + (replica - 1) * REPLICA_DISTANCE;
  }

  /** Port for Kafka clients. */
  public int kafka() {
    return base + 10;
  }

  /** Port of PostgreSQL. */
  public int postgres() {
    return base + 11;
  }

  /** Port of the schema registry. */
  public int registry() {
    return base + 12;
  }

  /** Port that the broker uses for itself. */
  public int kafkaController() {
    return base + 13;
  }

  /** Port of the sandbox. */
  public int sandbox() {
    return base + 20;
  }

  /** Ports that a stack needs, with the part that uses each. */
  Map<Integer, String> needed(StackPlan plan) {
    Map<Integer, String> needed = new LinkedHashMap<>();
    needed.put(postgres(), "postgres");
    needed.put(kafka(), "kafka");
    needed.put(kafkaController(), "kafka (controller)");
    needed.put(registry(), "registry");
    if (plan.sandbox()) {
      needed.put(sandbox(), "sandbox");
    }
    for (ServiceModule service : plan.services()) {
      for (int replica = 1; replica <= plan.replicas(); replica++) {
        needed.put(service(service, replica), plan.replicaName(service, replica));
      }
    }
    return needed;
  }
}
