// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.microsoft.graph.models.AssignedLicense;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        mailbox(user, groups));
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

  /**
   * Licences that were assigned to the user itself; those of a group are the group's. A tenant that
   * fills only {@code assignedLicenses} does not tell them apart: then those that a group gives by
   * the company folder are taken for the group's.
   */
  private Set<String> licences(User user) {
    Map<UUID, String> names = catalogue.licenceNames();
    List<LicenseAssignmentState> states = listed(user.getLicenseAssignmentStates());
    Stream<UUID> held =
        states.isEmpty()
            ? listed(user.getAssignedLicenses()).stream().map(AssignedLicense::getSkuId)
            : states.stream()
                .filter(state -> state.getAssignedByGroup() == null)
                .map(LicenseAssignmentState::getSkuId);
    return held.map(names::get)
        .filter(Objects::nonNull)
        .filter(name -> !states.isEmpty() || !catalogue.givenByGroup(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Ready when the address is there and is the primary one: Exchange writes both when it has made
   * the mailbox. Expected when a plan of Exchange is assigned, or a product that has one. Plans say
   * it best, since a plan that was taken away stays listed as deleted; then the products; when
   * neither is listed the address alone is believed.
   */
  Mailbox mailbox(User user) {
    Optional<String> mail = Optional.ofNullable(user.getMail()).filter(text -> !text.isEmpty());
    boolean primary =
        listed(user.getProxyAddresses()).stream().anyMatch(address -> address.startsWith("SMTP:"));
    List<AssignedPlan> plans = listed(user.getAssignedPlans());
    List<AssignedLicense> products = listed(user.getAssignedLicenses());
    boolean expected =
        plans.isEmpty()
            ? products.stream().anyMatch(this::bringsMailbox)
            : plans.stream().anyMatch(KnownAccounts::exchange);
    boolean nothingListed = plans.isEmpty() && products.isEmpty();
    boolean ready = mail.isPresent() && primary && (expected || nothingListed);
    return new Mailbox(mail, expected, ready);
  }

  /** A group's licence reaches the user some time after the user has joined. */
  private Mailbox mailbox(User user, Set<String> groups) {
    Mailbox read = mailbox(user);
    boolean expected = read.expected() || groups.stream().anyMatch(catalogue::groupBringsMailbox);
    return new Mailbox(read.mail(), expected, read.ready());
  }

  private boolean bringsMailbox(AssignedLicense product) {
    return catalogue.mailboxes().contains(product.getSkuId());
  }

  private static boolean exchange(AssignedPlan plan) {
    return "exchange".equalsIgnoreCase(plan.getService())
        && !"Deleted".equalsIgnoreCase(plan.getCapabilityStatus());
  }

  private static <T> List<T> listed(@Nullable List<T> values) {
    return values == null ? List.of() : values;
  }
}
