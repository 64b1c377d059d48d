// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.bamboo;

import java.time.Duration;
import java.util.Set;

/**
 * How the company behaves.
 *
 * @param firstRetry wait before the first repetition of a failed webhook; each next one doubles
 * @param notPermitted fields that the API key may not see: they are absent from every answer
 * @param zeroDates whether an empty date reads {@code 0000-00-00} in place of null
 */
public record BambooSettings(Duration firstRetry, Set<String> notPermitted, boolean zeroDates) {
  public BambooSettings {
    notPermitted = Set.copyOf(notPermitted);
  }

  public static BambooSettings likeTheVendor() {
    return new BambooSettings(Duration.ofMinutes(5), Set.of(), false);
  }
}
