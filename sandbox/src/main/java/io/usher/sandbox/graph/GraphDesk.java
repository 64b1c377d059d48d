// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tenant from outside of its API: seeding it, and the truth about what is in it. */
public final class GraphDesk {
  private final Directory directory;
  private final Licensing licensing;
  private final UserRoutes users;
  private final GroupRoutes groups;
  private final UserRules rules;
  private final Tokens tokens;

  GraphDesk(
      Directory directory,
      Licensing licensing,
      UserRoutes users,
      GroupRoutes groups,
      UserRules rules,
      Tokens tokens) {
    this.directory = directory;
    this.licensing = licensing;
    this.users = users;
    this.groups = groups;
    this.rules = rules;
    this.tokens = tokens;
  }

  /** A user as it really is, whatever readers may see yet. */
  public record Person(
      String id,
      @Nullable String employeeId,
      @Nullable String userPrincipalName,
      @Nullable String displayName,
      @Nullable String mail,
      boolean live,
      boolean deleted,
      boolean enabled,
      boolean mailboxReady,
      int sessionRevocations,
      List<String> licences,
      List<String> groups,
      @Nullable String managerEmployeeId,
      int writes) {}

  /** A group with the number of its members. */
  public record GroupSize(String id, String displayName, int members, List<String> licences) {}

  /** Seats of a product. */
  public record Seats(String skuId, String skuPartNumber, int bought, int consumed) {}

  /** Makes a user that is seen at once; the same rules as for a call hold. */
  public String addUser(ObjectNode body) {
    return directory.locked(
        () -> {
          if (!body.has("passwordProfile")) {
            body.putObject("passwordProfile").put("password", "Seeded-by-the-sandbox-1");
          }
          rules.checkCreate(body);
          return users.make(body, true).id;
        });
  }

  /** Makes a group, or takes the one of that name, and gives it licences by product name or id. */
  public String addGroup(ObjectNode body) {
    return directory.locked(
        () -> {
          List<String> licences = Json.texts(body, "licences");
          body.remove("licences");
          String name = Json.text(body, "displayName", "");
          if (!body.has("mailNickname")) {
            body.put("mailNickname", name.replace(' ', '-'));
          }
          if (!body.has("securityEnabled")) {
            body.put("securityEnabled", true).put("mailEnabled", false);
          }
          Group group = directory.groupNamed(name).orElseGet(() -> groups.make(body, true));
          licences.stream()
              .flatMap(licence -> sku(licence).stream())
              .forEach(sku -> group.licences.put(sku.skuId(), List.of()));
          return group.id;
        });
  }

  public void addSku(Sku sku) {
    directory.locked(
        () -> {
          licensing.offer(sku);
          return true;
        });
  }

  public List<Person> people() {
    return directory.locked(
        () -> {
          licensing.settle(directory.now());
          return directory.users().stream().map(this::person).toList();
        });
  }

  public int everCreated(String employeeId) {
    return directory.locked(() -> directory.everCreated(employeeId));
  }

  public List<GroupSize> groupSizes() {
    return directory.locked(() -> directory.groups().stream().map(this::size).toList());
  }

  public List<Seats> seats() {
    return directory.locked(
        () ->
            licensing.skus().stream()
                .map(
                    sku ->
                        new Seats(
                            sku.skuId(),
                            sku.partNumber(),
                            sku.seats(),
                            licensing.consumed(sku.skuId())))
                .toList());
  }

  public GraphSettings settings() {
    return directory.settings();
  }

  public void change(GraphSettings settings) {
    directory.change(settings);
  }

  /** Makes all access tokens invalid, as after a change of the app registration. */
  public void forgetTokens() {
    tokens.forget();
  }

  /** All that is in the tenant. The tree is not to be changed. */
  public ObjectNode save() {
    return directory.locked(() -> new GraphMemory(directory, licensing).save());
  }

  /** Puts back what was saved, into an empty tenant. */
  public void putBack(JsonNode saved) {
    directory.locked(
        () -> {
          new GraphMemory(directory, licensing).putBack(saved);
          return true;
        });
  }

  public void clear() {
    directory.locked(
        () -> {
          directory.clear();
          licensing.clear();
          return true;
        });
  }

  private Optional<Sku> sku(String nameOrId) {
    return licensing.skus().stream()
        .filter(sku -> sku.skuId().equals(nameOrId) || sku.partNumber().equals(nameOrId))
        .findFirst();
  }

  private Person person(User user) {
    List<String> memberOf =
        user.isLive()
            ? directory.groupsOf(user).stream().map(GraphDesk::displayName).sorted().toList()
            : List.of();
    return new Person(
        user.id,
        user.text("employeeId"),
        user.text("userPrincipalName"),
        user.text("displayName"),
        user.text("mail"),
        user.isLive(),
        user.isDeleted(),
        user.isEnabled(),
        user.mailboxReady,
        user.sessionRevocations,
        user.seats.stream().map(this::partNumber).sorted().toList(),
        memberOf,
        managerKey(user),
        user.writes);
  }

  private @Nullable String managerKey(User user) {
    return user.manager
        .newest()
        .flatMap(id -> Optional.ofNullable(directory.user(id)))
        .map(manager -> manager.text("employeeId"))
        .orElse(null);
  }

  private String partNumber(String skuId) {
    Sku sku = licensing.sku(skuId);
    return sku == null ? skuId : sku.partNumber();
  }

  private GroupSize size(Group group) {
    int members =
        (int)
            group
                .memberIds()
                .map(directory::user)
                .filter(user -> user != null && user.isLive())
                .count();
    return new GroupSize(
        group.id,
        displayName(group),
        members,
        group.licences.keySet().stream().map(this::partNumber).toList());
  }

  private static String displayName(Group group) {
    JsonNode properties = group.properties.newest();
    return Json.text(properties, "displayName", "");
  }
}
