// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Puts changes of one group by different people into one request: the first caller waits a moment
 * for others, sends, and all of them get the same end. A batch that the app refuses is sent again
 * one by one, so that nobody pays for another's trouble.
 */
final class MemberBatches<K> {

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<K, Batch> open = new HashMap<>();
  private final Duration window;
  private final int max;

  MemberBatches(Duration window, int max) {
    this.window = window;
    this.max = max;
  }

  /** Members that go together. */
  private final class Batch {
    private final List<String> members = new ArrayList<>();
    private final Condition full = lock.newCondition();
    private final FutureTask<Boolean> sending;

    Batch(Consumer<List<String>> send) {
      this.sending =
          new FutureTask<>(
              () -> {
                send.accept(List.copyOf(members));
                return true;
              });
    }
  }

  /**
   * Sends one member, together with others of the same key.
   *
   * @param send sends a list; the first caller's is used for all
   * @throws CallFailure of the request
   */
  void send(K key, String member, Consumer<List<String>> send) {
    boolean first;
    Batch batch;
    lock.lock();
    try {
      Batch joined = open.get(key);
      first = joined == null;
      batch = joined == null ? new Batch(send) : joined;
      open.put(key, batch);
      batch.members.add(member);
      if (batch.members.size() >= max) {
        open.remove(key, batch);
        batch.full.signal();
      }
    } finally {
      lock.unlock();
    }
    if (first) {
      gather(key, batch);
      batch.sending.run();
    }
    try {
      await(batch);
    } catch (CallFailure.Refused refused) {
      if (batch.members.size() == 1) {
        throw refused;
      }
      send.accept(List.of(member));
    }
  }

  private void gather(K key, Batch batch) {
    lock.lock();
    try {
      long left = window.toNanos();
      while (left > 0 && open.get(key) == batch) {
        left = batch.full.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(key, batch);
      lock.unlock();
    }
  }

  private void await(Batch batch) {
    try {
      batch.sending.get(1, TimeUnit.MINUTES);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CallFailure failure) {
        throw failure;
      }
      throw new IllegalStateException("A change of a group failed by a bug", e.getCause());
    } catch (TimeoutException e) {
      throw unknown(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(e);
    }
  }

  private static CallFailure.Later unknown(Exception cause) {
    return new CallFailure.Later(
        Reason.of(ReasonCode.TARGET_OUTCOME_UNKNOWN, "The change of the group was not seen to end"),
        cause);
  }
}
