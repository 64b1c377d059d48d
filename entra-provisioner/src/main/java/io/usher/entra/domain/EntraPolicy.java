// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerField;
import io.usher.entra.domain.DesiredAccount.ManagerWish;
import io.usher.entra.domain.KnownAccount.Holdings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides what one person's account needs.
 *
 * <p>The order of effects is fixed. For those who stay: disable, revoke, create or restore, update,
 * enable, licences, groups added before groups removed (so that no licence of a group is lost in
 * between), manager. For those who leave: disable, revoke, groups, licences, delete.
 *
 * <ul>
 *   <li>LEAVER: sign-in closed, sessions revoked, groups taken; licences, and groups that carry
 *       one, stay for the grace period, because the mailbox would go with them. Attributes and
 *       manager stay as on the last day.
 *   <li>GONE and RESCINDED: licences too, then the account goes to the deleted items. Licences go
 *       first, because what a restore does with them is not documented.
 * </ul>
 */
final class EntraPolicy {

  private EntraPolicy() {}

  /**
   * The smallest set of effects that makes the directory as desired. Total and pure: applying the
   * plan and deciding again gives an empty one.
   */
  public static EntraDecision decide(DesiredAccount desired, KnownState known) {
    Optional<EntraDecision> unusable = unusableKey(desired, known);
    if (unusable.isPresent()) {
      return unusable.get();
    }
    boolean leaving = desired.standing().stage().leaving();
    return switch (known.finding()) {
      case Finding.Several several -> ambiguous(several);
      case Finding.Anothers anothers -> anothers();
      case Finding.None none -> leaving ? neverProvisioned() : joiner(desired, known);
      case Finding.One one ->
          leaving
              ? leaver(desired, known, one.account())
              : one.account().state().deleted()
                  ? comeback(desired, known, one.account())
                  : keeper(desired, known, one.account());
    };
  }

  /** Without a key nothing can be found or made; an account that is known already needs none. */
  private static Optional<EntraDecision> unusableKey(DesiredAccount desired, KnownState known) {
    Optional<String> key = desired.accountKey();
    boolean unknown = key.isEmpty() && known.finding() instanceof Finding.None;
    boolean tooLong = key.filter(k -> k.length() > Attribute.EMPLOYEE_ID.maxLength()).isPresent();
    if (!unknown && !tooLong) {
      return Optional.empty();
    }
    return Optional.of(
        new EntraDecision.Hold(
            List.of(
                Reason.about(
                    ReasonCode.ACCOUNT_KEY_UNUSABLE,
                    WorkerField.EMPLOYEE_NUMBER,
                    "employeeId needs a value of at most 16 characters"))));
  }

  private static EntraDecision ambiguous(Finding.Several several) {
    return new EntraDecision.Hold(
        List.of(
            Reason.of(
                ReasonCode.ACCOUNT_KEY_AMBIGUOUS,
                several.count() + " accounts carry this person's key in employeeId")));
  }

  private static EntraDecision anothers() {
    return new EntraDecision.Hold(
        List.of(
            Reason.of(
                ReasonCode.ACCOUNT_BELONGS_TO_ANOTHER,
                "The account with this employeeId is another person's")));
  }

  private static EntraDecision neverProvisioned() {
    return new EntraDecision.Plan(
        List.of(),
        List.of(Reason.of(ReasonCode.NEVER_PROVISIONED, "There is no account to close")));
  }

  private static EntraDecision joiner(DesiredAccount desired, KnownState known) {
    if (desired.names().addresses().isEmpty()) {
      return new EntraDecision.Hold(
          List.of(
              Reason.about(
                  ReasonCode.NAME_NOT_USABLE,
                  WorkerField.LAST_NAME,
                  "No address can be made of this name")));
    }
    Map<Attribute, String> attributes = new EnumMap<>(Attribute.class);
    attributes.put(Attribute.DISPLAY_NAME, desired.names().displayName());
    desired.attributes().forEach((name, wish) -> wish.ifPresent(to -> attributes.put(name, to)));
    Draft draft = new Draft();
    draft.add(
        new EntraEffect.CreateUser(
            desired.names().addresses(), attributes, desired.standing().signInOpen()));
    draft.grants(desired.grants(), Holdings.NONE);
    draft.manager(desired.manager(), Optional.empty(), known.managerAccountId());
    return draft.plan();
  }

  private static EntraDecision comeback(
      DesiredAccount desired, KnownState known, KnownAccount account) {
    Draft draft = new Draft();
    draft.add(new EntraEffect.RestoreUser(account.name().userPrincipalName()));
    // What a deleted account still belongs to cannot be read: all is granted again.
    stay(draft, desired, known, account.withHoldings(Holdings.NONE));
    return draft.plan();
  }

  private static EntraDecision keeper(
      DesiredAccount desired, KnownState known, KnownAccount account) {
    Draft draft = new Draft();
    stay(draft, desired, known, account);
    return draft.plan();
  }

  private static void stay(
      Draft draft, DesiredAccount desired, KnownState known, KnownAccount account) {
    boolean enabled = account.state().enabled();
    boolean open = desired.standing().signInOpen();
    if (!open) {
      draft.close(enabled, known.sessionsRevoked());
    }
    draft.update(desired.attributes(), account.attributes());
    if (open && !enabled) {
      draft.add(new EntraEffect.EnableSignIn());
    }
    draft.grants(desired.grants(), account.holdings());
    draft.manager(desired.manager(), account.holdings().managerId(), known.managerAccountId());
  }

  private static EntraDecision leaver(
      DesiredAccount desired, KnownState known, KnownAccount account) {
    Draft draft = new Draft();
    if (account.state().deleted()) {
      return draft.plan();
    }
    draft.close(account.state().enabled(), known.sessionsRevoked());
    boolean deleted =
        switch (desired.standing().stage()) {
          case GONE, RESCINDED -> true;
          case PREHIRE, ACTIVE, LEAVE, LEAVER -> false;
        };
    Set<String> kept = deleted ? Set.of() : desired.grants().licenceGroups();
    draft.leaveGroups(account.holdings().groups(), kept);
    if (deleted) {
      draft.removeLicences(account.holdings().licences(), Set.of());
      draft.add(new EntraEffect.DeleteUser());
    }
    return draft.plan();
  }

  /** Collects effects in order. */
  private static final class Draft {

    private final List<EntraEffect> effects = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();

    void add(EntraEffect effect) {
      effects.add(effect);
    }

    /**
     * Both calls, or none. Without a noted revocation the last thing that Usher did may have been
     * to open sign-in, and a read that says "closed" may be older than that: so it is closed again.
     */
    void close(boolean enabled, boolean sessionsRevoked) {
      if (enabled || !sessionsRevoked) {
        add(new EntraEffect.DisableSignIn());
        add(new EntraEffect.RevokeSessions());
      }
    }

    void update(Map<Attribute, Optional<String>> wishes, Map<Attribute, String> held) {
      Map<Attribute, EntraEffect.UpdateUser.Change> changes = new EnumMap<>(Attribute.class);
      wishes.forEach(
          (attribute, wish) -> {
            Optional<String> now = Optional.ofNullable(held.get(attribute));
            boolean possible = wish.isPresent() || attribute.clearable();
            if (possible && !wish.equals(now)) {
              changes.put(attribute, new EntraEffect.UpdateUser.Change(now, wish));
            }
          });
      if (!changes.isEmpty()) {
        add(new EntraEffect.UpdateUser(changes));
      }
    }

    void grants(Grants wanted, Holdings held) {
      wanted.licences().stream()
          .filter(licence -> !held.licences().contains(licence))
          .forEach(licence -> add(new EntraEffect.AssignLicence(licence)));
      removeLicences(held.licences(), union(wanted.licences(), wanted.undecided()));
      wanted.groups().stream()
          .filter(group -> !held.groups().contains(group))
          .forEach(group -> add(new EntraEffect.AddToGroup(group)));
      leaveGroups(held.groups(), union(wanted.groups(), wanted.undecided()));
    }

    void removeLicences(Set<String> held, Set<String> kept) {
      held.stream()
          .filter(licence -> !kept.contains(licence))
          .forEach(licence -> add(new EntraEffect.RemoveLicence(licence)));
    }

    void leaveGroups(Set<String> held, Set<String> kept) {
      held.stream()
          .filter(group -> !kept.contains(group))
          .forEach(group -> add(new EntraEffect.RemoveFromGroup(group)));
    }

    void manager(ManagerWish wish, Optional<String> held, Optional<String> managerAccountId) {
      switch (wish) {
        case ManagerWish.AsItIs asItIs -> {}
        case ManagerWish.Nobody nobody -> {
          if (held.isPresent()) {
            add(new EntraEffect.RemoveManager());
          }
        }
        case ManagerWish.Somebody somebody -> {
          if (managerAccountId.isEmpty()) {
            reasons.add(
                Reason.about(
                    ReasonCode.MANAGER_NOT_YET,
                    WorkerField.MANAGER_ID,
                    "The manager has no account yet"));
          } else if (!managerAccountId.equals(held)) {
            add(new EntraEffect.SetManager(somebody.key(), managerAccountId.get()));
          }
        }
      }
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
      Set<String> all = new TreeSet<>(some);
      all.addAll(others);
      return all;
    }

    EntraDecision plan() {
      return new EntraDecision.Plan(effects, reasons);
    }
  }
}
