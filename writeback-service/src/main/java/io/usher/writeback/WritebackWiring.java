// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback;

import static io.usher.writeback.WritebackLog.LOG;

import io.quarkus.runtime.StartupEvent;
import io.usher.company.Company;
import io.usher.company.CompanyFolder;
import io.usher.company.Secrets;
import io.usher.company.Source;
import io.usher.kit.limit.Budgets;
import io.usher.writeback.domain.HrRecord;
import io.usher.writeback.domain.OwnValues;
import io.usher.writeback.domain.work.HrSystem;
import io.usher.writeback.domain.work.WriteBackWork;
import io.usher.writeback.outbound.BudgetedHrRecord;
import io.usher.writeback.outbound.bamboohr.BambooHrConnection;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts the parts together: the company folder, and an HR record for each source. */
@Singleton
class WritebackWiring {

  /** A wrong company folder stops the start. */
  void start(@Observes StartupEvent event, Company company) {
    long withWriteBack =
        company.sources().values().stream()
            .filter(source -> source.writeBack().isPresent())
            .count();
    LOG.ready((int) withWriteBack, company.sources().size());
  }

  @Produces
  @Singleton
  Company company(CompanyConfig config) {
    return CompanyFolder.load(config.dir(), Secrets.fromEnvironment());
  }

  @Produces
  @Singleton
  WriteBackWork work(
      Company company, OwnValues ownValues, Budgets budgets, WritebackConfig config, Clock clock) {
    BambooHrConnection bamboohr =
        new BambooHrConnection(
            config.bamboohr().connectTimeout(), config.bamboohr().callTimeout(), clock);
    Map<String, HrSystem> systems = new TreeMap<>();
    for (Source source : company.sources().values()) {
      source
          .writeBack()
          .flatMap(
              rule ->
                  record(source, bamboohr)
                      .map(record -> budgeted(source, record, budgets, clock))
                      .map(record -> new HrSystem(record, rule)))
          .ifPresent(system -> systems.put(source.name(), system));
    }
    return new WriteBackWork(systems, ownValues);
  }

  private static Optional<HrRecord> record(Source source, BambooHrConnection bamboohr) {
    return switch (source) {
      case Source.BambooHr bamboo -> Optional.of(bamboohr.open(bamboo));
      case Source.Csv csv -> Optional.empty();
    };
  }

  /** The vendors publish no numbers, so the budget is unlimited until one says Retry-After. */
  private static HrRecord budgeted(Source source, HrRecord record, Budgets budgets, Clock clock) {
    String budget = "hr:" + source.name();
    budgets.define(budget, 0, Duration.ofSeconds(1));
    return new BudgetedHrRecord(record, budgets, budget, clock);
  }
}
