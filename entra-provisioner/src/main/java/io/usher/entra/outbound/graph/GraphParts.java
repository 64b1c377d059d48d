// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import io.usher.company.Directory;
import io.usher.kit.limit.Budgets;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import okhttp3.OkHttpClient;

/** What the adapter is made of. */
record GraphParts(
    URI baseUrl,
    GraphCatalogue catalogue,
    KnownAccounts known,
    GraphLookups lookups,
    GraphGroups groups,
    GraphLicences licences,
    GraphMailboxes mailboxes) {

  /** Puts the adapter together on calls that are ready. */
  static GraphParts of(GraphCalls calls, Directory company, Set<String> groups, Clock clock) {
    GraphCatalogue catalogue = new GraphCatalogue(calls, company.licences(), groups, clock);
    KnownAccounts known = new KnownAccounts(catalogue);
    URI root = OData.root(company.graphUrl());
    return new GraphParts(
        root,
        catalogue,
        known,
        new GraphLookups(calls, known),
        new GraphGroups(calls, root, clock),
        new GraphLicences(calls, catalogue, clock),
        new GraphMailboxes(calls, known));
  }

  /**
   * Calls to a tenant.
   *
   * @param tokens where the tokens of an app registration come from
   */
  static GraphCalls calls(
      Directory company,
      Function<Directory.AppRegistration, TokenSource> tokens,
      Budgets budgets,
      Clock clock) {
    OkHttpClient http = GraphClient.http();
    List<GraphClient> clients =
        company.appRegistrations().stream()
            .map(
                app ->
                    GraphClient.of(
                        app.clientId(), company.graphUrl(), tokens.apply(app), http, clock))
            .toList();
    return new GraphCalls(clients, company.limits(), budgets, clock);
  }
}
