// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.entra.domain.AccountQuery;
import io.usher.entra.domain.Address;
import io.usher.entra.domain.AddressHolder;
import io.usher.entra.domain.Applied;
import io.usher.entra.domain.Creation;
import io.usher.entra.domain.Directory;
import io.usher.entra.domain.EntraEffect;
import io.usher.entra.domain.Finding;
import io.usher.entra.domain.KnownAccount;
import io.usher.entra.domain.KnownAccount.Holdings;
import io.usher.entra.domain.KnownAccount.Mailbox;
import io.usher.entra.domain.KnownAccount.Name;
import io.usher.entra.domain.KnownAccount.State;
import io.usher.entra.domain.NewAccount;
import io.usher.entra.domain.Precedence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatientDirectoryTest {

  private static final List<Duration> TWICE = List.of(Duration.ofNanos(1), Duration.ofNanos(1));
  private static final List<EntraEffect> STEP = List.of(new EntraEffect.AddToGroup("all-staff"));

  @Test
  void anAccountThatShowsLateGetsItsStepWhereItStands() {
    Lagging lagging = new Lagging(2, ReasonCode.NOT_YET_VISIBLE);

    Applied applied = apply(lagging);

    assertThat(applied).isInstanceOf(Applied.Done.class);
    assertThat(lagging.calls).isEqualTo(3);
  }

  @Test
  void anAccountThatShowsVeryLateIsLeftToTheEngine() {
    Lagging lagging = new Lagging(3, ReasonCode.NOT_YET_VISIBLE);

    assertThatThrownBy(() -> apply(lagging)).isInstanceOf(CallFailure.Later.class);
    assertThat(lagging.calls).isEqualTo(3);
  }

  @Test
  void aCallWhoseOutcomeIsUnknownIsNeverRepeatedHere() {
    Lagging lagging = new Lagging(1, ReasonCode.TARGET_OUTCOME_UNKNOWN);

    assertThatThrownBy(() -> apply(lagging)).isInstanceOf(CallFailure.Later.class);
    assertThat(lagging.calls).isEqualTo(1);
  }

  @Test
  void aNewAccountIsLeftAloneForAMoment() {
    Duration moment = Duration.ofMillis(40);
    PatientDirectory patient =
        new PatientDirectory(new Lagging(0, ReasonCode.NOT_YET_VISIBLE), moment, TWICE);
    Instant before = Instant.now();

    Creation creation =
        patient.create(new NewAccount(new Address("ada", "acme.example"), Map.of(), true));

    assertThat(creation).isInstanceOf(Creation.Created.class);
    assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(moment);
  }

  private static Applied apply(Directory directory) {
    return new PatientDirectory(directory, Duration.ZERO, TWICE)
        .apply("id-1", STEP, Precedence.NORMAL);
  }

  /** Fails the first calls. */
  private static final class Lagging implements Directory {

    private final int failures;
    private final ReasonCode code;
    private int calls;

    Lagging(int failures, ReasonCode code) {
      this.failures = failures;
      this.code = code;
    }

    @Override
    public Applied apply(String accountId, List<EntraEffect> step, Precedence precedence) {
      calls++;
      if (calls <= failures) {
        throw new CallFailure.Later(code, "not now", null);
      }
      return Applied.done();
    }

    @Override
    public Finding find(AccountQuery query) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Creation create(NewAccount account) {
      return new Creation.Created(
          new KnownAccount(
              new Name("id-1", account.address().text()),
              new State(account.enabled(), false),
              account.attributes(),
              Holdings.NONE,
              Mailbox.NONE));
    }

    @Override
    public Optional<AddressHolder> holderOf(Address address) {
      throw new UnsupportedOperationException();
    }
  }
}
