// SPDX-License-Identifier: Apache-2.0
package io.usher.events.mapping;

import io.usher.core.LifecycleStage;
import java.util.Optional;

/** Lifecycle stages. A stage that this version does not know is never taken for another. */
public final class Stages {

  private Stages() {}

  public static io.usher.events.v1.LifecycleStage toAvro(LifecycleStage stage) {
    return switch (stage) {
      case PREHIRE -> io.usher.events.v1.LifecycleStage.PREHIRE;
      case ACTIVE -> io.usher.events.v1.LifecycleStage.ACTIVE;
      case LEAVE -> io.usher.events.v1.LifecycleStage.LEAVE;
      case LEAVER -> io.usher.events.v1.LifecycleStage.LEAVER;
      case GONE -> io.usher.events.v1.LifecycleStage.GONE;
      case RESCINDED -> io.usher.events.v1.LifecycleStage.RESCINDED;
    };
  }

  /**
   * The stage, or empty when a newer producer wrote one that this version does not know: then
   * nothing may be done to the person's access, and the work is held.
   */
  public static Optional<LifecycleStage> fromAvro(io.usher.events.v1.LifecycleStage stage) {
    return switch (stage) {
      case UNKNOWN -> Optional.empty();
      case PREHIRE -> Optional.of(LifecycleStage.PREHIRE);
      case ACTIVE -> Optional.of(LifecycleStage.ACTIVE);
      case LEAVE -> Optional.of(LifecycleStage.LEAVE);
      case LEAVER -> Optional.of(LifecycleStage.LEAVER);
      case GONE -> Optional.of(LifecycleStage.GONE);
      case RESCINDED -> Optional.of(LifecycleStage.RESCINDED);
    };
  }
}
