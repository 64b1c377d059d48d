// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import io.usher.core.Worker;
import io.usher.core.WorkerField;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a reading means. Deciding again with the same reading gives {@link
 * Observation.Unchanged}.
 *
 * <ul>
 *   <li>A field that HR does not show keeps its last known value: absent is not empty.
 *   <li>A field that HR shows for the first time is a change, even when it shows it as empty.
 *   <li>A record that is gone is told once, as missing, with its last known content. Absence is not
 *       termination.
 *   <li>A change of the work e-mail alone is noted and not told: it is what our own write-back
 *       causes, and no account depends on it. The next real change carries the new value.
 * </ul>
 *
 * @param workEmailIsNews true to tell also of a change of the work e-mail alone
 */
public record ObservationRules(boolean workEmailIsNews) {

  private static final Set<String> WORK_EMAIL_ALONE = Set.of(WorkerField.WORK_EMAIL.key());

  /**
   * Decides on one reading.
   *
   * @param known null when this worker was never seen
   */
  public Observation decide(Reading reading, @Nullable KnownWorker known) {
    return switch (reading) {
      case Reading.Found found -> known == null ? first(found.worker()) : next(found, known);
      case Reading.NotFound gone -> known == null ? new Observation.Unknown() : missing(known);
    };
  }

  private Observation first(Worker worker) {
    Set<String> fields = new LinkedHashSet<>();
    worker.values().keySet().forEach(field -> fields.add(field.key()));
    worker.customFields().keySet().forEach(name -> fields.add("customFields." + name));
    return new Observation.Changed(new KnownWorker(worker, 1, false), fields);
  }

  private Observation next(Reading.Found found, KnownWorker known) {
    Worker worker = completed(found, known.worker());
    Set<String> changes = changes(worker, known.worker());
    boolean told = known.missing() || !changes.isEmpty();
    if (!told) {
      return new Observation.Unchanged();
    }
    if (!known.missing() && !workEmailIsNews && changes.equals(WORK_EMAIL_ALONE)) {
      return new Observation.Noted(new KnownWorker(worker, known.version(), false));
    }
    return new Observation.Changed(new KnownWorker(worker, known.version() + 1, false), changes);
  }

  private static Worker completed(Reading.Found found, Worker earlier) {
    Worker.Builder worker = found.worker().completedFrom(earlier).toBuilder();
    for (String hidden : found.hiddenCustomFields()) {
      worker.custom(hidden, earlier.customFields().get(hidden));
    }
    return worker.build();
  }

  private static Observation missing(KnownWorker known) {
    if (known.missing()) {
      return new Observation.Unchanged();
    }
    KnownWorker gone = new KnownWorker(known.worker(), known.version() + 1, true);
    return new Observation.Changed(gone, Set.of());
  }

  private static Set<String> changes(Worker worker, Worker earlier) {
    Set<String> changes = new LinkedHashSet<>(worker.changesSince(earlier));
    earlier.absentFields().stream()
        .filter(field -> !worker.isAbsent(field))
        .forEach(field -> changes.add(field.key()));
    return changes;
  }
}
