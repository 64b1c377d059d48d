// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Lines of the table that the benchmark prints. */
final class Figures {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MICROS_PER_MILLI = 1000.0;

  private final List<String> lines = new ArrayList<>();

  void perSecond(String what, String how, long count, long nanos) {
    add(what, how, String.format("%,.0f /s", count * NANOS_PER_SECOND / nanos));
  }

  void latency(String what, String how, Histogram micros) {
    add(
        what,
        how,
        String.format(
            "p50 %.1f ms, p99 %.1f ms",
            micros.getValueAtPercentile(50) / MICROS_PER_MILLI,
            micros.getValueAtPercentile(99) / MICROS_PER_MILLI));
  }

  void time(String what, String how, Duration time) {
    add(what, how, String.format("%.1f s", time.toMillis() / MICROS_PER_MILLI));
  }

  void print() {
    lines.forEach(System.out::println);
  }

  private void add(String what, String how, String figure) {
    String line = String.format("| %-34s | %-40s | %-28s |", what, how, figure);
    System.out.println(line);
    lines.add(line);
  }
}
