// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import io.usher.core.WorkerKey;
import java.time.Instant;
import java.util.List;

/**
 * What a person did about a held record; kept for audit.
 *
 * @param id the same for the same action on the same record
 * @param request the same for the same wish about the same person
 * @param key whose record
 * @param kind what was done
 * @param by who
 * @param reason why, in their words
 * @param waivers findings that were let go
 * @param corrections values that were put in the place of HR's
 * @param at when, UTC
 */
public record Action(
    String id,
    String request,
    WorkerKey key,
    Kind kind,
    String by,
    String reason,
    List<Waiver> waivers,
    List<HandCorrection> corrections,
    Instant at) {

  public Action {
    waivers = List.copyOf(waivers);
    corrections = List.copyOf(corrections);
  }

  /** What was done. */
  public enum Kind {
    RELEASE,
    CORRECT
  }

  /** No values, no names: they are personal data. */
  @Override
  public String toString() {
    return "Action[" + kind + " " + key + "]";
  }
}
