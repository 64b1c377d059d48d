// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.outbound.bamboohr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.company.Secret;
import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.kit.call.VendorHttp;
import io.usher.sandbox.Sandbox;
import io.usher.sandbox.SandboxOptions;
import io.usher.sandbox.bamboo.BambooSettings;
import io.usher.sandbox.http.FaultKind;
import io.usher.sandbox.http.FaultRule;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The adapter against the sandbox's BambooHR. */
class BambooHrRecordIT {

  private static final WorkerKey ADA = new WorkerKey("bamboo", "17");
  private static final String MAIL = "ada@acme.example";
  private static final Set<String> WORK_EMAIL = Set.of("workEmail");
  private static final Instant NOW = Instant.parse("2026-02-01T08:00:00Z");
  private static final SandboxOptions OPTIONS = SandboxOptions.usual();
  private static final Sandbox SANDBOX = Sandbox.start(OPTIONS);

  private final BambooHrRecord record = record(OPTIONS.credentials().bambooKey());

  @AfterAll
  static void ends() {
    SANDBOX.close();
  }

  @BeforeEach
  void adaIsHired() {
    SANDBOX.desks().wire().faults().clear();
    SANDBOX.desks().bamboo().change(BambooSettings.likeTheVendor());
    SANDBOX.desks().bamboo().desk().clear(true);
    SANDBOX.desks().bamboo().desk().hire(employee("17"), false);
  }

  @Test
  void anEmptyFieldIsReadAsAnEmptyText() {
    assertThat(record.read(ADA, WORK_EMAIL)).containsExactly(Map.entry("workEmail", ""));
  }

  @Test
  void whatWasWrittenIsRead() {
    record.write(ADA, Map.of("workEmail", MAIL));

    assertThat(record.read(ADA, WORK_EMAIL)).containsExactly(Map.entry("workEmail", MAIL));
  }

  @Test
  void aFieldThatTheKeyMayNotSeeIsNotThere() {
    notPermitted("workEmail");

    assertThat(record.read(ADA, WORK_EMAIL)).isEmpty();
  }

  @Test
  void aFieldThatTheKeyMayNotChangeIsRefused() {
    notPermitted("workEmail");

    assertRefused(ReasonCode.TARGET_PERMISSION_MISSING);
  }

  @Test
  void anAddressThatAnotherEmployeeHasIsRefused() {
    ObjectNode other = employee("18");
    other.put("workEmail", MAIL);
    SANDBOX.desks().bamboo().desk().hire(other, false);

    assertRefused(ReasonCode.HR_VALUE_REFUSED);
  }

  @Test
  void anUnknownEmployeeIsRefused() {
    assertThatExceptionOfType(CallFailure.Refused.class)
        .isThrownBy(() -> record.read(new WorkerKey("bamboo", "404"), WORK_EMAIL))
        .satisfies(f -> assertThat(f.reason().code()).isEqualTo(ReasonCode.WORKER_UNKNOWN));
  }

  @Test
  void anIdThatIsNoEmployeeIdNeverBecomesAUrl() {
    assertThatExceptionOfType(CallFailure.Refused.class)
        .isThrownBy(() -> record.read(new WorkerKey("bamboo", "1/../2"), WORK_EMAIL));
    assertThatExceptionOfType(CallFailure.Refused.class)
        .isThrownBy(() -> record.read(new WorkerKey("bamboo", "0"), WORK_EMAIL));
  }

  @Test
  void aWrongKeyIsEverybodysTrouble() {
    assertThatExceptionOfType(CallFailure.Misconfigured.class)
        .isThrownBy(() -> record("wrong").read(ADA, WORK_EMAIL));
  }

  @Test
  void throttlingIsForLaterAtTheTimeThatBambooHrSays() {
    fault(FaultKind.THROTTLE);

    assertThatExceptionOfType(CallFailure.Later.class)
        .isThrownBy(() -> record.write(ADA, Map.of("workEmail", MAIL)))
        .satisfies(f -> assertThat(f.reason().code()).isEqualTo(ReasonCode.TARGET_THROTTLED))
        .satisfies(f -> assertThat(f.reason().retryAt()).isEqualTo(NOW.plusSeconds(1)));
  }

  @Test
  void theOldWayOfThrottlingWith503IsForLaterToo() {
    fault(FaultKind.STATUS);

    assertThatExceptionOfType(CallFailure.Later.class)
        .isThrownBy(() -> record.read(ADA, WORK_EMAIL))
        .satisfies(f -> assertThat(f.reason().code()).isEqualTo(ReasonCode.TARGET_THROTTLED));
  }

  @Test
  void aWriteWithoutAnAnswerHasAnUnknownOutcomeAndIsNotRepeated() {
    fault(FaultKind.LOST_RESPONSE);

    assertThatExceptionOfType(CallFailure.Later.class)
        .isThrownBy(() -> record.write(ADA, Map.of("workEmail", MAIL)))
        .satisfies(f -> assertThat(f.reason().code()).isEqualTo(ReasonCode.TARGET_OUTCOME_UNKNOWN));
    assertThat(SANDBOX.desks().bamboo().desk().people().getFirst().writeBacks()).isEqualTo(1);
  }

  @Test
  void aReadWithoutAnAnswerChangesNothing() {
    fault(FaultKind.RESET);

    assertThatExceptionOfType(CallFailure.Later.class)
        .isThrownBy(() -> record.read(ADA, WORK_EMAIL))
        .satisfies(f -> assertThat(f.reason().code()).isEqualTo(ReasonCode.TARGET_UNAVAILABLE));
  }

  private void assertRefused(ReasonCode code) {
    assertThatExceptionOfType(CallFailure.Refused.class)
        .isThrownBy(() -> record.write(ADA, Map.of("workEmail", MAIL)))
        .satisfies(f -> assertThat(f.reason().code()).isEqualTo(code));
  }

  private static void notPermitted(String field) {
    SANDBOX
        .desks()
        .bamboo()
        .change(new BambooSettings(Duration.ofMinutes(5), Set.of(field), false));
  }

  private static void fault(FaultKind kind) {
    SANDBOX.desks().wire().faults().add(FaultRule.of("bamboo", kind, 1.0));
  }

  private static ObjectNode employee(String id) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("firstName", "Ada")
        .put("lastName", "Example");
  }

  private static BambooHrRecord record(String key) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new BambooHrRecord(
        new BambooHrApi(
            new VendorHttp(
                "The HR system",
                VendorHttp.client(Duration.ofSeconds(2)),
                Duration.ofSeconds(5),
                clock),
            URI.create(SANDBOX.url() + "/bamboo/api/v1"),
            Secret.of(key)));
  }
}
