// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.validation.domain.normalise.Normalised;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value that a person put in the place of HR's. It is used as long as HR still says what it said
 * when the correction was made; a newer value of HR's wins.
 *
 * @param field which
 * @param hrValue what HR said then, as text, or null when it was empty; private
 * @param value the value, as text; private
 * @param by who
 * @param at when, UTC
 */
public record HandCorrection(
    WorkerField field, @Nullable String hrValue, String value, String by, Instant at) {

  /** The worker with the corrections that still hold, and what they changed. */
  static Normalised applied(Worker worker, List<HandCorrection> corrections) {
    Worker.Builder corrected = worker.toBuilder();
    List<Correction> made = new ArrayList<>();
    for (HandCorrection correction : corrections) {
      if (correction.holdsFor(worker)) {
        corrected.put(correction.field, FieldText.parse(correction.field, correction.value));
        made.add(
            new Correction(
                correction.field,
                correction.hrValue,
                correction.value,
                Correction.BY_HAND,
                correction.by));
      }
    }
    return new Normalised(corrected.build(), made);
  }

  boolean holdsFor(Worker worker) {
    return Objects.equals(hrValue, FieldText.of(worker, field));
  }

  /** No values: they are personal data. */
  @Override
  public String toString() {
    return "HandCorrection[" + field.key() + " by " + by + "]";
  }
}
