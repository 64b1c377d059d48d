// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.inbound;

import io.usher.core.CallFailure;
import io.usher.core.LifecycleStage;
import io.usher.core.OutcomeStatus;
import io.usher.core.ReasonCode;
import io.usher.events.Topics;
import io.usher.events.mapping.CorporateIdentities;
import io.usher.events.mapping.Stages;
import io.usher.events.mapping.Statuses;
import io.usher.events.v1.DirectoryAccount;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.kit.event.EventCodec;
import io.usher.saas.DirectoryFact;
import io.usher.saas.domain.Person;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads directory outcomes. */
@Singleton
public final class DirectoryFacts {

  private final EventCodec codec;

  DirectoryFacts(EventCodec codec) {
    this.codec = codec;
  }

  /**
   * Reads the bytes of a directory outcome.
   *
   * @throws CallFailure.Refused when a newer producer wrote a stage or status that this version
   *     does not know: nothing may be done to anybody's access then
   */
  public DirectoryFact read(byte[] bytes) {
    return of(codec.decodeTaken(Topics.IDENTITY_DIRECTORY, bytes, DirectoryOutcome.class));
  }

  static DirectoryFact of(DirectoryOutcome outcome) {
    LifecycleStage stage = Stages.fromAvro(outcome.getStage()).orElseThrow(DirectoryFacts::newer);
    OutcomeStatus status =
        Statuses.fromAvro(outcome.getStatus()).orElseThrow(DirectoryFacts::newer);
    Person person =
        new Person(
            CorporateIdentities.toWorker(outcome.getIdentity()),
            outcome.getIdentity().getDisplayName(),
            stage,
            status,
            account(outcome.getAccount()).orElse(null));
    return new DirectoryFact(
        person, outcome.getVersion(), outcome.getAdmittedVersion(), outcome.getTimes());
  }

  private static Optional<Person.DirectoryAccount> account(@Nullable DirectoryAccount account) {
    return Optional.ofNullable(account)
        .map(
            a ->
                new Person.DirectoryAccount(
                    a.getId(), a.getUserPrincipalName(), a.getMail(), a.getMailboxReady()));
  }

  private static CallFailure.Refused newer() {
    return new CallFailure.Refused(
        ReasonCode.RECORD_UNREADABLE,
        "The directory outcome says what this version does not know: update saas-provisioner");
  }
}
