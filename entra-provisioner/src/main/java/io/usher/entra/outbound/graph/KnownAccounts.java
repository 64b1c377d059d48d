// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.microsoft.graph.models.AssignedPlan;
import com.microsoft.graph.models.DirectoryObject;
import com.microsoft.graph.models.LicenseAssignmentState;
import com.microsoft.graph.models.User;
import io.usher.entra.domain.KnownAccount;
import io.usher.entra.domain.KnownAccount.Holdings;
import io.usher.entra.domain.KnownAccount.Mailbox;
import io.usher.entra.domain.KnownAccount.Name;
import io.usher.entra.domain.KnownAccount.State;
import io.usher.entra.domain.NewAccount;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Users of Graph as the domain knows them: reduced to what the company folder names. */
final class KnownAccounts {

  private final GraphCatalogue catalogue;

  KnownAccounts(GraphCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** A user that was read. */
  KnownAccount living(User user, List<String> groupIds) {
    Map<String, String> names = catalogue.groupNames();
    Set<String> groups = new TreeSet<>();
    groupIds.stream().map(names::get).filter(Objects::nonNull).forEach(groups::add);
    Optional<String> manager = Optional.ofNullable(user.getManager()).map(DirectoryObject::getId);
    return new KnownAccount(
        name(user),
        new State(Boolean.TRUE.equals(user.getAccountEnabled()), false),
        GraphUsers.attributes(user),
        new Holdings(licences(user), groups, manager),
        mailbox(user));
  }

  /** A user among the deleted items; what it belonged to cannot be read. */
  KnownAccount deleted(User user) {
    return new KnownAccount(
        name(user),
        new State(Boolean.TRUE.equals(user.getAccountEnabled()), true),
        GraphUsers.attributes(user),
        Holdings.NONE,
        Mailbox.NONE);
  }

  /** A user that was made a moment ago: the answer of Graph and what was asked for. */
  KnownAccount created(User answer, NewAccount asked) {
    return new KnownAccount(
        name(answer),
        new State(asked.enabled(), false),
        asked.attributes(),
        Holdings.NONE,
        Mailbox.NONE);
  }

  private static Name name(User user) {
    return new Name(
        Objects.requireNonNull(user.getId()),
        Objects.requireNonNullElse(user.getUserPrincipalName(), ""));
  }

  /** Licences that were assigned to the user itself; those of a group are the group's. */
  private Set<String> licences(User user) {
    Map<UUID, String> names = catalogue.licenceNames();
    Set<String> licences = new TreeSet<>();
    for (LicenseAssignmentState state :
        Optional.ofNullable(user.getLicenseAssignmentStates())
            .orElse(List.<LicenseAssignmentState>of())) {
      String name = names.get(state.getSkuId());
      if (state.getAssignedByGroup() == null && name != null) {
        licences.add(name);
      }
    }
    return licences;
  }

  /**
   * Ready when the address is there and is the primary one: Exchange writes both when it has made
   * the mailbox. Expected when a plan of Exchange is assigned.
   */
  static Mailbox mailbox(User user) {
    Optional<String> mail = Optional.ofNullable(user.getMail()).filter(text -> !text.isEmpty());
    boolean primary =
        Optional.ofNullable(user.getProxyAddresses()).orElse(List.of()).stream()
            .anyMatch(address -> address.startsWith("SMTP:"));
    boolean expected =
        Optional.ofNullable(user.getAssignedPlans()).orElse(List.of()).stream()
            .anyMatch(KnownAccounts::exchange);
    return new Mailbox(mail, expected, expected && mail.isPresent() && primary);
  }

  private static boolean exchange(AssignedPlan plan) {
    return "exchange".equalsIgnoreCase(plan.getService())
        && !"Deleted".equalsIgnoreCase(plan.getCapabilityStatus());
  }
}
