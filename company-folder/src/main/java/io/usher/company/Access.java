// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.util.Map;
import java.util.Set;

/**
 * Birthright: a person gets the union of all roles whose condition holds.
 *
 * @param roles by name, in the order of the file
 */
public record Access(Map<String, Role> roles) {

  public Access {
    roles = Copies.ordered(roles);
  }

  /**
   * A role.
   *
   * @param name name in the file
   * @param when who has it
   * @param licences names from {@code directory.yaml}
   * @param groups display names of static groups in Entra
   * @param apps what it gives in each app
   */
  public record Role(
      String name,
      Condition when,
      Set<String> licences,
      Set<String> groups,
      Map<String, Entitlement> apps) {

    public Role {
      licences = Copies.ordered(licences);
      groups = Copies.ordered(groups);
      apps = Copies.ordered(apps);
    }
  }

  /**
   * What a role gives in an app: an account, and these groups.
   *
   * @param groups display names of groups in the app
   */
  public record Entitlement(Set<String> groups) {

    public Entitlement {
      groups = Copies.ordered(groups);
    }
  }
}
