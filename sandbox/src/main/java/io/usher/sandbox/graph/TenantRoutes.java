// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Reply;
import io.usher.sandbox.http.Route;
import java.util.List;
import java.util.UUID;

/** The organisation, its domains, and temporary access passes. */
final class TenantRoutes {
  private static final String PASSES = "/v1.0/users/{id}/authentication/temporaryAccessPassMethods";
  private static final int SHORTEST_PASS = 60;
  private static final int LONGEST_PASS = 480;

  private final Directory directory;
  private final GraphSettings.Identity identity;

  TenantRoutes(Directory directory, GraphSettings.Identity identity) {
    this.directory = directory;
    this.identity = identity;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/v1.0/organization", this::organization),
        new Route("GET", "/v1.0/domains", this::domains),
        new Route("POST", PASSES, this::createPass),
        new Route("GET", PASSES, this::passes),
        new Route("DELETE", PASSES + "/{pass}", this::deletePass));
  }

  private Reply organization(Call call) {
    ObjectNode one = Json.object().put("id", identity.tenant()).put("displayName", "Sandbox");
    ArrayNode verified = one.putArray("verifiedDomains");
    for (String domain : identity.domains()) {
      boolean first = domain.equals(identity.domains().getFirst());
      verified.addObject().put("name", domain).put("isDefault", first).put("isInitial", first);
    }
    return Listing.page(
        directory.settings(), call, "organization", List.of(one), organization -> organization);
  }

  private Reply domains(Call call) {
    return Listing.page(
        directory.settings(),
        call,
        "domains",
        identity.domains(),
        domain ->
            Json.object()
                .put("id", domain)
                .put("isVerified", true)
                .put("isDefault", domain.equals(identity.domains().getFirst()))
                .put("authenticationType", "Managed"));
  }

  private Reply createPass(Call call) {
    User user = directory.target(call.parameter("id"));
    UserRoutes.touch(call, user);
    ObjectNode body = call.jsonObject().orElseGet(Json::object);
    int minutes = body.path("lifetimeInMinutes").asInt(SHORTEST_PASS);
    if (minutes < SHORTEST_PASS || minutes > LONGEST_PASS || !user.accessPasses.isEmpty()) {
      throw GraphErrors.badRequest(
          "The temporary access pass is outside the policy, or the user has one already.");
    }
    ObjectNode pass = Json.object().put("id", UUID.randomUUID().toString());
    pass.put("lifetimeInMinutes", minutes).put("isUsable", true);
    pass.put("isUsableOnce", body.path("isUsableOnce").asBoolean());
    pass.put("methodUsabilityReason", "EnabledByPolicy");
    pass.put("createdDateTime", directory.now().toString());
    pass.put("startDateTime", Json.text(body, "startDateTime", directory.now().toString()));
    user.accessPasses.add(pass);
    call.changed();
    String secret = UUID.randomUUID().toString().substring(0, 8);
    return Reply.json(201, pass.deepCopy().put("temporaryAccessPass", secret));
  }

  private Reply passes(Call call) {
    User user = directory.visibleUser(call.parameter("id"));
    UserRoutes.touch(call, user);
    return Listing.page(
        directory.settings(),
        call,
        "temporaryAccessPassMethods",
        List.copyOf(user.accessPasses),
        pass -> pass);
  }

  private Reply deletePass(Call call) {
    User user = directory.target(call.parameter("id"));
    UserRoutes.touch(call, user);
    String id = call.parameter("pass");
    if (!user.accessPasses.removeIf(pass -> id.equals(Json.text(pass, "id")))) {
      throw GraphErrors.notFound(id);
    }
    call.changed();
    return Reply.empty(204);
  }
}
