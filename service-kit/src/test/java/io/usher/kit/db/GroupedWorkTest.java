// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GroupedWorkTest {

  private static final int THREADS = 100;

  private final List<List<Integer>> groups = new CopyOnWriteArrayList<>();
  private final CountDownLatch firstIsWorking = new CountDownLatch(1);
  private final CountDownLatch firstMayEnd = new CountDownLatch(1);
  private final Map<Integer, Boolean> done = new ConcurrentHashMap<>();

  @Test
  void whoIsAloneBeginsAtOnce() {
    GroupedWork<Integer> works = new GroupedWork<>(groups::add);

    assertThat(works.done(7)).isTrue();

    assertThat(groups).containsExactly(List.of(7));
  }

  @Test
  void whoComesWhileAGroupIsWorkedOnSharesTheNext() throws InterruptedException {
    doAll(new GroupedWork<>(this::slowly));

    assertThat(groups.getFirst()).hasSize(1);
    assertThat(groups).hasSizeBetween(2, 3);
    assertThat(groups.stream().flatMap(List::stream)).hasSize(THREADS).doesNotHaveDuplicates();
    assertThat(done).hasSize(THREADS).doesNotContainValue(false);
  }

  @Test
  void allOfAGroupThatFailedAreTold() throws InterruptedException {
    doAll(
        new GroupedWork<>(
            group -> {
              slowly(group);
              return !group.contains(THREADS - 1);
            }));

    List<Integer> failed =
        groups.stream().filter(group -> group.contains(THREADS - 1)).findFirst().orElseThrow();
    done.forEach((thread, written) -> assertThat(written).isEqualTo(!failed.contains(thread)));
  }

  /** The first works until all others wait. */
  private void doAll(GroupedWork<Integer> works) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    threads.add(Thread.ofVirtual().start(() -> done.put(0, works.done(0))));
    firstIsWorking.await();
    for (int i = 1; i < THREADS; i++) {
      int number = i;
      threads.add(Thread.ofVirtual().start(() -> done.put(number, works.done(number))));
    }
    while (threads.stream().skip(1).anyMatch(t -> t.getState() != Thread.State.WAITING)) {
      Thread.onSpinWait();
    }
    firstMayEnd.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private boolean slowly(List<Integer> group) {
    groups.add(group);
    firstIsWorking.countDown();
    try {
      firstMayEnd.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
