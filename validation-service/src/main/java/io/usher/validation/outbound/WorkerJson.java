// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.validation.domain.FieldText;

/**
 * A canonical worker as JSON: a text for a value, null for an empty field, no key for an absent
 * one. So a field that a later release adds is absent in an older row, as it should be.
 */
final class WorkerJson {

  private static final String CUSTOM = "customFields";

  private WorkerJson() {}

  static ObjectNode write(Worker worker) {
    ObjectNode json = Json.object();
    for (WorkerField field : WorkerField.values()) {
      if (!worker.isAbsent(field)) {
        json.put(field.key(), FieldText.of(worker, field));
      }
    }
    ObjectNode custom = json.putObject(CUSTOM);
    worker.customFields().forEach(custom::put);
    return json;
  }

  static Worker read(WorkerKey key, JsonNode json) {
    Worker.Builder worker = Worker.of(key);
    for (WorkerField field : WorkerField.values()) {
      JsonNode value = json.get(field.key());
      if (value == null) {
        worker.absent(field);
      } else if (!value.isNull()) {
        worker.put(field, FieldText.parse(field, value.asText()));
      }
    }
    json.path(CUSTOM)
        .properties()
        .forEach(field -> worker.custom(field.getKey(), field.getValue().asText()));
    return worker.build();
  }
}
