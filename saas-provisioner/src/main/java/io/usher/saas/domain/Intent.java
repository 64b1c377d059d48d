// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import io.usher.core.LifecycleStage;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import org.jspecify.annotations.Nullable;

/** What is wanted of one app for one person, before anything is asked of the app. */
public sealed interface Intent {

  /** Nothing is asked and nothing is done. */
  record LeaveAlone(Reason reason) implements Intent {}

  /**
   * The account equals the desired one.
   *
   * @param mine how to know the account
   * @param desired how it should be
   * @param mayOpen whether a missing account is made and a closed one is opened again
   */
  record Keep(Mine mine, DesiredAppAccount desired, boolean mayOpen) implements Intent {}

  /**
   * No access: the account is closed and its managed groups are taken back.
   *
   * @param mine how to know the account
   */
  record Close(Mine mine) implements Intent {}

  /**
   * What makes an account this person's.
   *
   * @param externalId the id that Usher owns
   * @param address the work address by the directory, or null when there is none
   * @param principalName the sign-in name by the directory, or null when there is none
   */
  record Mine(String externalId, @Nullable String address, @Nullable String principalName) {

    @Override
    public String toString() {
      return "Mine[" + externalId + "]";
    }
  }

  /**
   * The intent for a person, following the stage first and the birthright second.
   *
   * <ul>
   *   <li>leaving: closed wherever an account may be, entitled or not
   *   <li>not entitled: closed when an account is known, else left alone
   *   <li>PREHIRE: left alone; app accounts are made at ACTIVE
   *   <li>LEAVE: what is there is kept in order, nothing is opened
   *   <li>ACTIVE: made, opened and kept in order
   * </ul>
   */
  static Intent of(App app, Person person, Birthright birthright, Link link) {
    if (person.stage().leaving()) {
      return leaving(person, link);
    }
    if (person.stage() == LifecycleStage.PREHIRE) {
      return leave(ReasonCode.NOT_YET_DUE, "App accounts are made on the first day");
    }
    return switch (birthright.verdict()) {
      case NOT_ENTITLED ->
          link.mayHaveAccount()
              ? new Close(onlyByOwnId(person))
              : leave(ReasonCode.NOT_ENTITLED, "No role gives this app");
      case UNKNOWN ->
          link.mayHaveAccount()
              ? keep(app, person, birthright, false)
              : leave(ReasonCode.NOT_ENTITLED, "HR does not show what the roles ask for");
      case ENTITLED ->
          link.mayHaveAccount() || person.mayBeCreated()
              ? keep(app, person, birthright, person.stage() == LifecycleStage.ACTIVE)
              : noDirectoryAccount();
    };
  }

  private static Intent leaving(Person person, Link link) {
    if (person.directoryAccount().isEmpty() && !link.mayHaveAccount()) {
      return leave(ReasonCode.NEVER_PROVISIONED, "There was never an account");
    }
    return new Close(mine(person));
  }

  private static Intent keep(App app, Person person, Birthright birthright, boolean mayOpen) {
    return person
        .directoryAccount()
        .<Intent>map(
            account ->
                new Keep(
                    mine(person),
                    DesiredAppAccount.of(person, account, birthright, app),
                    mayOpen && person.mayBeCreated()))
        .orElseGet(Intent::noDirectoryAccount);
  }

  private static Mine mine(Person person) {
    return new Mine(
        person.key().toString(),
        person.directoryAccount().map(Person.DirectoryAccount::address).orElse(null),
        person.directoryAccount().map(Person.DirectoryAccount::principalName).orElse(null));
  }

  // Who merely lost a role keeps an account that Usher did not make.
  private static Mine onlyByOwnId(Person person) {
    return new Mine(person.key().toString(), null, null);
  }

  private static Intent noDirectoryAccount() {
    return leave(ReasonCode.NO_DIRECTORY_ACCOUNT, "The directory has no account to build on");
  }

  private static Intent leave(ReasonCode code, String message) {
    return new LeaveAlone(Reason.of(code, message));
  }
}
