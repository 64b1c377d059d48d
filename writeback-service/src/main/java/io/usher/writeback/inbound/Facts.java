// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.inbound;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.events.mapping.Reasons;
import io.usher.events.mapping.Stages;
import io.usher.events.mapping.Statuses;
import io.usher.events.v1.AppOutcome;
import io.usher.events.v1.DirectoryAccount;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.writeback.domain.AppFact;
import io.usher.writeback.domain.DirectoryFact;
import io.usher.writeback.domain.DirectoryFact.Account;
import java.util.Optional;

/** Outcomes in the words of the domain. */
final class Facts {

  private Facts() {}

  /**
   * What the directory told.
   *
   * @throws CallFailure.Refused when a newer producer wrote a stage or status that this version
   *     does not know: guessing could touch somebody's record wrongly
   */
  static DirectoryFact of(WorkerKey worker, DirectoryOutcome outcome) {
    return new DirectoryFact(
        worker,
        outcome.getVersion(),
        outcome.getAdmittedVersion(),
        Stages.fromAvro(outcome.getStage()).orElseThrow(Facts::unknown),
        Statuses.fromAvro(outcome.getStatus()).orElseThrow(Facts::unknown),
        Optional.ofNullable(outcome.getAccount()).map(Facts::account),
        Reasons.fromAvro(outcome.getReasons()));
  }

  /**
   * What an app told.
   *
   * @throws CallFailure.Refused when a newer producer wrote a status that this version does not
   *     know
   */
  static AppFact of(AppOutcome outcome) {
    return new AppFact(
        outcome.getApp(),
        outcome.getVersion(),
        outcome.getDirectoryVersion(),
        Statuses.fromAvro(outcome.getStatus()).orElseThrow(Facts::unknown),
        outcome.getAllAppsSettled(),
        Reasons.fromAvro(outcome.getReasons()));
  }

  private static Account account(DirectoryAccount account) {
    return new Account(
        account.getUserPrincipalName(),
        Optional.ofNullable(account.getMail()).filter(mail -> !mail.isBlank()),
        account.getMailboxReady());
  }

  private static CallFailure.Refused unknown() {
    return new CallFailure.Refused(
        ReasonCode.RECORD_UNREADABLE,
        "A newer version of another service wrote a stage or status that this one does not know");
  }
}
