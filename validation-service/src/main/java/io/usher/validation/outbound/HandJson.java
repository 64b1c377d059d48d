// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerField;
import io.usher.validation.domain.HandCorrection;
import io.usher.validation.domain.Waiver;
import java.util.ArrayList;
import java.util.List;

/** Rows of what people did by hand, as PostgreSQL gives them in JSON. */
final class HandJson {

  private HandJson() {}

  static List<HandCorrection> corrections(JsonNode rows) {
    List<HandCorrection> corrections = new ArrayList<>();
    for (JsonNode row : rows) {
      WorkerField.byKey(row.path("field").asText())
          .ifPresent(field -> corrections.add(correction(field, row)));
    }
    return corrections;
  }

  static List<Waiver> waivers(JsonNode rows) {
    List<Waiver> waivers = new ArrayList<>();
    for (JsonNode row : rows) {
      String field = row.path("field").asText();
      waivers.add(
          new Waiver(
              ReasonCode.valueOf(row.path("code").asText()),
              row.path("rule").asText(),
              field.isEmpty() ? null : field,
              row.path("evidence").asText(),
              row.path("made_by").asText(),
              Json.time(row.path("made_at"))));
    }
    return waivers;
  }

  private static HandCorrection correction(WorkerField field, JsonNode row) {
    return new HandCorrection(
        field,
        Json.text(row.path("hr_value")),
        row.path("value").asText(),
        row.path("made_by").asText(),
        Json.time(row.path("made_at")));
  }
}
