// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.admin.Desks;
import io.usher.sandbox.http.Json;

/** What all systems hold as one document, and back. */
public final class Snapshot {
  static final int VERSION = 1;

  private final Desks desks;
  private final String webhookUrl;

  /**
   * @param webhookUrl the receiver that this sandbox tells by itself, or empty; a saved one follows
   *     it, because a stack may come back on other ports
   */
  public Snapshot(Desks desks, String webhookUrl) {
    this.desks = desks;
    this.webhookUrl = webhookUrl;
  }

  ObjectNode take() {
    ObjectNode state = Json.object().put("version", VERSION).put("webhookUrl", webhookUrl);
    state.set("graph", desks.graph().save());
    state.set("bamboo", desks.bamboo().desk().save());
    ObjectNode apps = state.putObject("apps");
    desks.apps().forEach(app -> apps.set(app.app(), app.save()));
    return state;
  }

  /**
   * Fills the empty systems.
   *
   * @throws IllegalArgumentException when the document is not one of {@link #take}
   */
  void putBack(JsonNode state) {
    int version = state.path("version").asInt();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "its version is " + version + ", and this sandbox reads " + VERSION);
    }
    String before = state.path("webhookUrl").asText();
    boolean moved = !before.isEmpty() && !webhookUrl.isEmpty();
    desks.graph().putBack(state.path("graph"));
    desks
        .bamboo()
        .desk()
        .putBack(state.path("bamboo"), url -> moved && url.equals(before) ? webhookUrl : url);
    desks.apps().forEach(app -> app.putBack(state.path("apps").path(app.app())));
  }
}
