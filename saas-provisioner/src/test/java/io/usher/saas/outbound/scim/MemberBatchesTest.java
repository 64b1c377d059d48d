// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class MemberBatchesTest {

  private final List<List<String>> sent = new CopyOnWriteArrayList<>();

  @Test
  void peopleWhoComeTogetherShareARequest() throws Exception {
    MemberBatches<String> batches = new MemberBatches<>(Duration.ofSeconds(10), 5);

    sendAll(batches, 10, sent::add);

    assertThat(sent).hasSize(2).allMatch(members -> members.size() == 5);
    assertThat(sent.stream().flatMap(List::stream)).doesNotHaveDuplicates().hasSize(10);
  }

  @Test
  void nobodyWaitsLongForOthers() {
    MemberBatches<String> batches = new MemberBatches<>(Duration.ofMillis(5), 100);

    batches.send("g", "u1", sent::add);

    assertThat(sent).containsExactly(List.of("u1"));
  }

  @Test
  void aRefusedBatchIsSentOneByOneSoThatOnlyTheCulpritPays() {
    MemberBatches<String> batches = new MemberBatches<>(Duration.ofSeconds(10), 3);
    Consumer<List<String>> app =
        members -> {
          if (members.contains("u1")) {
            throw new CallFailure.Refused(ReasonCode.TARGET_REFUSED, "no");
          }
          sent.add(members);
        };

    assertThatThrownBy(() -> sendAll(batches, 3, app))
        .hasCauseInstanceOf(CallFailure.Refused.class);
    assertThat(sent).containsExactlyInAnyOrder(List.of("u0"), List.of("u2"));
  }

  @Test
  void aFailureOfTheAppReachesEverybody() {
    MemberBatches<String> batches = new MemberBatches<>(Duration.ofSeconds(10), 2);

    assertThatThrownBy(
            () ->
                sendAll(
                    batches,
                    2,
                    members -> {
                      throw new CallFailure.Later(ReasonCode.TARGET_UNAVAILABLE, "no", null);
                    }))
        .hasCauseInstanceOf(CallFailure.Later.class);
  }

  private static void sendAll(MemberBatches<String> batches, int people, Consumer<List<String>> app)
      throws InterruptedException, ExecutionException {
    List<Future<?>> futures = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < people; i++) {
        String member = "u" + i;
        futures.add(threads.submit(() -> batches.send("g", member, app)));
      }
    }
    for (Future<?> future : futures) {
      future.get();
    }
  }
}
