// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Seats, direct and group licences, and the mailbox that follows an Exchange plan some time later.
 * Every change ends in {@link #refresh}, which works out what the user shows.
 */
final class Licensing {
  private record Due(Instant at, String userId) {}

  private final Directory directory;
  private final Map<String, Sku> skus = new LinkedHashMap<>();
  private final Map<String, Integer> consumed = new HashMap<>();
  private final PriorityQueue<Due> mailboxes = new PriorityQueue<>(Comparator.comparing(Due::at));

  Licensing(Directory directory) {
    this.directory = directory;
  }

  void offer(Sku sku) {
    skus.put(sku.skuId(), sku);
  }

  Collection<Sku> skus() {
    return skus.values();
  }

  @Nullable Sku sku(String skuId) {
    return skus.get(skuId);
  }

  int consumed(String skuId) {
    return consumed.getOrDefault(skuId, 0);
  }

  /** Applies an {@code assignLicense} body to a user, all or nothing; whether anything changed. */
  boolean assign(User user, JsonNode body) {
    requireBothKeys(body);
    List<String> removed = Json.texts(body, "removeLicenses");
    boolean adds = !body.path("addLicenses").isEmpty();
    if (adds && Json.text(user.now(), "usageLocation") == null) {
      throw GraphErrors.badRequest(
          "License assignment cannot be done for user with invalid usage location.");
    }
    for (String skuId : removed) {
      checkRemoval(user, skuId);
    }
    Json.items(body.get("addLicenses")).forEach(added -> checkSeat(user, added));
    removed.forEach(user.directLicences::remove);
    Json.items(body.get("addLicenses"))
        .forEach(
            added ->
                user.directLicences.put(
                    Json.text(added, "skuId", ""), Json.texts(added, "disabledPlans")));
    return refresh(user);
  }

  /** Applies the same body to a group; its members follow as far as there are seats. */
  void assign(Group group, JsonNode body) {
    requireBothKeys(body);
    Json.texts(body, "removeLicenses").forEach(group.licences::remove);
    for (JsonNode added : body.get("addLicenses")) {
      String skuId = Json.text(added, "skuId", "");
      requireSku(skuId);
      group.licences.put(skuId, Json.texts(added, "disabledPlans"));
    }
    group
        .memberIds()
        .toList()
        .forEach(
            id -> {
              User member = directory.user(id);
              if (member != null && member.isLive()) {
                refresh(member);
              }
            });
  }

  /**
   * Brings seats, shown licences and the mailbox in line with what is assigned; true when they
   * changed.
   */
  boolean refresh(User user) {
    Set<String> wanted = new LinkedHashSet<>();
    user.groupsWithoutSeat.clear();
    if (user.isLive()) {
      wanted.addAll(user.directLicences.keySet());
      directory.groupsOf(user).forEach(group -> wantFromGroup(user, group, wanted));
    }
    takeSeats(user, wanted);
    ObjectNode next = user.now().deepCopy();
    show(user, next);
    startOrStopMailbox(user, next);
    if (next.equals(user.now())) {
      return false;
    }
    user.licencesChangedAt = directory.now();
    show(user, next);
    directory.write(user, next);
    return true;
  }

  /** Lets the mailboxes appear whose time has come. */
  void settle(Instant now) {
    while (!mailboxes.isEmpty() && !mailboxes.peek().at().isAfter(now)) {
      User user = directory.user(mailboxes.remove().userId());
      if (user != null && user.isLive() && user.mailboxDue != null) {
        user.mailboxDue = null;
        user.mailboxReady = true;
        ObjectNode next = user.now().deepCopy();
        addAddress(next);
        show(user, next);
        directory.write(user, next);
      }
    }
  }

  /** Counts the seats of users that were put back, and waits for their mailboxes. */
  void putBack(Collection<User> users) {
    for (User user : users) {
      user.seats.forEach(skuId -> consumed.merge(skuId, 1, Integer::sum));
      if (user.mailboxDue != null) {
        mailboxes.add(new Due(user.mailboxDue, user.id));
      }
    }
  }

  void clear() {
    skus.clear();
    consumed.clear();
    mailboxes.clear();
  }

  private void takeSeats(User user, Set<String> wanted) {
    user.seats.stream()
        .filter(skuId -> !wanted.contains(skuId))
        .forEach(skuId -> consumed.merge(skuId, -1, Integer::sum));
    wanted.stream()
        .filter(skuId -> !user.seats.contains(skuId))
        .forEach(skuId -> consumed.merge(skuId, 1, Integer::sum));
    user.seats.retainAll(wanted);
    user.seats.addAll(wanted);
  }

  private void wantFromGroup(User user, Group group, Set<String> wanted) {
    for (String skuId : group.licences.keySet()) {
      Sku sku = skus.get(skuId);
      boolean seat = user.seats.contains(skuId) || wanted.contains(skuId);
      if (sku != null && (seat || consumed(skuId) < sku.seats())) {
        wanted.add(skuId);
      } else {
        user.groupsWithoutSeat.computeIfAbsent(skuId, id -> new LinkedHashSet<>()).add(group.id);
      }
    }
  }

  private void checkRemoval(User user, String skuId) {
    if (user.directLicences.containsKey(skuId)) {
      return;
    }
    throw GraphErrors.badRequest(
        user.seats.contains(skuId)
            ? "User license is inherited from a group membership and it cannot be removed directly"
                + " from the user."
            : "User does not have a corresponding license.");
  }

  private void checkSeat(User user, JsonNode added) {
    Sku sku = requireSku(Json.text(added, "skuId", ""));
    if (!user.seats.contains(sku.skuId()) && consumed(sku.skuId()) >= sku.seats()) {
      throw GraphErrors.badRequest(
          "Subscription with Account sandbox and SKU "
              + sku.skuId()
              + " does not have any available licenses.");
    }
  }

  private Sku requireSku(String skuId) {
    Sku sku = skus.get(skuId);
    if (sku == null) {
      throw GraphErrors.badRequest(
          "License " + skuId + " does not correspond to a valid company License.");
    }
    return sku;
  }

  private static void requireBothKeys(JsonNode body) {
    for (String key : List.of("addLicenses", "removeLicenses")) {
      if (!body.path(key).isArray()) {
        throw GraphErrors.badRequest(
            "One or more parameters of the operation 'assignLicense' are missing from the request"
                + " payload. The missing parameters are: "
                + key
                + ".");
      }
    }
  }

  private void show(User user, ObjectNode next) {
    ArrayNode assigned = next.putArray("assignedLicenses");
    ArrayNode states = next.putArray("licenseAssignmentStates");
    ArrayNode assignedPlans = next.putArray("assignedPlans");
    ArrayNode provisioned = next.putArray("provisionedPlans");
    for (String skuId : user.seats) {
      Sku sku = skus.get(skuId);
      List<String> disabled = disabledPlans(user, skuId);
      assigned.addObject().put("skuId", skuId).set("disabledPlans", Json.array(disabled));
      if (sku != null) {
        sku.plans().stream()
            .filter(plan -> !disabled.contains(plan.planId()))
            .forEach(plan -> showPlan(user, plan, assignedPlans, provisioned));
      }
    }
    user.directLicences.forEach((skuId, disabled) -> addState(states, user, skuId, disabled, null));
    for (Group group : user.isLive() ? directory.groupsOf(user) : List.<Group>of()) {
      group.licences.forEach(
          (skuId, disabled) -> addState(states, user, skuId, disabled, group.id));
    }
  }

  private static void showPlan(
      User user, Sku.Plan plan, ArrayNode assigned, ArrayNode provisioned) {
    assigned
        .addObject()
        .put("servicePlanId", plan.planId())
        .put("service", plan.service())
        .put("capabilityStatus", "Enabled");
    boolean waiting = plan.service().equals("exchange") && !user.mailboxReady;
    provisioned
        .addObject()
        .put("service", plan.service())
        .put("capabilityStatus", "Enabled")
        .put("provisioningStatus", waiting ? "PendingActivation" : "Success");
  }

  private static void addState(
      ArrayNode states, User user, String skuId, List<String> disabled, @Nullable String group) {
    boolean seat =
        group == null || !user.groupsWithoutSeat.getOrDefault(skuId, Set.of()).contains(group);
    ObjectNode state = states.addObject().put("skuId", skuId).put("assignedByGroup", group);
    state.set("disabledPlans", Json.array(disabled));
    state.put("state", seat ? "Active" : "Error").put("error", seat ? "None" : "CountViolation");
    state.put("lastUpdatedDateTime", user.licencesChangedAt.toString());
  }

  private List<String> disabledPlans(User user, String skuId) {
    List<String> direct = user.directLicences.get(skuId);
    if (direct != null) {
      return direct;
    }
    return directory.groupsOf(user).stream()
        .filter(group -> group.licences.containsKey(skuId))
        .map(group -> group.licences.getOrDefault(skuId, List.of()))
        .findFirst()
        .orElse(List.of());
  }

  private void startOrStopMailbox(User user, ObjectNode next) {
    boolean entitled =
        user.seats.stream()
            .anyMatch(
                skuId -> {
                  Sku sku = skus.get(skuId);
                  return sku != null && sku.hasMailbox(disabledPlans(user, skuId));
                });
    if (!entitled) {
      user.mailboxDue = null;
      user.mailboxReady = false;
      show(user, next);
    } else if (!user.mailboxReady && user.mailboxDue == null) {
      Instant due = directory.now().plus(directory.settings().mailboxDelay());
      user.mailboxDue = due;
      mailboxes.add(new Due(due, user.id));
    }
  }

  private static void addAddress(ObjectNode next) {
    String upn = Json.text(next, "userPrincipalName", "");
    boolean hasPrimary =
        Json.texts(next, "proxyAddresses").stream()
            .anyMatch(address -> address.startsWith("SMTP:"));
    if (!hasPrimary) {
      next.withArray("proxyAddresses").add("SMTP:" + upn);
      next.put("mail", upn);
    }
  }
}
