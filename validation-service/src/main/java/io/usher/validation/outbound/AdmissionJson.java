// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.usher.core.LifecycleStage;
import io.usher.core.WorkerKey;
import io.usher.validation.domain.Admission;
import io.usher.validation.domain.Correction;
import io.usher.validation.domain.Position;
import java.time.Instant;
import java.util.Optional;

/** The last admission of a person as JSON. */
final class AdmissionJson {

  private AdmissionJson() {}

  static String write(Admission admission) {
    Position.In position = admission.position();
    ObjectNode json = Json.object();
    json.put("version", admission.version());
    json.put("observedVersion", admission.observedVersion());
    json.put("stage", position.stage().name());
    json.put("urgent", position.urgent());
    json.put("since", position.since().toString());
    json.put("next", position.next().map(Instant::toString).orElse(null));
    json.put("signInBlocked", admission.signInBlocked());
    json.set("worker", WorkerJson.write(admission.worker()));
    json.putRawValue("corrections", new RawValue(Json.write(admission.corrections())));
    json.put("observedAt", admission.observedAt().toString());
    json.put("at", admission.at().toString());
    return Json.write(json);
  }

  static Admission read(WorkerKey key, JsonNode json) {
    Position.In position =
        new Position.In(
            LifecycleStage.valueOf(json.path("stage").asText()),
            json.path("urgent").asBoolean(),
            Json.time(json.path("since")),
            Optional.ofNullable(Json.text(json.path("next"))).map(Instant::parse));
    return new Admission(
        json.path("version").asLong(),
        json.path("observedVersion").asLong(),
        position,
        json.path("signInBlocked").asBoolean(),
        WorkerJson.read(key, json.path("worker")),
        Json.list(json.path("corrections").toString(), Correction.class),
        Json.time(json.path("observedAt")),
        Json.time(json.path("at")));
  }
}
