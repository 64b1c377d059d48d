// SPDX-License-Identifier: Apache-2.0
package io.usher.kit;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Names this process among the replicas: owner of leases, sender of wake-ups.
 *
 * @param name unique per process; no blanks
 */
public record ReplicaName(String name) {

  /** A name that no other process has. */
  public static ReplicaName random() {
    String host = System.getenv().getOrDefault("HOSTNAME", "replica");
    return new ReplicaName(
        host.replaceAll("[^A-Za-z0-9.-]", "")
            + "-"
            + ProcessHandle.current().pid()
            + "-"
            + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()));
  }
}
