// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.usher.ingest.domain.Hint;
import io.usher.ingest.domain.SeenBy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** The desired state of a lane: a hint as small JSON, readable in the database. */
public final class HintJson {

  private static final JsonMapper JSON = new JsonMapper();

  private HintJson() {}

  static byte[] write(Hint hint) {
    try {
      return JSON.writeValueAsBytes(
          JSON.createObjectNode()
              .put("seenBy", hint.seenBy().name())
              .put("receivedAt", hint.receivedAt().toString()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The hint of a lane. */
  public static Hint read(byte[] bytes) {
    try {
      JsonNode json = JSON.readTree(bytes);
      return new Hint(
          SeenBy.valueOf(json.path("seenBy").asText()),
          Instant.parse(json.path("receivedAt").asText()));
    } catch (IOException notOurs) {
      throw new UncheckedIOException(notOurs);
    }
  }
}
