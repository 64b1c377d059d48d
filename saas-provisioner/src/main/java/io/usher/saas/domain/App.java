// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the decision must know of an app.
 *
 * @param name its name in apps.yaml
 * @param rules limits that the app puts on accounts
 * @param roles what the roles of access.yaml give in it
 * @param asyncApply how long the app may take until a change of an account can be read back; zero
 *     when it is at once
 * @param findsOwnId whether the app can be searched by the id that Usher owns
 */
public record App(
    String name, AccountRules rules, List<Role> roles, Duration asyncApply, boolean findsOwnId) {

  public App {
    roles = List.copyOf(roles);
  }

  /** All groups that access.yaml names for it: no other group is ever touched. */
  public Set<String> managedGroups() {
    return roles.stream()
        .flatMap(role -> role.groups().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
