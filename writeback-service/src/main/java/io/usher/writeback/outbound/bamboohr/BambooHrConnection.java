// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.outbound.bamboohr;

import io.usher.company.Source;
import io.usher.kit.call.VendorHttp;
import java.time.Clock;
import java.time.Duration;

/**
 * Opens the records of BambooHR companies.
 *
 * @param connectTimeout how long opening a connection may take
 * @param callTimeout how long one whole call may take
 */
public record BambooHrConnection(Duration connectTimeout, Duration callTimeout, Clock clock) {

  /** The employees of the company that the source describes. */
  public BambooHrRecord open(Source.BambooHr source) {
    VendorHttp http =
        new VendorHttp("The HR system", VendorHttp.client(connectTimeout), callTimeout, clock);
    return new BambooHrRecord(
        new BambooHrApi(http, source.baseUrl(), source.credentials().apiKey()));
  }
}
