// SPDX-License-Identifier: Apache-2.0
package io.usher.events.mapping;

import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.events.v1.IdentityAdmitted;
import io.usher.events.v1.WorkerObserved;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;

/**
 * The whole canonical worker, private contact data included: only for the first two topics and for
 * rows of the services that own them.
 *
 * <p>The third state of a field, absent, does not fit into the Avro worker; it stands beside it in
 * {@code absentFields}. An {@code UNKNOWN} status or type is an empty field of the kernel.
 */
public final class WorkerRecords {

  private WorkerRecords() {}

  /** The Avro worker; pass {@link #absentFields} along with it. */
  public static io.usher.events.v1.Worker toAvro(Worker worker) {
    io.usher.events.v1.Worker record = new io.usher.events.v1.Worker();
    record.setSource(worker.key().source());
    record.setWorkerId(worker.key().workerId());
    for (WorkerField field : WorkerField.values()) {
      FieldValues.write(record, field, worker.value(field).orElse(null));
    }
    record.setCustomFields(new HashMap<>(worker.customFields()));
    return record;
  }

  /** Canonical names of the fields that HR did not show, in the order of the kernel. */
  public static List<String> absentFields(Worker worker) {
    return worker.absentFields().stream().map(WorkerField::key).toList();
  }

  /**
   * The kernel's worker.
   *
   * @param absentFields canonical names; a name that this version does not know is passed over
   * @throws IllegalArgumentException when source and workerId are no worker key
   */
  public static Worker fromAvro(io.usher.events.v1.Worker record, Collection<String> absentFields) {
    Worker.Builder worker = Worker.of(new WorkerKey(record.getSource(), record.getWorkerId()));
    for (WorkerField field : WorkerField.values()) {
      worker.put(field, FieldValues.read(record, field));
    }
    record.getCustomFields().forEach(worker::custom);
    absentFields.forEach(name -> WorkerField.byKey(name).ifPresent(worker::absent));
    return worker.build();
  }

  /** The worker that was observed. */
  public static Worker of(WorkerObserved observed) {
    return fromAvro(observed.getWorker(), observed.getAbsentFields());
  }

  /** The worker that was admitted. */
  public static Worker of(IdentityAdmitted admitted) {
    return fromAvro(admitted.getWorker(), admitted.getAbsentFields());
  }
}
