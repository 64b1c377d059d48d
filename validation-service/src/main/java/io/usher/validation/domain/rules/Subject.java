// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain.rules;

import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.validation.domain.normalise.Normalised;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What the rules look at.
 *
 * @param tidy the normalised worker
 * @param zone the worker's zone, when one is known
 * @param today the day in that zone
 * @param admittedBefore true when the person was let through once
 */
public record Subject(
    Normalised tidy, Optional<ZoneId> zone, LocalDate today, boolean admittedBefore) {

  Worker worker() {
    return tidy.worker();
  }

  Optional<String> text(WorkerField field) {
    return worker().text(field);
  }

  Optional<LocalDate> date(WorkerField field) {
    return worker().date(field);
  }
}
