// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads a Retry-After as Graph writes it: {@code 10}, {@code 2.128}, {@code 31,120} or a date. */
final class RetryAfter {

  /** Nothing that is waited for asks for more; larger numbers are no times. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  static Optional<Instant> parse(String header, Instant now) {
    try {
      OptionalDouble seconds =
          Arrays.stream(header.split(","))
              .map(String::strip)
              .mapToDouble(Double::parseDouble)
              .max();
      return seconds.isPresent() && seconds.getAsDouble() >= 0
          ? Optional.of(now.plusMillis((long) Math.ceil(most(seconds.getAsDouble()) * 1000)))
          : Optional.empty();
    } catch (NumberFormatException notSeconds) {
      return date(header);
    }
  }

  private static double most(double seconds) {
    return Math.min(seconds, (double) LONGEST.toSeconds());
  }

  private static Optional<Instant> date(String header) {
    try {
      return Optional.of(
          ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
  }
}
