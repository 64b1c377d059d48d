// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import io.usher.core.Effect;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One change in an app. The order in a decision is the order in which they are performed. */
public sealed interface AppEffect extends Effect {

  /** A new account, active. The profile is personal data and is not part of the description. */
  record CreateAccount(String app, Map<ProfileField, String> profile) implements AppEffect {

    public CreateAccount {
      profile = Collections.unmodifiableMap(new EnumMap<>(profile));
    }

    @Override
    public String operation() {
      return "create-account";
    }

    @Override
    public String target() {
      return app;
    }

    @Override
    public String description() {
      return "Create an account in " + app;
    }

    @Override
    public String toString() {
      return description();
    }
  }

  /** A closed account is opened again, with its old id. */
  record ReactivateAccount(String app) implements AppEffect {

    @Override
    public String operation() {
      return "reactivate-account";
    }

    @Override
    public String target() {
      return app;
    }

    @Override
    public String description() {
      return "Open the closed account in " + app + " again";
    }
  }

  /** Only the fields that differ; an empty value clears. */
  record UpdateAccount(String app, Map<ProfileField, Optional<String>> changes)
      implements AppEffect {

    public UpdateAccount {
      changes = Collections.unmodifiableMap(new EnumMap<>(changes));
    }

    @Override
    public String operation() {
      return "update-account";
    }

    @Override
    public String target() {
      return app;
    }

    @Override
    public String description() {
      return changes.keySet().stream()
          .map(ProfileField::words)
          .collect(Collectors.joining(", ", "Change ", " in " + app));
    }

    @Override
    public String toString() {
      return description();
    }
  }

  /** Membership of a group that access.yaml names. */
  record AddToGroup(String app, String group) implements AppEffect {

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
      return "Add to group " + group + " in " + app;
    }
  }

  /** The end of a membership; only of groups that access.yaml names. */
  record RemoveFromGroup(String app, String group) implements AppEffect {

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
      return "Remove from group " + group + " in " + app;
    }
  }

  /** The account is closed. Accounts are never deleted. */
  record DeactivateAccount(String app) implements AppEffect {

    @Override
    public String operation() {
      return "deactivate-account";
    }

    @Override
    public String target() {
      return app;
    }

    @Override
    public String description() {
      return "Close the account in " + app;
    }
  }
}
