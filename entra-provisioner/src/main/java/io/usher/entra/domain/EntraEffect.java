// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import io.usher.core.Effect;
import io.usher.core.WorkerKey;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One change of the directory, as a value; the operation names are public and stable. */
public sealed interface EntraEffect extends Effect {

  /** Most effects are about the account itself. */
  @Override
  default String target() {
    return "account";
  }

  /** Sign-in is closed. */
  record DisableSignIn() implements EntraEffect {
    @Override
    public String operation() {
      return "disable-sign-in";
    }

    @Override
    public String description() {
      return "Close sign-in";
    }
  }

  /** Open sessions end. */
  record RevokeSessions() implements EntraEffect {
    @Override
    public String operation() {
      return "revoke-sessions";
    }

    @Override
    public String description() {
      return "End all open sessions";
    }
  }

  /**
   * The account is made.
   *
   * @param addresses candidates; the first one that is free becomes sign-in name and mail address
   * @param attributes its attributes
   * @param enabled whether sign-in is open at once
   */
  record CreateUser(List<Address> addresses, Map<Attribute, String> attributes, boolean enabled)
      implements EntraEffect {
    public CreateUser {
      addresses = List.copyOf(addresses);
      attributes = Map.copyOf(attributes);
    }

    @Override
    public String operation() {
      return "create-user";
    }

    @Override
    public String description() {
      return "Create the account %s, or the next free address; sign-in %s"
          .formatted(addresses.getFirst().text(), enabled ? "open" : "closed");
    }

    @Override
    public String toString() {
      return "CreateUser[enabled=" + enabled + "]";
    }
  }

  /** The account comes back from the deleted items. */
  record RestoreUser(String userPrincipalName) implements EntraEffect {
    @Override
    public String operation() {
      return "restore-user";
    }

    @Override
    public String description() {
      return "Restore the deleted account " + userPrincipalName;
    }

    @Override
    public String toString() {
      return "RestoreUser[]";
    }
  }

  /**
   * Attributes change; only those that differ.
   *
   * @param changes new value, or empty to clear
   */
  record UpdateUser(Map<Attribute, Change> changes) implements EntraEffect {
    public UpdateUser {
      changes = Collections.unmodifiableMap(new TreeMap<>(changes));
    }

    /** One attribute's old and new value; empty means that there is none. */
    public record Change(Optional<String> from, Optional<String> to) {}

    @Override
    public String operation() {
      return "update-user";
    }

    @Override
    public String description() {
      return changes.entrySet().stream()
          .map(entry -> told(entry.getKey(), entry.getValue()))
          .collect(Collectors.joining("; "));
    }

    /** Extension attributes can hold anything: they are told without their values. */
    private static String told(Attribute attribute, Change change) {
      String name = attribute.graphName();
      if (change.to().isEmpty()) {
        return "Clear " + name;
      }
      if (attribute.extension()) {
        return "Set " + name;
      }
      return "Set %s to '%s'".formatted(name, change.to().get())
          + change.from().map(old -> " (was '" + old + "')").orElse("");
    }

    @Override
    public String toString() {
      return "UpdateUser" + changes.keySet();
    }
  }

  /** Sign-in is opened. */
  record EnableSignIn() implements EntraEffect {
    @Override
    public String operation() {
      return "enable-sign-in";
    }

    @Override
    public String description() {
      return "Open sign-in";
    }
  }

  /** A licence of {@code directory.yaml} is assigned. */
  record AssignLicence(String licence) implements EntraEffect {
    @Override
    public String operation() {
      return "assign-licence";
    }

    @Override
    public String target() {
      return licence;
    }

    @Override
    public String description() {
      return "Assign the licence " + licence;
    }
  }

  /** A licence of {@code directory.yaml} is taken away. */
  record RemoveLicence(String licence) implements EntraEffect {
    @Override
    public String operation() {
      return "remove-licence";
    }

    @Override
    public String target() {
      return licence;
    }

    @Override
    public String description() {
      return "Remove the licence " + licence;
    }
  }

  /** The account joins a group. */
  record AddToGroup(String group) implements EntraEffect {
    @Override
    public String operation() {
      return "add-to-group";
    }

    @Override
    public String target() {
      return group;
    }

    @Override
    public String description() {
      return "Add to the group " + group;
    }
  }

  /** The account leaves a group. */
  record RemoveFromGroup(String group) implements EntraEffect {
    @Override
    public String operation() {
      return "remove-from-group";
    }

    @Override
    public String target() {
      return group;
    }

    @Override
    public String description() {
      return "Remove from the group " + group;
    }
  }

  /**
   * The manager link is set.
   *
   * @param manager who
   * @param managerAccountId object id of the manager's account
   */
  record SetManager(WorkerKey manager, String managerAccountId) implements EntraEffect {
    @Override
    public String operation() {
      return "set-manager";
    }

    @Override
    public String target() {
      return manager.toString();
    }

    @Override
    public String description() {
      return "Set the manager to " + manager;
    }
  }

  /** The manager link is removed. */
  record RemoveManager() implements EntraEffect {
    @Override
    public String operation() {
      return "remove-manager";
    }

    @Override
    public String description() {
      return "Remove the manager";
    }
  }

  /** The account goes to the deleted items, from where it can be restored for 30 days. */
  record DeleteUser() implements EntraEffect {
    @Override
    public String operation() {
      return "delete-user";
    }

    @Override
    public String description() {
      return "Move the account to the deleted items";
    }
  }
}
