// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit.architecture.badservice.domain;

import io.usher.events.v1.HeldStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;

/** Reads the clock, knows files and a record of the topics. */
final class ImpureDecision {

  static HeldStatus decide(Path file) {
    int year = Instant.now().atOffset(ZoneOffset.UTC).getYear();
    return file.getNameCount() > year ? HeldStatus.HELD : HeldStatus.RELEASED;
  }

  private ImpureDecision() {}
}
