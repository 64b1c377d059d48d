// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A resolver that is slow or gone holds nobody. */
@Timeout(60)
class BoundedLookupTest {

  private final CountDownLatch never = new CountDownLatch(1);

  @AfterEach
  void end() {
    never.countDown();
  }

  @Test
  void whatTheResolverFindsIsGivenOn() throws UnknownHostException {
    List<InetAddress> found = List.of(InetAddress.getLoopbackAddress());

    assertThat(new BoundedLookup(host -> found, Duration.ofSeconds(30)).lookup("app"))
        .isEqualTo(found);
  }

  @Test
  void aLookupThatTakesTooLongIsAnUnknownHost() {
    Dns lookup = new BoundedLookup(host -> silence(), Duration.ofMillis(50));

    assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> lookup.lookup("app"));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void whoIsInterruptedWaitsNoMoreAndStaysInterrupted() {
    Dns lookup = new BoundedLookup(host -> silence(), Duration.ofHours(1));
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> lookup.lookup("app"));
    assertThat(Thread.interrupted()).isTrue();
  }

  private List<InetAddress> silence() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return List.of();
  }
}
