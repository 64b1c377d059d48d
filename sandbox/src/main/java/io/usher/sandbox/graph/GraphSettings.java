// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import java.time.Duration;
import java.util.List;

/**
 * How the tenant behaves.
 *
 * @param tokenLife how long an access token is good for
 * @param minLag shortest time until app-only reads see a change
 * @param maxLag longest such time
 * @param mailboxDelay time from an Exchange licence to a mailbox
 * @param writes write requests that an app may make per 150 s; 0 switches the limit off
 * @param resourceUnits share of the documented resource-unit quota; 0 switches it off
 * @param addressesOfDeletedBlock whether proxy addresses and UPNs of soft-deleted users stay taken
 * @param pageSize most items on a page of a collection, whatever {@code $top} asks for
 */
public record GraphSettings(
    Duration tokenLife,
    Duration minLag,
    Duration maxLag,
    Duration mailboxDelay,
    int writes,
    double resourceUnits,
    boolean addressesOfDeletedBlock,
    int pageSize) {

  /** As large as Graph lets a page become. */
  public static final int LARGEST_PAGE = 999;

  public GraphSettings {
    if (pageSize < 1 || pageSize > LARGEST_PAGE) {
      throw new IllegalArgumentException("A page holds 1 to " + LARGEST_PAGE + " items");
    }
  }

  /**
   * Whom the tenant trusts and which domains are its own.
   *
   * @param domains verified domains, the default one first
   */
  public record Identity(
      String tenant, String clientId, String clientSecret, List<String> domains) {
    public Identity {
      domains = List.copyOf(domains);
    }

    @Override
    public String toString() {
      return "Identity[" + tenant + ", " + clientId + ", " + domains + "]";
    }
  }

  public static GraphSettings likeTheVendor() {
    return new GraphSettings(
        Duration.ofSeconds(3599),
        Duration.ZERO,
        Duration.ofMillis(300),
        Duration.ofSeconds(2),
        3000,
        1.0,
        false,
        LARGEST_PAGE);
  }

  /** The same tenant with smaller pages. */
  public GraphSettings withPageSize(int size) {
    return new GraphSettings(
        tokenLife,
        minLag,
        maxLag,
        mailboxDelay,
        writes,
        resourceUnits,
        addressesOfDeletedBlock,
        size);
  }
}
