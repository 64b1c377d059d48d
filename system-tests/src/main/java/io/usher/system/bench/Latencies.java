// SPDX-License-Identifier: Apache-2.0
package io.usher.system.bench;

import java.time.Duration;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Times of many pieces of work, to three digits. Safe for concurrent use. */
final class Latencies {

  private static final int DIGITS = 3;

  private final Histogram micros = new ConcurrentHistogram(DIGITS);

  void add(Duration time) {
    micros.recordValue(Math.max(0, time.toNanos() / 1_000));
  }

  long count() {
    return micros.getTotalCount();
  }

  /** The time that this share of all work needed at most, in milliseconds. */
  double millis(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1_000.0;
  }
}
