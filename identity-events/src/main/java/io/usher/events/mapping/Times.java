// SPDX-License-Identifier: Apache-2.0
package io.usher.events.mapping;

import io.usher.events.v1.StageTimes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a fact passed the stages; UTC, milliseconds. Each service copies the times that it received
 * and adds its own: {@code StageTimes.newBuilder(received).setAdmittedAt(...)}.
 */
public final class Times {

  private Times() {}

  /** No stage was passed yet. */
  public static StageTimes none() {
    return StageTimes.newBuilder().build();
  }

  /** The first stage: HR's fact arrived. */
  public static StageTimes observed(Instant at) {
    return StageTimes.newBuilder().setObservedAt(at.truncatedTo(ChronoUnit.MILLIS)).build();
  }

  /**
   * Both together: for each stage the later of the two times. Neither order nor repetition matters.
   */
  public static StageTimes merged(StageTimes one, StageTimes other) {
    return StageTimes.newBuilder()
        .setObservedAt(later(one.getObservedAt(), other.getObservedAt()))
        .setAdmittedAt(later(one.getAdmittedAt(), other.getAdmittedAt()))
        .setDirectoryAt(later(one.getDirectoryAt(), other.getDirectoryAt()))
        .setMailboxReadyAt(later(one.getMailboxReadyAt(), other.getMailboxReadyAt()))
        .setAppsAt(later(one.getAppsAt(), other.getAppsAt()))
        .setWrittenBackAt(later(one.getWrittenBackAt(), other.getWrittenBackAt()))
        .build();
  }

  /** The time of the last stage that was passed after the observation; empty when there is none. */
  public static Optional<Instant> last(StageTimes times) {
    return Stream.of(
            times.getAdmittedAt(),
            times.getDirectoryAt(),
            times.getMailboxReadyAt(),
            times.getAppsAt(),
            times.getWrittenBackAt())
        .flatMap(Stream::ofNullable)
        .max(Instant::compareTo);
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? other : one;
  }
}
