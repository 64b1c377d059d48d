// SPDX-License-Identifier: Apache-2.0
package io.usher.validation;

import static io.usher.validation.ValidationLog.LOG;

import io.quarkus.runtime.StartupEvent;
import io.usher.company.Company;
import io.usher.company.CompanyFolder;
import io.usher.company.Secrets;
import io.usher.validation.domain.Judge;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts the parts together: the company folder and the judge of its rules. */
@Singleton
class ValidationWiring {

  /** A wrong company folder stops the start. */
  void start(@Observes StartupEvent event, Company company) {
    LOG.ready(company.sources().size(), company.validation().custom().size());
  }

  @Produces
  @Singleton
  Company company(CompanyConfig config) {
    return CompanyFolder.load(config.dir(), Secrets.fromEnvironment());
  }

  @Produces
  @Singleton
  Judge judge(Company company) {
    return new Judge(company);
  }
}
