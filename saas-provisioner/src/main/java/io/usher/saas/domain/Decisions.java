// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.saas.domain.Intent.Mine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides. The order of effects is fixed: close, take back groups, open or create, change fields,
 * give groups. Access that ends always ends before access that begins.
 */
public final class Decisions {

  private Decisions() {}

  /** What to look for; empty when the app need not be asked. */
  public static Optional<Search> search(Intent intent, Link link, Search.Depth depth) {
    return switch (intent) {
      case Intent.LeaveAlone alone -> Optional.empty();
      case Intent.Keep(Mine mine, DesiredAppAccount desired, boolean mayOpen) ->
          Optional.of(search(mine, desired.userNames(), link, depth));
      case Intent.Close(Mine mine) -> Optional.of(search(mine, closingNames(mine), link, depth));
    };
  }

  private static List<String> closingNames(Mine mine) {
    return mine.principalName() == null ? List.of() : List.of(mine.principalName());
  }

  private static Search search(Mine mine, List<String> names, Link link, Search.Depth depth) {
    Set<String> addresses = new LinkedHashSet<>();
    Optional.ofNullable(mine.address()).ifPresent(addresses::add);
    Optional.ofNullable(link.triedAddress()).ifPresent(addresses::add);
    return new Search(link.remoteId(), mine.externalId(), addresses, names, depth);
  }

  /**
   * The decision.
   *
   * @param seen accounts that the search found; empty when there was no search
   * @param depth how far the search went
   * @param now time of the decision, UTC
   */
  public static Decision decide(
      App app,
      Intent intent,
      List<KnownAppAccount> seen,
      Link link,
      Search.Depth depth,
      Instant now) {
    return switch (intent) {
      case Intent.LeaveAlone(Reason reason) -> new Decision.LeaveAlone(List.of(reason));
      case Intent.Keep keep ->
          switch (Ownership.judge(seen, keep.mine(), link)) {
            case Ownership.Own(KnownAppAccount account) ->
                keep(app, keep, account, link, userNamesBeside(account, seen));
            case Ownership.Nobody(Set<String> taken) -> create(app, keep, taken, depth);
            case Ownership.Unclear(String why) -> conflict(why);
          };
      case Intent.Close(Mine mine) ->
          switch (Ownership.judge(seen, mine, link)) {
            case Ownership.Own(KnownAppAccount account) -> close(app, account, link, now);
            case Ownership.Nobody(Set<String> taken) -> new Decision.CloseDown(null, List.of());
            case Ownership.Unclear(String why) -> conflict(why);
          };
    };
  }

  private static Set<String> userNamesBeside(KnownAppAccount own, List<KnownAppAccount> seen) {
    return Ownership.userNames(
        seen.stream().filter(account -> !account.remoteId().equals(own.remoteId())).toList());
  }

  private static Decision keep(
      App app, Intent.Keep keep, KnownAppAccount account, Link link, Set<String> taken) {
    DesiredAppAccount desired = keep.desired();
    if (!account.active() && !keep.mayOpen()) {
      return new Decision.Proceed(account, List.of(), List.of(notOpened()));
    }
    Optional<String> userName = userName(desired, account.field(ProfileField.USER_NAME), taken);
    if (userName.isEmpty()) {
      return conflict("Somebody else holds the user name");
    }
    List<AppEffect> effects = new ArrayList<>();
    for (String group : groupsToLeave(app, account, link)) {
      if (!desired.groups().contains(group) && !desired.undecided().contains(group)) {
        effects.add(new AppEffect.RemoveFromGroup(app.name(), group));
      }
    }
    if (!account.active()) {
      effects.add(new AppEffect.ReactivateAccount(app.name()));
    }
    Map<ProfileField, Optional<String>> changes =
        changes(app.rules(), desired, account, userName.get());
    if (!changes.isEmpty()) {
      effects.add(new AppEffect.UpdateAccount(app.name(), changes));
    }
    // A closed account's groups may have gone with it: they are given again, known or not.
    addGroups(
        effects, app, desired, account.active() ? groupsHeld(account, link) : shownGroups(account));
    return new Decision.Proceed(account, effects, List.of());
  }

  private static Decision create(App app, Intent.Keep keep, Set<String> taken, Search.Depth depth) {
    DesiredAppAccount desired = keep.desired();
    if (!keep.mayOpen()) {
      return new Decision.Proceed(null, List.of(), List.of(notOpened()));
    }
    Optional<String> name = userName(desired, Optional.empty(), taken);
    if (name.isEmpty()) {
      return conflict("Somebody else holds the user name");
    }
    if (depth == Search.Depth.AFTER_CONFLICT && taken.isEmpty()) {
      return conflict("The app says that it exists, but does not show it");
    }
    Map<ProfileField, String> profile = new EnumMap<>(ProfileField.class);
    desired.profile().forEach((field, value) -> value.ifPresent(v -> profile.put(field, v)));
    profile.put(ProfileField.USER_NAME, name.get());
    List<AppEffect> effects = new ArrayList<>();
    effects.add(new AppEffect.CreateAccount(app.name(), profile));
    addGroups(effects, app, desired, Set.of());
    return new Decision.Proceed(null, effects, List.of());
  }

  private static Decision close(App app, KnownAppAccount account, Link link, Instant now) {
    List<AppEffect> effects = new ArrayList<>();
    boolean underWay =
        link.closeAskedAt() != null && now.isBefore(link.closeAskedAt().plus(app.asyncApply()));
    if (account.active() && !underWay) {
      effects.add(new AppEffect.DeactivateAccount(app.name()));
    }
    for (String group : groupsToLeave(app, account, link)) {
      effects.add(new AppEffect.RemoveFromGroup(app.name(), group));
    }
    return new Decision.CloseDown(account, effects);
  }

  // Some apps show no groups although there are some: what was given is taken back, shown or not.
  private static Set<String> groupsToLeave(App app, KnownAppAccount account, Link link) {
    Set<String> groups = new TreeSet<>(link.groups());
    groups.addAll(shownGroups(account));
    groups.retainAll(app.managedGroups());
    return groups;
  }

  private static Set<String> groupsHeld(KnownAppAccount account, Link link) {
    return account.groups() == null ? link.groups() : account.groups();
  }

  private static Set<String> shownGroups(KnownAppAccount account) {
    return account.groups() == null ? Set.of() : account.groups();
  }

  private static void addGroups(
      List<AppEffect> effects, App app, DesiredAppAccount desired, Set<String> current) {
    for (String group : desired.groups()) {
      if (!current.contains(group)) {
        effects.add(new AppEffect.AddToGroup(app.name(), group));
      }
    }
  }

  private static Map<ProfileField, Optional<String>> changes(
      AccountRules rules, DesiredAppAccount desired, KnownAppAccount account, String userName) {
    Map<ProfileField, Optional<String>> changes = new EnumMap<>(ProfileField.class);
    desired
        .profile()
        .forEach(
            (field, wanted) -> {
              Optional<String> actual = account.field(field);
              boolean same =
                  wanted.isPresent() == actual.isPresent()
                      && (wanted.isEmpty() || field.same(wanted.get(), actual.get()));
              boolean fixed = field == ProfileField.EXTERNAL_ID && !rules.externalIdChanges();
              if (!same && !fixed) {
                changes.put(field, wanted);
              }
            });
    if (!account.field(ProfileField.USER_NAME).filter(userName::equalsIgnoreCase).isPresent()) {
      changes.put(ProfileField.USER_NAME, Optional.of(userName));
    }
    return changes;
  }

  // A user name that is one of the candidates stays: it may be the second one for a reason.
  private static Optional<String> userName(
      DesiredAppAccount desired, Optional<String> present, Set<String> taken) {
    return desired.userNames().stream()
        .filter(candidate -> present.filter(candidate::equalsIgnoreCase).isPresent())
        .findFirst()
        .or(
            () ->
                desired.userNames().stream()
                    .filter(candidate -> !taken.contains(candidate.toLowerCase(Locale.ROOT)))
                    .findFirst());
  }

  private static Decision conflict(String why) {
    return new Decision.Hold(List.of(Reason.of(ReasonCode.APP_ACCOUNT_CONFLICT, why)));
  }

  private static Reason notOpened() {
    return Reason.of(ReasonCode.NOT_YET_DUE, "No account is made or opened in this stage");
  }
}
