// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import io.usher.saas.domain.Intent.Mine;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells whose the accounts are that a look-up found. */
sealed interface Ownership {

  /** This account is the person's. */
  record Own(KnownAppAccount account) implements Ownership {}

  /**
   * None of them is the person's.
   *
   * @param takenUserNames user names that others hold, in lower case
   */
  record Nobody(Set<String> takenUserNames) implements Ownership {}

  /** It cannot be told: a person must decide. */
  record Unclear(String why) implements Ownership {}

  /**
   * Judges the accounts. The remembered id wins, then the id that Usher owns, then an account
   * without any such id that carries the person's own address or sign-in name, which the directory
   * gives to one person only.
   */
  static Ownership judge(List<KnownAppAccount> seen, Mine mine, Link link) {
    for (KnownAppAccount account : seen) {
      if (account.remoteId().equals(link.remoteId())) {
        return new Own(account);
      }
    }
    List<KnownAppAccount> keyed =
        seen.stream()
            .filter(
                account ->
                    account
                        .field(ProfileField.EXTERNAL_ID)
                        .filter(mine.externalId()::equals)
                        .isPresent())
            .toList();
    if (keyed.size() == 1) {
      return new Own(keyed.getFirst());
    }
    if (keyed.size() > 1) {
      return new Unclear("Several accounts carry the id that Usher owns");
    }
    return unkeyed(seen, mine);
  }

  private static Ownership unkeyed(List<KnownAppAccount> seen, Mine mine) {
    List<KnownAppAccount> addressed = seen.stream().filter(a -> hasAddress(a, mine)).toList();
    List<KnownAppAccount> free =
        addressed.stream().filter(a -> a.field(ProfileField.EXTERNAL_ID).isEmpty()).toList();
    if (addressed.size() > free.size()) {
      return new Unclear("An account with this address carries the id of somebody else");
    }
    if (free.size() > 1) {
      return new Unclear("Several accounts carry this address");
    }
    if (free.size() == 1) {
      return new Own(free.getFirst());
    }
    return new Nobody(userNames(seen));
  }

  /** The user names of these accounts, in lower case. */
  static Set<String> userNames(List<KnownAppAccount> accounts) {
    return accounts.stream()
        .flatMap(account -> account.field(ProfileField.USER_NAME).stream())
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean hasAddress(KnownAppAccount account, Mine mine) {
    return Stream.of(ProfileField.MAIL, ProfileField.USER_NAME)
        .flatMap(field -> account.field(field).stream())
        .anyMatch(
            value ->
                Stream.of(mine.address(), mine.principalName())
                    .filter(Objects::nonNull)
                    .anyMatch(value::equalsIgnoreCase));
  }
}
