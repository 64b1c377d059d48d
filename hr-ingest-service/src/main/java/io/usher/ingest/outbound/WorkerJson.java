// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.core.EmploymentStatus;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.core.WorkerType;
import java.time.LocalDate;

/**
 * A canonical worker as JSON: a text for a value, null for an empty field, no key for an absent
 * one. So a field that a later release adds is absent in an older row, as it should be.
 */
final class WorkerJson {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String CUSTOM = "customFields";

  private WorkerJson() {}

  static String write(Worker worker) {
    ObjectNode json = JSON.createObjectNode();
    for (WorkerField field : WorkerField.values()) {
      if (!worker.isAbsent(field)) {
        json.put(field.key(), worker.value(field).map(Object::toString).orElse(null));
      }
    }
    ObjectNode custom = json.putObject(CUSTOM);
    worker.customFields().forEach(custom::put);
    return json.toString();
  }

  static Worker read(WorkerKey key, String text) {
    JsonNode json = parse(text);
    Worker.Builder worker = Worker.of(key);
    for (WorkerField field : WorkerField.values()) {
      JsonNode value = json.get(field.key());
      if (value == null) {
        worker.absent(field);
      } else if (!value.isNull()) {
        worker.put(field, value(field, value.asText()));
      }
    }
    json.path(CUSTOM)
        .properties()
        .forEach(field -> worker.custom(field.getKey(), field.getValue().asText()));
    return worker.build();
  }

  private static Object value(WorkerField field, String text) {
    return switch (field.kind()) {
      case TEXT -> text;
      case DATE -> LocalDate.parse(text);
      case EMPLOYMENT_STATUS -> EmploymentStatus.valueOf(text);
      case WORKER_TYPE -> WorkerType.valueOf(text);
    };
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException("A known worker is no JSON", notOurs);
    }
  }
}
