// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.observe;

import io.usher.kit.WorkEngine;
import io.usher.kit.db.DatabaseException;
import io.usher.kit.limit.TargetPauses;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/**
 * Alive while its loops run; a dead loop means a restart. A paused target is told, but is no reason
 * to take the service out: its other targets work.
 */
final class EngineHealth {

  private EngineHealth() {}

  /** DOWN when a loop of the engine has died. */
  @Liveness
  @Singleton
  static final class Alive implements HealthCheck {
    private final WorkEngine engine;

    Alive(WorkEngine engine) {
      this.engine = engine;
    }

    @Override
    public HealthCheckResponse call() {
      return HealthCheckResponse.named("work engine").status(engine.alive()).build();
    }
  }

  /** Also tells who publishes and what rests. */
  @Readiness
  @Singleton
  static final class Ready implements HealthCheck {
    private final WorkEngine engine;
    private final TargetPauses pauses;

    Ready(WorkEngine engine, TargetPauses pauses) {
      this.engine = engine;
      this.pauses = pauses;
    }

    @Override
    public HealthCheckResponse call() {
      HealthCheckResponseBuilder answer =
          HealthCheckResponse.named("lanes and outbox")
              .status(engine.alive())
              .withData("running", engine.running())
              .withData("publishes", engine.publishes());
      try {
        pauses.active().forEach(p -> answer.withData(p.name(), p.reasonCode() + " " + p.until()));
        return answer.build();
      } catch (DatabaseException e) {
        return answer.down().build();
      }
    }
  }
}
