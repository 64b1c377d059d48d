// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import io.usher.core.Worker;
import io.usher.core.WorkerField;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an app should hold for one person.
 *
 * @param userNames candidates for the user name, best first
 * @param profile fields by value; an empty one is cleared, a field that is missing here is left
 *     alone. The user name is not among them: it is chosen by the decision
 * @param groups groups that the person must be in
 * @param undecided groups that are left as they are
 * @param managed all groups that access.yaml names for this app: no other is ever touched
 */
public record DesiredAppAccount(
    List<String> userNames,
    Map<ProfileField, Optional<String>> profile,
    SortedSet<String> groups,
    Set<String> undecided,
    Set<String> managed) {

  public DesiredAppAccount {
    userNames = List.copyOf(userNames);
    profile = Collections.unmodifiableMap(new EnumMap<>(profile));
    groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
    undecided = Set.copyOf(undecided);
    managed = Set.copyOf(managed);
  }

  /** Two desired states with the same fingerprint are the same. */
  public String fingerprint() {
    Map<String, String> parts = new TreeMap<>();
    profile.forEach((field, value) -> parts.put(field.name(), value.orElse("")));
    return Fingerprint.of(parts + "|" + userNames + groups + new TreeSet<>(undecided));
  }

  /** Builds it from a person with a directory account. */
  static DesiredAppAccount of(
      Person person, Person.DirectoryAccount account, Birthright birthright, App app) {
    Worker worker = person.worker();
    Map<ProfileField, Optional<String>> profile = new EnumMap<>(ProfileField.class);
    profile.put(ProfileField.EXTERNAL_ID, Optional.of(person.key().toString()));
    profile.put(ProfileField.MAIL, Optional.of(account.address()));
    profile.put(ProfileField.DISPLAY_NAME, Optional.of(displayName(person, account, app.rules())));
    // Apps keep a name that they have: a name is given, never cleared.
    worker
        .text(WorkerField.PREFERRED_NAME)
        .or(() -> worker.text(WorkerField.FIRST_NAME))
        .ifPresent(name -> profile.put(ProfileField.GIVEN_NAME, Optional.of(name)));
    worker
        .text(WorkerField.LAST_NAME)
        .ifPresent(name -> profile.put(ProfileField.FAMILY_NAME, Optional.of(name)));
    putUnlessAbsent(profile, ProfileField.TITLE, worker, WorkerField.JOB_TITLE);
    putUnlessAbsent(profile, ProfileField.DEPARTMENT, worker, WorkerField.DEPARTMENT);
    return new DesiredAppAccount(
        UserNames.candidates(person.key(), account.principalName(), app.rules()),
        profile,
        birthright.granted(),
        birthright.undecided(),
        app.managedGroups());
  }

  private static void putUnlessAbsent(
      Map<ProfileField, Optional<String>> profile,
      ProfileField to,
      Worker worker,
      WorkerField from) {
    if (!worker.isAbsent(from)) {
      profile.put(to, worker.text(from));
    }
  }

  private static String displayName(
      Person person, Person.DirectoryAccount account, AccountRules rules) {
    String name =
        Optional.ofNullable(person.displayName())
            .or(() -> person.worker().text(WorkerField.DISPLAY_NAME))
            .orElseGet(account::principalName);
    return rules.atAllowedInDisplayName() ? name : name.replace("@", " at ").strip();
  }

  @Override
  public String toString() {
    return "DesiredAppAccount[groups=" + groups + "]";
  }
}
