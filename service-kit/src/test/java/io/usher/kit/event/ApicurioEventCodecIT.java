// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.events.Topics;
import io.usher.events.v1.IdentityHeld;
import io.usher.events.v1.WorkerObserved;
import io.usher.kit.app.Facts;
import io.usher.testkit.Parts;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApicurioEventCodecIT {

  private static EventCodec codec;

  @BeforeAll
  static void start() {
    Parts.registerContracts();
    codec = codec(Parts.registryUrl());
  }

  @Test
  void whatIsWrittenCanBeRead() throws Exception {
    WorkerObserved fact = Facts.worker("bamboo:1", 3);
    byte[] bytes = codec.encode(Topics.HR_WORKERS, fact);
    assertThat(bytes[0]).isZero();
    assertThat(codec(Parts.registryUrl()).decode(Topics.HR_WORKERS, bytes, WorkerObserved.class))
        .isEqualTo(fact);
  }

  @Test
  void aSchemaThatIsNotRegisteredForTheTopicIsMisconfigured() {
    assertThatThrownBy(() -> codec.encode("usher.other.v1", Facts.held(1)))
        .isInstanceOf(CallFailure.Misconfigured.class);
  }

  @Test
  void bytesThatAreNoRecordArePoison() {
    byte[] good = codec.encode(Topics.HR_WORKERS, Facts.worker("bamboo:1", 3));
    byte[] unknownId = good.clone();
    unknownId[1] = 0x7f;
    unreadable(new byte[0]);
    unreadable(new byte[] {1, 2, 3, 4, 5, 6});
    unreadable(Arrays.copyOf(good, good.length / 2));
    unreadable(Arrays.copyOf(good, good.length + 3));
    unreadable(unknownId);
    assertThatThrownBy(() -> codec.decode(Topics.HR_WORKERS, good, IdentityHeld.class))
        .isInstanceOf(UnreadableRecordException.class);
  }

  @Test
  void aRegistryThatIsAwayMeansLater() {
    EventCodec away = codec("http://127.0.0.1:9/apis/registry/v3");
    byte[] good = codec.encode(Topics.HR_WORKERS, Facts.worker("bamboo:1", 3));
    assertThatThrownBy(() -> away.encode(Topics.HR_WORKERS, Facts.worker("bamboo:1", 3)))
        .isInstanceOf(CallFailure.Later.class);
    assertThatThrownBy(() -> away.decode(Topics.HR_WORKERS, good, WorkerObserved.class))
        .isInstanceOf(CallFailure.Later.class);
  }

  private static void unreadable(byte[] bytes) {
    assertThatThrownBy(() -> codec.decode(Topics.HR_WORKERS, bytes, WorkerObserved.class))
        .isInstanceOf(UnreadableRecordException.class);
    assertThatThrownBy(() -> codec.decodeTaken(Topics.HR_WORKERS, bytes, WorkerObserved.class))
        .isInstanceOfSatisfying(
            CallFailure.Refused.class,
            refused -> assertThat(refused.reason().code()).isEqualTo(ReasonCode.RECORD_UNREADABLE));
  }

  private static EventCodec codec(String url) {
    return new ApicurioEventCodec(Map.of("apicurio.registry.url", url));
  }
}
