// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import io.usher.core.Worker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What this service knows of a person.
 *
 * @param hrRecord the newest record of HR's, as HR gave it
 * @param admission what was let through last
 * @param heldVersion version of the newest hold or release; 0 when there was none
 * @param hold what holds the person now
 * @param corrections by hand
 * @param waivers findings that were let go
 */
public record Known(
    Optional<Worker> hrRecord,
    Optional<Admission> admission,
    long heldVersion,
    Optional<Hold> hold,
    List<HandCorrection> corrections,
    List<Waiver> waivers) {

  public Known {
    corrections = List.copyOf(corrections);
    waivers = List.copyOf(waivers);
  }

  /** Nothing. */
  public static Known nothing() {
    return new Known(Optional.empty(), Optional.empty(), 0, Optional.empty(), List.of(), List.of());
  }

  Optional<Position.In> position() {
    return admission.map(Admission::position);
  }

  boolean waives(Finding finding) {
    return waivers.stream().anyMatch(waiver -> waiver.covers(finding));
  }

  /** Who acted last since that time, if anybody did. */
  Optional<String> actedSince(Instant time) {
    Stream<Map.Entry<Instant, String>> acts =
        Stream.concat(
            corrections.stream().map(act -> Map.entry(act.at(), act.by())),
            waivers.stream().map(act -> Map.entry(act.at(), act.by())));
    return acts.filter(act -> !act.getKey().isBefore(time))
        .max(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue);
  }

  /**
   * An open hold.
   *
   * @param findings why
   * @param since when it began, UTC
   */
  public record Hold(List<Finding> findings, Instant since) {

    public Hold {
      findings = List.copyOf(findings);
    }
  }
}
