// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import io.usher.core.LifecycleStage;
import io.usher.core.WorkerKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one person's account should be.
 *
 * @param worker whose account
 * @param standing where the person stands, and whether sign-in is open
 * @param attributes what each attribute should be: a value is set, an empty one is cleared, an
 *     attribute that is not in the map is left as it is (HR did not show it)
 * @param grants licences and groups
 * @param manager what the manager link should be
 * @param names what a new account is called
 */
public record DesiredAccount(
    WorkerKey worker,
    Standing standing,
    Map<Attribute, Optional<String>> attributes,
    Grants grants,
    ManagerWish manager,
    NewNames names) {

  public DesiredAccount {
    attributes = Map.copyOf(attributes);
  }

  /**
   * Where the person stands.
   *
   * @param stage the lifecycle stage
   * @param signInOpen whether the person may sign in
   */
  public record Standing(LifecycleStage stage, boolean signInOpen) {}

  /**
   * What a new account is called; an existing one keeps its address.
   *
   * @param displayName never empty
   * @param addresses in the order in which they are tried; empty when the name gives none
   */
  public record NewNames(String displayName, List<Address> addresses) {
    public NewNames {
      addresses = List.copyOf(addresses);
    }
  }

  /** What the manager link should be. */
  public sealed interface ManagerWish {

    /** HR did not show the manager: leave the link as it is. */
    record AsItIs() implements ManagerWish {}

    /** There is no manager. */
    record Nobody() implements ManagerWish {}

    /** The manager, who may not have an account yet. */
    record Somebody(WorkerKey key) implements ManagerWish {}
  }

  /**
   * The value of the attribute that Usher owns and finds accounts by; empty when HR did not show
   * what it is made of.
   */
  public Optional<String> accountKey() {
    return attributes.getOrDefault(Attribute.EMPLOYEE_ID, Optional.empty());
  }

  @Override
  public String toString() {
    return "DesiredAccount[" + worker + ", " + standing + "]";
  }
}
