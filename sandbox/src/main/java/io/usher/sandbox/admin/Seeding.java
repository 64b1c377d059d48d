// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.graph.Sku;
import io.usher.sandbox.http.Json;
import java.util.List;

/** What exists from the start, and again after a reset. */
public final class Seeding {
  private static final List<String> EVENTS =
      List.of("employee.created", "employee.updated", "employee.deleted");

  private final Desks desks;
  private final Plan plan;

  public Seeding(Desks desks, Plan plan) {
    this.desks = desks;
    this.plan = plan;
  }

  /**
   * The plan.
   *
   * @param groups names, or {@code name=SKU} for a group that gives a licence
   * @param appGroups one list per app, in the order of the desks
   * @param webhookUrl receiver of all employee events, or empty
   */
  public record Plan(
      List<String> groups,
      List<Sku> skus,
      List<List<String>> appGroups,
      String webhookUrl,
      String webhookKey) {

    @Override
    public String toString() {
      return "Plan[" + groups + "]";
    }
  }

  public void sow() {
    plan.skus().forEach(desks.graph()::addSku);
    plan.groups().forEach(this::sowGroup);
    for (int i = 0; i < desks.apps().size(); i++) {
      plan.appGroups().get(i).forEach(desks.apps().get(i)::addGroup);
    }
    boolean listening = !desks.bamboo().desk().deliveries().isEmpty();
    if (!plan.webhookUrl().isEmpty() && !listening) {
      desks.bamboo().desk().listen(plan.webhookUrl(), EVENTS, List.of(), plan.webhookKey());
    }
  }

  /** Empties everything and sows again. */
  void reset(boolean webhooksToo) {
    desks.graph().clear();
    desks.bamboo().desk().clear(webhooksToo);
    desks.apps().forEach(app -> app.clear());
    desks.wire().faults().clear();
    desks.wire().ledger().clear();
    sow();
  }

  String webhookKey() {
    return plan.webhookKey();
  }

  private void sowGroup(String entry) {
    int equals = entry.indexOf('=');
    ObjectNode group = Json.object();
    group.put("displayName", equals < 0 ? entry : entry.substring(0, equals));
    if (equals > 0) {
      group.putArray("licences").add(entry.substring(equals + 1));
    }
    desks.graph().addGroup(group);
  }
}
