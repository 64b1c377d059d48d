// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.outbound.bamboohr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.writeback.domain.HrRecord;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Employees of one BambooHR company. */
final class BambooHrRecord implements HrRecord {

  private static final JsonMapper JSON = new JsonMapper();

  /** Ids become part of a URL, so nothing else may pass; 0 is the owner of the key. */
  private static final Pattern ID = Pattern.compile("(?!0+$)[A-Za-z0-9_-]{1,64}");

  private final BambooHrApi api;
  private final BambooHrFailures failures;

  BambooHrRecord(BambooHrApi api, BambooHrFailures failures) {
    this.api = api;
    this.failures = failures;
  }

  /**
   * Reads the fields with the id beside them, which must be the one asked for. A key that is
   * missing in the answer is a field that the API key may not see.
   */
  @Override
  public Map<String, String> read(WorkerKey worker, Set<String> fields) {
    Set<String> asked = new TreeSet<>(fields);
    asked.add("id");
    HttpResponse<byte[]> answer =
        api.get("/employees/" + id(worker) + "?fields=" + String.join(",", asked));
    failures.unlessRead(answer);
    JsonNode employee = tree(answer);
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
      byte[] body = JSON.writeValueAsBytes(new TreeMap<>(values));
      failures.unlessWritten(api.post("/employees/" + id(worker), body));
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

  private JsonNode tree(HttpResponse<byte[]> answer) {
    try {
      JsonNode tree = JSON.readTree(answer.body());
      if (tree != null && tree.isObject()) {
        return tree;
      }
      throw failures.unreadable(null);
    } catch (IOException unreadable) {
      throw failures.unreadable(unreadable);
    }
  }
}
