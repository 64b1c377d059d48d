// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import io.quarkus.oidc.client.OidcClients;
import io.usher.company.Company;
import io.usher.entra.domain.DesiredAccounts;
import io.usher.entra.domain.Directory;
import io.usher.entra.domain.Mailboxes;
import io.usher.kit.limit.Budgets;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the adapter together. */
@Singleton
final class GraphWiring {

  @Produces
  @Singleton
  GraphCalls calls(Company company, OidcClients clients, Budgets budgets, Clock clock) {
    return GraphParts.calls(
        company.directory(),
        app -> OidcTokens.of(company.directory(), app, clients, clock),
        budgets,
        clock);
  }

  @Produces
  @Singleton
  GraphParts parts(GraphCalls calls, Company company, DesiredAccounts desired, Clock clock) {
    return GraphParts.of(calls, company.directory(), desired.managedGroups(), clock);
  }

  @Produces
  @Singleton
  Directory directory(GraphCalls calls, GraphParts parts, Clock clock) {
    return new PatientDirectory(
        new GraphDirectory(calls, parts, clock),
        PatientDirectory.AFTER_CREATION,
        PatientDirectory.WAITS);
  }

  @Produces
  @Singleton
  Mailboxes mailboxes(GraphParts parts) {
    return parts.mailboxes();
  }
}
