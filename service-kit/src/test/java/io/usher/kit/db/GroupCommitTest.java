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

class GroupCommitTest {

  private static final int WRITERS = 100;

  private final List<List<Integer>> groups = new CopyOnWriteArrayList<>();
  private final CountDownLatch firstIsWriting = new CountDownLatch(1);
  private final CountDownLatch firstMayEnd = new CountDownLatch(1);
  private final Map<Integer, Boolean> committed = new ConcurrentHashMap<>();

  @Test
  void whoIsAloneWritesAtOnce() {
    GroupCommit<Integer> commits = new GroupCommit<>(groups::add);

    assertThat(commits.write(7)).isTrue();

    assertThat(groups).containsExactly(List.of(7));
  }

  @Test
  void whoComesWhileAGroupIsWrittenSharesTheNext() throws InterruptedException {
    writeAll(new GroupCommit<>(this::slowly));

    assertThat(groups.getFirst()).hasSize(1);
    assertThat(groups).hasSizeBetween(2, 3);
    assertThat(groups.stream().flatMap(List::stream)).hasSize(WRITERS).doesNotHaveDuplicates();
    assertThat(committed).hasSize(WRITERS).doesNotContainValue(false);
  }

  @Test
  void allOfAGroupThatFailedAreTold() throws InterruptedException {
    writeAll(
        new GroupCommit<>(
            group -> {
              slowly(group);
              return !group.contains(WRITERS - 1);
            }));

    List<Integer> failed =
        groups.stream().filter(group -> group.contains(WRITERS - 1)).findFirst().orElseThrow();
    committed.forEach((writer, written) -> assertThat(written).isEqualTo(!failed.contains(writer)));
  }

  /** The first writes until all others wait. */
  private void writeAll(GroupCommit<Integer> commits) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    threads.add(Thread.ofVirtual().start(() -> committed.put(0, commits.write(0))));
    firstIsWriting.await();
    for (int i = 1; i < WRITERS; i++) {
      int number = i;
      threads.add(Thread.ofVirtual().start(() -> committed.put(number, commits.write(number))));
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
    firstIsWriting.countDown();
    try {
      firstMayEnd.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
