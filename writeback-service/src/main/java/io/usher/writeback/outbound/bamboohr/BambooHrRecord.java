// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.outbound.bamboohr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.writeback.domain.HrRecord;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Employees of one BambooHR company. */
final class BambooHrRecord implements HrRecord {

  private static final JsonMapper JSON = new JsonMapper();

  /** Ids become part of a URL, so nothing else may pass; 0 is the owner of the key. */
  private static final Pattern ID = Pattern.compile("(?!0+$)[A-Za-z0-9_-]{1,64}");

  private final BambooHrApi api;

  BambooHrRecord(BambooHrApi api) {
    this.api = api;
  }

  /**
   * Reads the fields with the id beside them, which must be the one asked for. A key that is
   * missing in the answer is a field that the API key may not see.
   */
  @Override
  public Map<String, String> read(WorkerKey worker, Set<String> fields) {
    Set<String> asked = new TreeSet<>(fields);
    asked.add("id");
    JsonNode employee =
        tree(api.get("/employees/" + id(worker) + "?fields=" + String.join(",", asked)));
    if (!employee.path("id").asText().equals(worker.workerId())) {
      throw new CallFailure.Refused(
          ReasonCode.TARGET_REFUSED, "HR answered with another employee than the one asked for");
    }
    Map<String, String> shown = new TreeMap<>();
    for (String field : fields) {
      JsonNode value = employee.get(field);
      if (value != null) {
        shown.put(field, value.isNull() ? "" : value.asText());
      }
    }
    return shown;
  }

  /** A partial update; 200 with an empty body means that it was taken. */
  @Override
  public void write(WorkerKey worker, Map<String, String> values) {
    try {
      api.post("/employees/" + id(worker), JSON.writeValueAsBytes(new TreeMap<>(values)));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A map of texts is always JSON", impossible);
    }
  }

  private static String id(WorkerKey worker) {
    if (!ID.matcher(worker.workerId()).matches()) {
      throw new CallFailure.Refused(
          ReasonCode.PARAMETER_INVALID, "The worker id is no employee id of BambooHR");
    }
    return worker.workerId();
  }

  private static JsonNode tree(byte[] answer) {
    try {
      return Optional.ofNullable(JSON.readTree(answer))
          .filter(JsonNode::isObject)
          .orElseThrow(() -> unreadable(null));
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
  }

  /** A 200 that is no employee: cut off, or the page of a proxy. */
  private static CallFailure unreadable(@Nullable Throwable cause) {
    return new CallFailure.Later(
        Reason.of(ReasonCode.TARGET_UNAVAILABLE, "The HR system's answer is no employee"), cause);
  }
}
