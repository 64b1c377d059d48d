// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Reply;
import io.usher.sandbox.http.Route;
import java.util.List;

/** What the server says about itself. */
final class DiscoveryRoutes {
  static final String CONFIG = "/ServiceProviderConfig";

  private final Dialect dialect;
  private final ScimWire wire;

  DiscoveryRoutes(Dialect dialect, ScimWire wire) {
    this.dialect = dialect;
    this.wire = wire;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", dialect.base() + CONFIG, this::config),
        new Route("GET", dialect.base() + "/ResourceTypes", this::types),
        new Route("GET", dialect.base() + "/Schemas", this::schemas));
  }

  private Reply config(Call call) {
    ObjectNode body = Json.object();
    body.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig");
    body.putObject("patch").put("supported", true);
    body.putObject("bulk").put("supported", false).put("maxOperations", 0).put("maxPayloadSize", 0);
    body.putObject("filter").put("supported", true).put("maxResults", dialect.usualPage());
    for (String feature : List.of("changePassword", "sort", "etag")) {
      body.putObject(feature).put("supported", false);
    }
    body.putArray("authenticationSchemes")
        .addObject()
        .put("type", "oauthbearertoken")
        .put("name", "Bearer token");
    return wire.reply(200, body);
  }

  private Reply types(Call call) {
    return wire.list(
        call,
        List.of(
            Json.object().put("id", "User").put("endpoint", "/Users").put("schema", ScimWire.USER),
            Json.object()
                .put("id", "Group")
                .put("endpoint", "/Groups")
                .put("schema", ScimWire.GROUP)));
  }

  private Reply schemas(Call call) {
    return wire.list(
        call,
        List.of(
            Json.object().put("id", ScimWire.USER).put("name", "User"),
            Json.object().put("id", ScimWire.GROUP).put("name", "Group")));
  }
}
