// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.outbound.bamboohr;

import io.usher.company.Source;
import java.net.http.HttpClient;
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
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connectTimeout)
            .build();
    return new BambooHrRecord(
        new BambooHrApi(http, source.baseUrl(), source.credentials().apiKey(), callTimeout),
        new BambooHrFailures(clock));
  }
}
