// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.bamboohr;

import io.usher.company.Source;
import io.usher.ingest.domain.ConnectedSource;
import io.usher.ingest.inbound.Connector;
import io.usher.ingest.inbound.PacedHrSource;
import io.usher.kit.call.VendorHttp;
import io.usher.kit.limit.Budgets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Connects sources of type {@code bamboohr}. */
@ApplicationScoped
class BambooHrConnector implements Connector {

  private final BambooHrConfig config;
  private final Budgets budgets;
  private final Clock clock;

  BambooHrConnector(BambooHrConfig config, Budgets budgets, Clock clock) {
    this.config = config;
    this.budgets = budgets;
    this.clock = clock;
  }

  @Override
  public Optional<ConnectedSource> connect(Source source) {
    return source instanceof Source.BambooHr bamboo
        ? Optional.of(connected(bamboo))
        : Optional.empty();
  }

  private ConnectedSource connected(Source.BambooHr source) {
    VendorHttp http =
        new VendorHttp(
            "The HR system",
            VendorHttp.client(config.connectTimeout()),
            config.callTimeout(),
            clock);
    BambooHrApi api =
        new BambooHrApi(http, source.baseUrl(), source.credentials().apiKey().reveal());
    return new PacedHrSource(new BambooHrSource(source, api, clock), budgets, clock);
  }
}
