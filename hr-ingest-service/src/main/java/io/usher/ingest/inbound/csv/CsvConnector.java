// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.csv;

import io.usher.company.Source;
import io.usher.ingest.domain.ConnectedSource;
import io.usher.ingest.inbound.Connector;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Connects sources of type {@code csv}. */
@ApplicationScoped
class CsvConnector implements Connector {

  private final CsvConfig limits;

  CsvConnector(CsvConfig limits) {
    this.limits = limits;
  }

  @Override
  public Optional<ConnectedSource> connect(Source source) {
    return source instanceof Source.Csv csv
        ? Optional.of(new CsvSource(csv, limits))
        : Optional.empty();
  }
}
