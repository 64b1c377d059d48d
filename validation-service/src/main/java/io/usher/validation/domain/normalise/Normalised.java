// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain.normalise;

import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.validation.domain.Correction;
import io.usher.validation.domain.FieldText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A tidy worker and how it became so.
 *
 * @param worker the worker
 * @param corrections what was changed, in order
 */
public record Normalised(Worker worker, List<Correction> corrections) {

  public Normalised {
    corrections = List.copyOf(corrections);
  }

  /** The same with one more field set by a rule. */
  public Normalised with(WorkerField field, String value, String rule) {
    List<Correction> more = new ArrayList<>(corrections);
    more.add(new Correction(field, FieldText.of(worker, field), value, rule, null));
    return new Normalised(worker.toBuilder().put(field, value).build(), more);
  }

  /** The same with some fields as they stand in another record. */
  public Normalised withFieldsOf(Worker other, Set<WorkerField> fields) {
    Worker.Builder builder = worker.toBuilder();
    fields.forEach(field -> builder.put(field, other.value(field).orElse(null)));
    return new Normalised(
        builder.build(), corrections.stream().filter(it -> !fields.contains(it.field())).toList());
  }

  /** True when that rule changed something. */
  public boolean changedBy(String rule) {
    return corrections.stream().anyMatch(correction -> correction.rule().equals(rule));
  }
}
