// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import io.usher.core.Reason;
import io.usher.core.Worker;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is decided about a person.
 *
 * @param fact what HR showed
 * @param hrRecord HR's record, with fields that it hides today as they were
 * @param findings all that was found, also what was let go or only warns
 * @param admission to be told now; empty when nothing new is to be told
 * @param blockers findings that hold the person; empty when nothing does
 * @param heldNews to be told now
 * @param next when to look again, UTC
 * @param waitsFor why
 * @param accessEndsNext true when access ends at that time
 */
public record Judgement(
    Fact fact,
    Worker hrRecord,
    List<Finding> findings,
    Optional<Admission> admission,
    List<Finding> blockers,
    Optional<HeldNews> heldNews,
    Optional<Instant> next,
    Optional<Reason> waitsFor,
    boolean accessEndsNext) {

  public Judgement {
    findings = List.copyOf(findings);
    blockers = List.copyOf(blockers);
  }

  /** What is known once this judgement is recorded. */
  public Known recordedIn(Known known, Instant now) {
    Instant heldSince = known.hold().map(Known.Hold::since).orElse(now);
    return new Known(
        Optional.of(hrRecord),
        admission.or(known::admission),
        heldNews.map(HeldNews::version).orElse(known.heldVersion()),
        held() ? Optional.of(new Known.Hold(blockers, heldSince)) : Optional.empty(),
        known.corrections(),
        known.waivers());
  }

  public boolean held() {
    return !blockers.isEmpty();
  }

  /** True when this admission takes access from somebody who had it, or might have. */
  public boolean takesAccess(Known known) {
    boolean alreadyLeft = known.admission().filter(it -> it.stage().leaving()).isPresent();
    return admission.filter(it -> it.stage().leaving()).isPresent() && !alreadyLeft;
  }
}
