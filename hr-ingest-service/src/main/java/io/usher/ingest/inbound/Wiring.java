// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound;

import io.usher.company.Company;
import io.usher.company.CompanyFolder;
import io.usher.company.Secrets;
import io.usher.ingest.IngestConfig;
import io.usher.ingest.domain.Imports;
import io.usher.ingest.domain.KnownWorkers;
import io.usher.ingest.domain.ObservationRules;
import io.usher.ingest.domain.UnitOfWork;
import io.usher.ingest.domain.work.ImportedRows;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the beans are made of that no bean makes. */
@Singleton
final class Wiring {

  /** A wrong folder ends the start with all its mistakes. */
  @Produces
  @Singleton
  Company company(CompanyConfig config) {
    return CompanyFolder.load(config.dir(), Secrets.fromEnvironment());
  }

  @Produces
  @Singleton
  ObservationRules rules(IngestConfig config) {
    return new ObservationRules(config.workEmailIsNews());
  }

  @Produces
  @Singleton
  ImportedRows importedRows(
      KnownWorkers knownWorkers,
      Imports imports,
      UnitOfWork unitOfWork,
      ObservationRules rules,
      IngestConfig config) {
    return new ImportedRows(knownWorkers, imports, unitOfWork, rules, config.importChunkRows());
  }
}
