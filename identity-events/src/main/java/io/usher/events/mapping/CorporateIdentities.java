// SPDX-License-Identifier: Apache-2.0
package io.usher.events.mapping;

import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.events.v1.CorporateIdentity;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;

/** The part of a worker that may leave the first two topics: no private contact data. */
public final class CorporateIdentities {

  /** All fields that the record has under their own name; the manager stands there as a key. */
  private static final List<WorkerField> FIELDS =
      Arrays.stream(WorkerField.values())
          .filter(Predicate.not(WorkerField::privateContact))
          .filter(field -> field != WorkerField.MANAGER_ID)
          .toList();

  private CorporateIdentities() {}

  /**
   * The corporate identity of an admitted worker.
   *
   * @param displayName display name by {@code naming.yaml}; replaces HR's
   */
  public static CorporateIdentity toAvro(Worker admitted, String displayName) {
    CorporateIdentity record = new CorporateIdentity();
    record.setSource(admitted.key().source());
    record.setWorkerId(admitted.key().workerId());
    for (WorkerField field : FIELDS) {
      FieldValues.write(record, field, admitted.value(field).orElse(null));
    }
    record.setDisplayName(displayName);
    record.setManagerKey(
        admitted
            .text(WorkerField.MANAGER_ID)
            .map(id -> admitted.key().source() + ":" + id)
            .orElse(null));
    record.setCustomFields(new HashMap<>(admitted.customFields()));
    record.setAbsentFields(
        admitted.absentFields().stream()
            .filter(Predicate.not(WorkerField::privateContact))
            .filter(field -> field != WorkerField.DISPLAY_NAME)
            .map(WorkerField::key)
            .toList());
    return record;
  }

  /**
   * The worker as a condition of the company folder may see it after the second topic. Private
   * contact fields are absent rather than empty: nothing may be concluded from them.
   *
   * @throws IllegalArgumentException when source and workerId are no worker key
   */
  public static Worker toWorker(CorporateIdentity record) {
    Worker.Builder worker = Worker.of(new WorkerKey(record.getSource(), record.getWorkerId()));
    for (WorkerField field : FIELDS) {
      worker.put(field, FieldValues.read(record, field));
    }
    if (record.getManagerKey() != null) {
      worker.put(
          WorkerField.MANAGER_ID,
          record.getManagerKey().substring(record.getSource().length() + 1));
    }
    record.getCustomFields().forEach(worker::custom);
    record.getAbsentFields().forEach(name -> WorkerField.byKey(name).ifPresent(worker::absent));
    Arrays.stream(WorkerField.values()).filter(WorkerField::privateContact).forEach(worker::absent);
    return worker.build();
  }
}
