// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.call;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes one call of what several people need at about the same time. Who comes first waits a short
 * window for others, makes the call on its own thread and hands the answers out.
 *
 * @param <K> what is asked for; not twice in one call
 * @param <V> the answer
 */
public final class CombinedCalls<K, V> {

  /** One call in the making. */
  private final class Round {
    final List<K> keys = new ArrayList<>();
    final CountDownLatch full = new CountDownLatch(1);
    final CompletableFuture<Map<K, Supplier<V>>> answers = new CompletableFuture<>();
  }

  private final Duration window;
  private final int most;
  private final Duration patience;
  private final Function<List<K>, Map<K, Supplier<V>>> call;
  private final Object lock = new Object();
  private @Nullable Round open;

  /**
   * @param window how long the first waits for others
   * @param most how many fit into one call
   * @param patience how long the others wait for the call
   * @param call gives for each key its answer or throws its failure
   */
  public CombinedCalls(
      Duration window, int most, Duration patience, Function<List<K>, Map<K, Supplier<V>>> call) {
    this.window = window;
    this.most = most;
    this.patience = patience;
    this.call = call;
  }

  /**
   * Blocks until the answer is there.
   *
   * @throws CallFailure of the call; Later with TARGET_OUTCOME_UNKNOWN when its end was not seen
   */
  public V ask(K key) {
    Round round;
    boolean first;
    synchronized (lock) {
      Round current = open;
      if (current == null || current.keys.contains(key)) {
        current = new Round();
        open = current;
      }
      round = current;
      first = round.keys.isEmpty();
      round.keys.add(key);
      if (round.keys.size() == most) {
        close(round);
      }
    }
    if (first) {
      lead(round);
    }
    Supplier<V> answer = answers(round).get(key);
    if (answer == null) {
      throw new IllegalStateException("A call gave no answer for one of its keys");
    }
    return answer.get();
  }

  private void close(Round round) {
    if (open == round) {
      open = null;
    }
    round.full.countDown();
  }

  private void lead(Round round) {
    try {
      boolean unused = round.full.await(window.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (lock) {
      close(round);
    }
    try {
      round.answers.complete(call.apply(List.copyOf(round.keys)));
    } catch (RuntimeException | Error failure) {
      round.answers.completeExceptionally(failure);
    }
  }

  private Map<K, Supplier<V>> answers(Round round) {
    try {
      return round.answers.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw unknown("A call for several people took too long");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown("Interrupted while waiting for a call for several people");
    }
  }

  private static CallFailure unknown(String what) {
    return new CallFailure.Later(ReasonCode.TARGET_OUTCOME_UNKNOWN, what, null);
  }
}
