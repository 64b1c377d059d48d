// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound;

import io.usher.company.Company;
import io.usher.company.Source;
import io.usher.ingest.domain.ConnectedSource;
import io.usher.ingest.domain.HrSource;
import io.usher.ingest.domain.Sources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sources of the company folder, each connected by the connector of its kind. */
@ApplicationScoped
class ConfiguredSources implements Sources {

  private final Map<String, ConnectedSource> byName;

  ConfiguredSources(Company company, @Any Instance<Connector> connectors) {
    Map<String, ConnectedSource> connected = new LinkedHashMap<>();
    for (Source source : company.sources().values()) {
      connected.put(source.name(), connect(source, connectors));
    }
    this.byName = Map.copyOf(connected);
  }

  private static ConnectedSource connect(Source source, Iterable<Connector> connectors) {
    for (Connector connector : connectors) {
      Optional<ConnectedSource> connected = connector.connect(source);
      if (connected.isPresent()) {
        return connected.get();
      }
    }
    throw new IllegalStateException("No connector for the kind of source " + source.name());
  }

  @Override
  public Optional<ConnectedSource> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  @Override
  public List<HrSource> askable() {
    return byName.values().stream()
        .filter(HrSource.class::isInstance)
        .map(HrSource.class::cast)
        .toList();
  }
}
