// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Json;
import java.util.List;

/** The app from outside of its API: seeding it, and the truth about what is in it. */
public final class ScimDesk {
  private final String app;
  private final Workspace workspace;
  private final TeamRoutes teams;

  ScimDesk(String app, Workspace workspace, TeamRoutes teams) {
    this.app = app;
    this.workspace = workspace;
    this.teams = teams;
  }

  /**
   * An account as it really is, whatever readers may see yet.
   *
   * @param created how many accounts were ever made for the external id
   */
  public record Person(
      String id,
      String externalId,
      String userName,
      String email,
      boolean active,
      int created,
      List<String> groups) {}

  /** A group with the number of its members. */
  public record GroupSize(String id, String displayName, int members) {}

  public String app() {
    return app;
  }

  /** Makes a group, or takes the one of that name; its id. */
  public String addGroup(String displayName) {
    return workspace.locked(
        () -> workspace.teamNamed(displayName).orElseGet(() -> teams.make(displayName)).id);
  }

  public List<Person> people() {
    return workspace.locked(() -> workspace.accounts.values().stream().map(this::person).toList());
  }

  public List<GroupSize> groupSizes() {
    return workspace.locked(
        () ->
            workspace.teams.values().stream()
                .map(team -> new GroupSize(team.id, team.displayName, team.memberIds.size()))
                .toList());
  }

  public ScimSettings settings() {
    return workspace.settings();
  }

  public void change(ScimSettings settings) {
    workspace.change(settings);
  }

  /** All that is in the app. The tree is not to be changed. */
  public ObjectNode save() {
    return workspace.locked(workspace::save);
  }

  /** Puts back what was saved, into an empty app. */
  public void putBack(JsonNode saved) {
    workspace.locked(
        () -> {
          workspace.putBack(saved);
          return true;
        });
  }

  public void clear() {
    workspace.locked(
        () -> {
          workspace.clear();
          return true;
        });
  }

  private Person person(Account account) {
    String email =
        Json.items(account.resource.get("emails"))
            .map(one -> Json.text(one, "value", ""))
            .findFirst()
            .orElse("");
    return new Person(
        account.id,
        account.text("externalId"),
        account.text("userName"),
        email,
        account.isActive(),
        workspace.everCreated(account.text("externalId")),
        workspace.teamsOf(account.id).stream().map(team -> team.displayName).sorted().toList());
  }
}
