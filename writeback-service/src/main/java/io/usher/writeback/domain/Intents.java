// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

import io.usher.company.Source.WriteBack;
import io.usher.core.LifecycleStage;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.writeback.domain.DirectoryFact.Account;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides what HR should show. Only what the directory holds now, never a guess; nothing for
 * somebody who leaves.
 */
public final class Intents {

  private Intents() {}

  /**
   * Decides it from what the directory told.
   *
   * @param rule what the source asks for; empty for a source without write-back
   */
  public static Intent of(DirectoryFact fact, Optional<WriteBack> rule) {
    if (rule.isEmpty() || fact.stage().leaving()) {
      return new Intent.Nothing(List.of());
    }
    if (fact.account().isEmpty()) {
      return fact.moreFollows()
          ? new Intent.NotYet(directory(fact))
          : new Intent.Nothing(List.of());
    }
    return dueOf(fact, fact.account().get(), rule.get());
  }

  private static Intent dueOf(DirectoryFact fact, Account account, WriteBack rule) {
    return switch (rule.when()) {
      case ACCOUNT_CREATED -> values(fact, account, rule);
      case MAILBOX_READY ->
          account.mailboxReady() ? values(fact, account, rule) : withoutMailbox(fact);
      case FIRST_DAY ->
          fact.stage() == LifecycleStage.PREHIRE
              ? new Intent.Nothing(
                  List.of(
                      Reason.of(
                          ReasonCode.WAITING_FOR_FIRST_DAY, "Written back from the first day on")))
              : values(fact, account, rule);
    };
  }

  private static Intent values(DirectoryFact fact, Account account, WriteBack rule) {
    Map<String, String> values = new TreeMap<>();
    boolean missing = false;
    for (var field : rule.fields().entrySet()) {
      Optional<String> value =
          switch (field.getValue()) {
            case MAIL -> account.mail();
            case USER_PRINCIPAL_NAME -> Optional.of(account.userPrincipalName());
          };
      value.ifPresent(held -> values.put(field.getKey(), held));
      missing |= value.isEmpty();
    }
    return missing && (values.isEmpty() || fact.moreFollows())
        ? withoutMailbox(fact)
        : new Intent.Show(values);
  }

  /** Waits while the directory does; somebody who gets no mailbox has nothing to write back. */
  private static Intent withoutMailbox(DirectoryFact fact) {
    if (fact.waitsForMailbox().isPresent()) {
      return new Intent.NotYet(fact.waitsForMailbox().get());
    }
    return fact.moreFollows() ? new Intent.NotYet(directory(fact)) : new Intent.Nothing(List.of());
  }

  /** What the directory itself waits for. */
  static Reason directory(DirectoryFact fact) {
    return fact.reasons().stream()
        .findFirst()
        .orElse(
            Reason.of(
                ReasonCode.DIRECTORY_NOT_SETTLED, "The directory still works on this person"));
  }
}
