// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.bamboohr;

import io.usher.company.Source;
import io.usher.ingest.domain.ConnectedSource;
import io.usher.ingest.inbound.Connector;
import io.usher.ingest.inbound.PacedHrSource;
import io.usher.kit.limit.Budgets;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Optional;

/** Connects sources of type {@code bamboohr}. */
@ApplicationScoped
class BambooHrConnector implements Connector {

  private final BambooHrConfig config;
  private final BambooHrFailures failures;
  private final Budgets budgets;
  private final Clock clock;

  BambooHrConnector(BambooHrConfig config, Budgets budgets, Clock clock) {
    this.config = config;
    this.budgets = budgets;
    this.clock = clock;
    this.failures = new BambooHrFailures(clock);
  }

  @Override
  public Optional<ConnectedSource> connect(Source source) {
    return source instanceof Source.BambooHr bamboo
        ? Optional.of(connected(bamboo))
        : Optional.empty();
  }

  private ConnectedSource connected(Source.BambooHr source) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(config.connectTimeout())
            .build();
    String apiKey = source.credentials().apiKey().reveal();
    BambooHrApi api =
        new BambooHrApi(http, source.baseUrl(), apiKey, config.callTimeout(), failures);
    return new PacedHrSource(new BambooHrSource(source, api, clock), budgets, clock);
  }
}
