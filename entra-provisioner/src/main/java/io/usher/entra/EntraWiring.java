// SPDX-License-Identifier: Apache-2.0
package io.usher.entra;

import static io.usher.entra.EntraLog.LOG;

import io.quarkus.runtime.StartupEvent;
import io.usher.company.Company;
import io.usher.company.CompanyFolder;
import io.usher.company.Secrets;
import io.usher.entra.domain.Accounts;
import io.usher.entra.domain.Addresses;
import io.usher.entra.domain.DesiredAccounts;
import io.usher.entra.domain.Directory;
import io.usher.entra.domain.Mailboxes;
import io.usher.entra.domain.Settlements;
import io.usher.entra.domain.work.AccountCreation;
import io.usher.entra.domain.work.EntraWork;
import io.usher.entra.domain.work.MailboxWatch;
import io.usher.entra.domain.work.Performer;
import io.usher.entra.domain.work.Situations;
import io.usher.entra.outbound.OutcomeRecords.LicencesByGroup;
import io.usher.entra.outbound.database.PgAddresses;
import io.usher.kit.db.Database;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** Puts the parts together. */
@Singleton
class EntraWiring {

  /** A wrong company folder stops the start. */
  void start(@Observes StartupEvent event, Company company, DesiredAccounts desired) {
    LOG.ready(
        company.directory().appRegistrations().size(),
        company.directory().licences().size(),
        desired.managedGroups().size());
  }

  @Produces
  @Singleton
  Company company(CompanyConfig config) {
    return CompanyFolder.load(config.dir(), Secrets.fromEnvironment());
  }

  @Produces
  @Singleton
  DesiredAccounts desiredAccounts(Company company) {
    return new DesiredAccounts(company);
  }

  @Produces
  @Singleton
  PgAddresses addresses(Database database, Company company) {
    return new PgAddresses(database, company.naming().neverReuseFor());
  }

  @Produces
  @Singleton
  Settlements settlements(Company company) {
    return new Settlements(company.directory().mailbox().waitAtMost());
  }

  @Produces
  @Singleton
  Situations situations(
      DesiredAccounts desired,
      Accounts accounts,
      Addresses addresses,
      Directory directory,
      EntraConfig config) {
    return new Situations(desired, accounts, addresses, directory, config.visibleWithin());
  }

  @Produces
  @Singleton
  Performer performer(
      Directory directory, Accounts accounts, Addresses addresses, EntraConfig config) {
    return new Performer(
        directory, accounts, new AccountCreation(directory, addresses, config.visibleWithin()));
  }

  @Produces
  @Singleton
  EntraWork work(
      Situations situations,
      Performer performer,
      Accounts accounts,
      Mailboxes mailboxes,
      Settlements settlements) {
    return new EntraWork(situations, performer, new MailboxWatch(accounts, mailboxes, settlements));
  }

  @Produces
  @Singleton
  LicencesByGroup licencesByGroup(Company company) {
    Map<String, String> licences = new HashMap<>();
    company
        .directory()
        .licences()
        .forEach((name, licence) -> licence.group().ifPresent(g -> licences.put(g, name)));
    return new LicencesByGroup(licences);
  }
}
