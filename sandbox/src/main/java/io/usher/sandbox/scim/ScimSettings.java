// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.scim;

import java.time.Duration;

/**
 * How an app behaves.
 *
 * @param minDeactivation shortest time until a deactivation shows (only where it is asynchronous)
 * @param maxDeactivation longest such time
 * @param rateLimits whether the vendor's published limits hold
 */
public record ScimSettings(Duration minDeactivation, Duration maxDeactivation, boolean rateLimits) {

  public static ScimSettings usual() {
    return new ScimSettings(Duration.ofMillis(200), Duration.ofSeconds(2), false);
  }
}
