// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Json;
import java.util.List;

/**
 * A subscribed product.
 *
 * @param seats bought licences
 */
public record Sku(String skuId, String partNumber, int seats, List<Plan> plans) {
  public Sku {
    plans = List.copyOf(plans);
  }

  /**
   * A service plan of a product.
   *
   * @param service for example {@code exchange}
   */
  public record Plan(String planId, String name, String service) {}

  boolean hasMailbox(List<String> disabledPlans) {
    return plans.stream()
        .anyMatch(p -> p.service().equals("exchange") && !disabledPlans.contains(p.planId()));
  }

  ObjectNode json(String tenant, int consumed) {
    ObjectNode sku = Json.object().put("id", tenant + "_" + skuId).put("skuId", skuId);
    sku.put("skuPartNumber", partNumber).put("capabilityStatus", "Enabled");
    sku.put("appliesTo", "User").put("accountId", tenant).put("accountName", "sandbox");
    sku.put("consumedUnits", consumed);
    sku.putObject("prepaidUnits")
        .put("enabled", seats)
        .put("suspended", 0)
        .put("warning", 0)
        .put("lockedOut", 0);
    sku.putArray("subscriptionIds").add(skuId);
    sku.set("servicePlans", Json.list(plans.stream().map(Sku::planJson).toList()));
    return sku;
  }

  private static ObjectNode planJson(Plan plan) {
    return Json.object()
        .put("servicePlanId", plan.planId())
        .put("servicePlanName", plan.name())
        .put("provisioningStatus", "Success")
        .put("appliesTo", "User");
  }

  /** Two products that most tenants know: one with a mailbox, one for frontline staff. */
  public static List<Sku> usual() {
    return List.of(
        new Sku(
            "05e9a617-0261-4cee-bb44-138d3ef5d965",
            "SPE_E3",
            25_000,
            List.of(
                new Plan(
                    "efb87545-963c-4e0d-99df-69c6916d9eb0", "EXCHANGE_S_ENTERPRISE", "exchange"),
                new Plan("57ff2da0-773e-42df-b2af-ffb7a2317929", "TEAMS1", "TeamspaceAPI"))),
        new Sku(
            "44575883-256e-4a79-9da4-ebe9acabe2b2",
            "M365_F1",
            25_000,
            List.of(new Plan("57ff2da0-773e-42df-b2af-ffb7a2317929", "TEAMS1", "TeamspaceAPI"))));
  }
}
