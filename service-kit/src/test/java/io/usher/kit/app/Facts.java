// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.app;

import io.usher.events.v1.IdentityHeld;
import io.usher.events.v1.Worker;
import io.usher.events.v1.WorkerObserved;
import java.time.Instant;
import java.time.LocalDate;

/** Records for tests. */
public final class Facts {

  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

  private Facts() {}

  public static WorkerObserved worker(String workerKey, long version) {
    int colon = workerKey.indexOf(':');
    Worker worker =
        Worker.newBuilder()
            .setSource(workerKey.substring(0, colon))
            .setWorkerId(workerKey.substring(colon + 1))
            .setFirstName("Ada")
            .setStartDate(LocalDate.of(2026, 12, 1))
            .build();
    return WorkerObserved.newBuilder()
        .setVersion(version)
        .setObservedAt(AT)
        .setWorker(worker)
        .build();
  }

  public static IdentityHeld held(long version) {
    return IdentityHeld.newBuilder()
        .setVersion(version)
        .setObservedVersion(version)
        .setAt(AT)
        .build();
  }
}
