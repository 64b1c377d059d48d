// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

import io.usher.core.WorkerKey;
import java.util.Map;
import java.util.Set;

/** A person's record in one HR system. */
public interface HrRecord {

  /**
   * Reads fields of exactly this person.
   *
   * @param fields HR's own field names
   * @return the values by field: an empty text for an empty field, no entry for a field that HR
   *     does not show
   * @throws io.usher.core.CallFailure of the kind that the adapter decides
   */
  Map<String, String> read(WorkerKey worker, Set<String> fields);

  /**
   * Writes fields of exactly this person, in one call. Never tried again by itself: after a lost
   * answer the caller looks first.
   *
   * @param values by HR's own field name, never empty
   * @throws io.usher.core.CallFailure of the kind that the adapter decides
   */
  void write(WorkerKey worker, Map<String, String> values);
}
