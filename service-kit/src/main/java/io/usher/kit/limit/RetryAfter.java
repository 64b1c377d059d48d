// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.limit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header of RFC 9110 section 10.2.3: seconds, or an HTTP date. Some vendors write fractions of
 * seconds, and Graph several numbers, of which the longest counts.
 */
public final class RetryAfter {

  private static final String SECONDS = "[0-9]{1,9}(\\.[0-9]{1,9})?";
  private static final Pattern SEVERAL =
      Pattern.compile(SECONDS + "(\\s*,\\s*" + SECONDS + "){0,9}");
  private static final Duration LONGEST = Duration.ofHours(1);

  private RetryAfter() {}

  /**
   * The earliest time of the next call, UTC, at most an hour ahead; empty when the text is neither.
   *
   * @param text value of the header
   * @param now when it was received, UTC
   */
  public static Optional<Instant> parse(String text, Instant now) {
    String value = text.strip();
    Optional<Instant> asked =
        SEVERAL.matcher(value).matches() ? Optional.of(now.plus(longest(value))) : httpDate(value);
    Instant latest = now.plus(LONGEST);
    return asked.map(time -> time.isAfter(latest) ? latest : time);
  }

  private static Duration longest(String values) {
    return Arrays.stream(values.split(","))
        .map(value -> seconds(value.strip()))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private static Duration seconds(String value) {
    BigDecimal millis = new BigDecimal(value).movePointRight(3).setScale(0, RoundingMode.CEILING);
    return Duration.ofMillis(millis.longValueExact());
  }

  private static Optional<Instant> httpDate(String value) {
    try {
      return Optional.of(
          ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
