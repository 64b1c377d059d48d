// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.usher.core.Reason;
import java.util.List;

/** Reasons as they stand in the lane's row. */
final class ReasonJson {

  private static final TypeReference<List<Reason>> LIST = new TypeReference<>() {};
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ReasonJson() {}

  static String write(List<Reason> reasons) {
    if (reasons.isEmpty()) {
      return "[]";
    }
    try {
      return JSON.writeValueAsString(reasons);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Reasons are plain values", e);
    }
  }

  static List<Reason> read(String json) {
    try {
      return JSON.readValue(json, LIST);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The lane's reasons cannot be read", e);
    }
  }
}
