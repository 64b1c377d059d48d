// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.csv;

import io.usher.company.Source;
import io.usher.ingest.domain.FileRefusedException;
import io.usher.ingest.domain.FileSource;

/** Files that somebody uploads, as a source of workers. */
record CsvSource(Source.Csv config, CsvConfig limits) implements FileSource {

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public WorkerFile open(byte[] content) throws FileRefusedException {
    return CsvFile.open(config, limits, content);
  }
}
