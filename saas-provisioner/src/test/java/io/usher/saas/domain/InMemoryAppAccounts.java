// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An app in memory, as strict as real ones: user names and addresses are unique. */
public final class InMemoryAppAccounts implements AppAccounts {

  /** What happens to a call. */
  public enum Fault {
    NONE,
    /** The call never arrives. */
    LOST_REQUEST,
    /** The call is carried out, but its answer is lost. */
    LOST_RESPONSE
  }

  private static final class Stored {
    private final Map<ProfileField, String> profile = new EnumMap<>(ProfileField.class);
    private final Set<String> groups = new HashSet<>();
    private boolean active = true;
    private int refusals;
  }

  private final Map<String, Stored> accounts = new LinkedHashMap<>();
  private final Set<String> groupNames;
  private final boolean findsOwnId;
  private Supplier<Fault> faults = () -> Fault.NONE;
  private final Set<String> keptGroups = new HashSet<>();
  private final Set<String> stickyGroups = new HashSet<>();
  private boolean ignoresClosing;
  private int refusalsAfterOpening;
  private boolean showsGroups = true;
  private int calls;
  private int lastId;

  /** An app with these groups. */
  public InMemoryAppAccounts(Set<String> groupNames, boolean findsOwnId) {
    this.groupNames = Set.copyOf(groupNames);
    this.findsOwnId = findsOwnId;
  }

  /** From now on each call draws its fault here. */
  public void faults(Supplier<Fault> drawn) {
    this.faults = drawn;
  }

  /** An app that says yes to {@code active=false} and does nothing. */
  public void ignoresClosing(boolean ignores) {
    this.ignoresClosing = ignores;
  }

  /** An app whose groups refuse an opened account this many times before they know of it. */
  public void knowsLateOfOpening(int refusals) {
    this.refusalsAfterOpening = refusals;
  }

  /** Groups that the app does not let Usher change. */
  public void keepsFromUsher(String group) {
    keptGroups.add(group);
  }

  /** Groups that nobody can be taken out of, for a reason of the app's. */
  public void letsNobodyOut(String group) {
    stickyGroups.add(group);
  }

  /** An app that shows an empty list of groups, whatever there is. */
  public void showsNoGroups() {
    showsGroups = false;
  }

  /** Somebody else deletes the account for good. */
  public void loses(String remoteId) {
    accounts.remove(remoteId);
  }

  /** Number of calls so far. */
  public int calls() {
    return calls;
  }

  /** Everything that it holds. */
  public List<KnownAppAccount> all() {
    return accounts.keySet().stream().map(this::known).toList();
  }

  /** Names of the groups that the account really is in. */
  public Set<String> groupsOf(String remoteId) {
    return Set.copyOf(Objects.requireNonNull(accounts.get(remoteId)).groups);
  }

  @Override
  public List<KnownAppAccount> find(Search search) {
    return called(() -> found(search));
  }

  private List<KnownAppAccount> found(Search search) {
    if (search.remoteId() != null
        && accounts.containsKey(search.remoteId())
        && search.depth() != Search.Depth.AFTER_CONFLICT) {
      return List.of(known(search.remoteId()));
    }
    List<KnownAppAccount> found = new ArrayList<>();
    for (KnownAppAccount account : all()) {
      boolean byId = account.remoteId().equals(search.remoteId());
      boolean byOwnId = findsOwnId && has(account, ProfileField.EXTERNAL_ID, search.externalId());
      boolean byAddress =
          search.addresses().stream().anyMatch(a -> has(account, ProfileField.MAIL, a));
      boolean byName =
          search.depth() == Search.Depth.AFTER_CONFLICT
              && search.userNames().stream().anyMatch(n -> has(account, ProfileField.USER_NAME, n));
      if (byId || byOwnId || byAddress || byName) {
        found.add(account);
      }
    }
    return found;
  }

  @Override
  public Written create(Map<ProfileField, String> profile) {
    return called(
        () -> {
          if (taken(profile, null)) {
            return new Written.Taken();
          }
          String id = "u" + ++lastId;
          Stored stored = new Stored();
          stored.profile.putAll(profile);
          accounts.put(id, stored);
          return new Written.Stored(id);
        });
  }

  @Override
  public Written change(String remoteId, AccountChange change) {
    return called(
        () -> {
          Stored stored = existing(remoteId);
          Map<ProfileField, String> changed = new EnumMap<>(ProfileField.class);
          change.fields().forEach((field, value) -> value.ifPresent(v -> changed.put(field, v)));
          if (taken(changed, remoteId)) {
            return new Written.Taken();
          }
          change
              .fields()
              .forEach(
                  (field, value) ->
                      value.ifPresentOrElse(
                          v -> stored.profile.put(field, v), () -> stored.profile.remove(field)));
          change.active().ifPresent(active -> setActive(stored, active));
          return new Written.Stored(remoteId);
        });
  }

  private void setActive(Stored stored, boolean active) {
    if (active && !stored.active) {
      stored.refusals = refusalsAfterOpening;
    }
    if (active || !ignoresClosing) {
      stored.active = active;
    }
  }

  @Override
  public Membership setMembership(String remoteId, String group, boolean member) {
    return called(
        () -> {
          if (!groupNames.contains(group)) {
            return Membership.GROUP_UNKNOWN;
          }
          if (keptGroups.contains(group)) {
            return Membership.NOT_PERMITTED;
          }
          if (member && existing(remoteId).refusals-- > 0) {
            throw new CallFailure.Refused(ReasonCode.TARGET_REFUSED, "A closed account");
          }
          if (!member && stickyGroups.contains(group)) {
            throw new CallFailure.Refused(ReasonCode.TARGET_REFUSED, "No");
          }
          if (member) {
            existing(remoteId).groups.add(group);
          } else {
            existing(remoteId).groups.remove(group);
          }
          return Membership.DONE;
        });
  }

  private Stored existing(String remoteId) {
    Stored stored = accounts.get(remoteId);
    if (stored == null) {
      throw new CallFailure.Later(ReasonCode.NOT_YET_VISIBLE, "Not there", null);
    }
    return stored;
  }

  private <T> T called(Supplier<T> call) {
    calls++;
    Fault fault = faults.get();
    if (fault == Fault.LOST_REQUEST) {
      throw lost();
    }
    T result = call.get();
    if (fault == Fault.LOST_RESPONSE) {
      throw lost();
    }
    return result;
  }

  private static CallFailure.Later lost() {
    return new CallFailure.Later(ReasonCode.TARGET_OUTCOME_UNKNOWN, "No answer", null);
  }

  private boolean taken(Map<ProfileField, String> profile, @Nullable String except) {
    return accounts.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(except))
        .anyMatch(entry -> clashes(entry.getValue(), profile));
  }

  private static boolean clashes(Stored stored, Map<ProfileField, String> profile) {
    return Set.of(ProfileField.USER_NAME, ProfileField.MAIL).stream()
        .anyMatch(
            field ->
                profile.containsKey(field)
                    && profile.get(field).equalsIgnoreCase(stored.profile.get(field)));
  }

  private static boolean has(KnownAppAccount account, ProfileField field, String value) {
    return account
        .field(field)
        .map(v -> v.toLowerCase(Locale.ROOT))
        .filter(value.toLowerCase(Locale.ROOT)::equals)
        .isPresent();
  }

  private KnownAppAccount known(String id) {
    Stored stored = Objects.requireNonNull(accounts.get(id));
    return new KnownAppAccount(
        id, stored.active, stored.profile, showsGroups ? Set.copyOf(stored.groups) : Set.of());
  }
}
