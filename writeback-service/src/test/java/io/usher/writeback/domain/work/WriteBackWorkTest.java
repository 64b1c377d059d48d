// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.usher.company.Source.WriteBack;
import io.usher.company.Source.WriteBack.AccountValue;
import io.usher.company.Source.WriteBack.When;
import io.usher.core.CallFailure;
import io.usher.core.LifecycleStage;
import io.usher.core.OutcomeStatus;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.writeback.domain.DirectoryFact;
import io.usher.writeback.domain.DirectoryFact.Account;
import io.usher.writeback.domain.WriteBackResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Promise 8: what the directory holds, to the right person, once, never over a newer value. */
class WriteBackWorkTest {

  private static final WorkerKey ADA = new WorkerKey("bamboo", "17");
  private static final String MAIL = "ada@corp.example";
  private static final Instant NOW = Instant.parse("2026-02-01T08:00:00Z");

  private final InMemoryHrRecord hr = new InMemoryHrRecord(Map.of("workEmail", ""));
  private final InMemoryOwnValues own = new InMemoryOwnValues();
  private final WriteBackWork work =
      new WriteBackWork(
          Map.of(
              "bamboo",
              new HrSystem(
                  hr, new WriteBack(When.MAILBOX_READY, Map.of("workEmail", AccountValue.MAIL)))),
          own);

  @Test
  void anEmptyFieldIsWrittenOnceAndReadBack() {
    WriteBackResult.Ended ended = runAndRecord(fact(1, MAIL));

    assertThat(hr.field("workEmail")).isEqualTo(MAIL);
    assertThat(ended.held()).isEmpty();
    assertThat(ended.written()).isEqualTo(1);
    assertThat(ended.holding())
        .hasEntrySatisfying(
            "workEmail",
            value -> {
              assertThat(value.writtenFor()).isEqualTo(1);
              assertThat(value.verifiedAt()).contains(NOW);
            });
  }

  @Test
  void aSecondRunForTheSameAdmissionDoesNotAskHrAgain() {
    runAndRecord(fact(1, MAIL));
    int reads = hr.reads();

    runAndRecord(fact(1, MAIL));

    assertThat(hr.reads()).isEqualTo(reads);
    assertThat(hr.writes()).hasSize(1);
  }

  @Test
  void aLaterAdmissionLooksAgainAndWritesNothing() {
    runAndRecord(fact(1, MAIL));

    WriteBackResult.Ended ended = runAndRecord(fact(2, MAIL));

    assertThat(hr.writes()).hasSize(1);
    assertThat(ended.written()).isZero();
    assertThat(ended.holding())
        .hasEntrySatisfying("workEmail", value -> assertThat(value.writtenFor()).isEqualTo(1));
  }

  @Test
  void aRenamedPersonGetsTheNewAddress() {
    runAndRecord(fact(1, MAIL));

    runAndRecord(fact(2, "ada.king@corp.example"));

    assertThat(hr.field("workEmail")).isEqualTo("ada.king@corp.example");
  }

  @Test
  void aValueThatSomebodyTypedIsNeverOverwritten() {
    runAndRecord(fact(1, MAIL));
    hr.type("workEmail", "typed@elsewhere.example");

    WriteBackResult.Ended ended = runAndRecord(fact(2, MAIL));

    assertThat(hr.field("workEmail")).isEqualTo("typed@elsewhere.example");
    assertThat(ended.held()).extracting(Reason::code).contains(ReasonCode.HR_VALUE_IS_NEWER);
  }

  @Test
  void aWriteWhoseAnswerWasLostIsFoundByTheNextTryAndNotRepeated() {
    hr.failNextWrite(
        InMemoryHrRecord.Fails.AFTER,
        new CallFailure.Later(ReasonCode.TARGET_OUTCOME_UNKNOWN, "lost", null));
    assertThatExceptionOfType(CallFailure.Later.class).isThrownBy(() -> work.run(fact(1, MAIL)));

    WriteBackResult.Ended ended = runAndRecord(fact(1, MAIL));

    assertThat(hr.writes()).hasSize(1);
    assertThat(ended.holding())
        .hasEntrySatisfying("workEmail", value -> assertThat(value.writtenFor()).isEqualTo(1));
  }

  @Test
  void aWriteThatDidNotArriveIsDoneByTheNextTry() {
    hr.failNextWrite(
        InMemoryHrRecord.Fails.BEFORE,
        new CallFailure.Later(ReasonCode.TARGET_OUTCOME_UNKNOWN, "lost", null));
    assertThatExceptionOfType(CallFailure.Later.class).isThrownBy(() -> work.run(fact(1, MAIL)));

    runAndRecord(fact(1, MAIL));

    assertThat(hr.writes()).hasSize(1);
    assertThat(hr.field("workEmail")).isEqualTo(MAIL);
  }

  @Test
  void aValueThatHrRefusesIsHeldWithHrsReason() {
    hr.failNextWrite(
        InMemoryHrRecord.Fails.BEFORE,
        new CallFailure.Refused(ReasonCode.HR_VALUE_REFUSED, "duplicate"));

    WriteBackResult.Ended ended = runAndRecord(fact(1, MAIL));

    assertThat(ended.held()).extracting(Reason::code).contains(ReasonCode.HR_VALUE_REFUSED);
    assertThat(ended.holding()).isEmpty();
    assertThat(own.of(ADA))
        .hasEntrySatisfying("workEmail", value -> assertThat(value.attempted()).isEmpty());
  }

  @Test
  void anEmployeeWhomHrHasDeletedIsHeldAndNotTriedForEver() {
    runAndRecord(fact(1, MAIL));
    hr.failNextRead(new CallFailure.Refused(ReasonCode.WORKER_UNKNOWN, "no such employee"));

    WriteBackResult.Ended ended = runAndRecord(fact(2, MAIL));

    assertThat(ended.held()).extracting(Reason::code).containsExactly(ReasonCode.WORKER_UNKNOWN);
    assertThat(ended.holding()).isEmpty();
    assertThat(hr.writes()).hasSize(1);
  }

  @Test
  void aMisconfiguredHrSystemIsEverybodysTrouble() {
    hr.failNextWrite(
        InMemoryHrRecord.Fails.BEFORE,
        new CallFailure.Misconfigured(ReasonCode.TARGET_MISCONFIGURED, "401"));

    assertThatExceptionOfType(CallFailure.Misconfigured.class)
        .isThrownBy(() -> work.run(fact(1, MAIL)));
  }

  @Test
  void aSourceWithoutWriteBackIsNotAsked() {
    DirectoryFact payroll =
        new DirectoryFact(
            new WorkerKey("payroll", "17"),
            1,
            1,
            LifecycleStage.ACTIVE,
            OutcomeStatus.APPLIED,
            Optional.of(new Account(MAIL, Optional.of(MAIL), true)),
            List.of());

    assertThat(work.run(payroll)).isInstanceOf(WriteBackResult.NotWanted.class);
    assertThat(hr.reads()).isZero();
  }

  @Test
  void noTextFormTellsAnAddress() {
    DirectoryFact fact = fact(1, MAIL);
    WriteBackResult.Ended ended = runAndRecord(fact);

    assertThat(fact.toString() + ended + own.of(ADA)).doesNotContain(MAIL);
  }

  private WriteBackResult.Ended runAndRecord(DirectoryFact fact) {
    WriteBackResult.Ended ended = (WriteBackResult.Ended) work.run(fact).seenAt(NOW);
    own.remember(ADA, ended.holding());
    return ended;
  }

  private static DirectoryFact fact(long admittedVersion, String mail) {
    return new DirectoryFact(
        ADA,
        admittedVersion,
        admittedVersion,
        LifecycleStage.ACTIVE,
        OutcomeStatus.APPLIED,
        Optional.of(new Account(mail, Optional.of(mail), true)),
        List.of());
  }
}
