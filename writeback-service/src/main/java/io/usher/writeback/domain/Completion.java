// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

import io.usher.core.OutcomeStatus;
import io.usher.core.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is told once an admission is done or has ended with reasons.
 *
 * @param version grows with each completion of this person
 * @param status APPLIED, UNCHANGED, HELD or FAILED
 * @param writtenBack HR's fields that hold the directory's value
 * @param effects what was written to HR for this admission; the values are left out
 * @param reasons what is missing and why
 * @param writtenBackAt when HR was seen to hold the last of them, UTC
 * @param digest fingerprint of all that a reader could tell apart
 */
public record Completion(
    long version,
    OutcomeStatus status,
    List<String> writtenBack,
    List<WriteField> effects,
    List<Reason> reasons,
    Optional<Instant> writtenBackAt,
    String digest) {

  public Completion {
    writtenBack = List.copyOf(writtenBack);
    effects = List.copyOf(effects);
    reasons = List.copyOf(reasons);
  }
}
