// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.usher.company.Directory;
import io.usher.company.Directory.Licence;
import io.usher.entra.fake.NoBudgets;
import io.usher.entra.fake.Tenant;
import io.usher.sandbox.Sandbox;
import io.usher.sandbox.SandboxOptions;
import io.usher.sandbox.graph.GraphDesk;
import io.usher.sandbox.graph.GraphSettings;
import io.usher.sandbox.graph.Sku;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A simulated tenant and the adapter that talks to it. */
final class GraphSandbox implements AutoCloseable {

  static final Set<String> GROUPS =
      Set.of("all-staff", "engineering", "sales", "sales-dach", "lic-frontline", "no-such-group");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Sandbox sandbox;
  private final NoBudgets budgets = new NoBudgets();
  private final GraphParts parts;
  private final GraphDirectory directory;
  private final HttpClient http = HttpClient.newHttpClient();

  GraphSandbox(Duration lag, Duration mailboxDelay) {
    this(lag, mailboxDelay, 1);
  }

  GraphSandbox(Duration lag, Duration mailboxDelay, int apps) {
    this(settings(lag, mailboxDelay), apps);
  }

  /** A tenant that shows everything at once, on pages of that size. */
  static GraphSandbox withPagesOf(int size) {
    return new GraphSandbox(settings(Duration.ZERO, Duration.ZERO).withPageSize(size), 1);
  }

  private static GraphSettings settings(Duration lag, Duration mailboxDelay) {
    return new GraphSettings(
        Duration.ofHours(1), lag, lag, mailboxDelay, 0, 0, false, GraphSettings.LARGEST_PAGE);
  }

  private GraphSandbox(GraphSettings settings, int apps) {
    SandboxOptions usual = SandboxOptions.usual();
    List<Sku> skus = new ArrayList<>(usual.seeds().skus());
    skus.add(new Sku("c5928f49-12ba-48f7-ada3-0d743a3601d5", "VISIOCLIENT", 10, List.of()));
    skus.add(
        new Sku(
            "80b2d799-d2ba-4d2a-8842-fb0d0f3a4b82",
            "EXCHANGEDESKLESS",
            10,
            List.of(
                new Sku.Plan(
                    "4a82b400-a79f-41a4-b4e2-e94f5787b113", "EXCHANGE_S_DESKLESS", "exchange"))));
    SandboxOptions.Seeds seeds = usual.seeds();
    sandbox =
        Sandbox.start(
            usual
                .withGraph(settings)
                .withSeeds(
                    new SandboxOptions.Seeds(
                        seeds.groups(),
                        skus,
                        seeds.slackGroups(),
                        seeds.atlassianGroups(),
                        seeds.webhookUrl())));
    Clock clock = Clock.systemUTC();
    GraphCalls calls = GraphParts.calls(company(apps), app -> this::token, budgets, clock);
    parts = GraphParts.of(calls, company(apps), GROUPS, clock);
    directory = new GraphDirectory(calls, parts, clock);
  }

  GraphDirectory directory() {
    return directory;
  }

  GraphMailboxes mailboxes() {
    return parts.mailboxes();
  }

  GraphDesk desk() {
    return sandbox.desks().graph();
  }

  Sandbox sandbox() {
    return sandbox;
  }

  NoBudgets budgets() {
    return budgets;
  }

  private Directory company(int apps) {
    Directory sample = Tenant.COMPANY.directory();
    Map<String, Licence> licences = new LinkedHashMap<>(sample.licences());
    licences.put("VISIO", new Licence("VISIOCLIENT", Directory.Assign.DIRECT, Optional.empty()));
    licences.put(
        "KIOSK",
        new Licence("EXCHANGEDESKLESS", Directory.Assign.GROUP, Optional.of("sales-dach")));
    List<Directory.AppRegistration> registrations = new ArrayList<>();
    for (int app = 1; app <= apps; app++) {
      registrations.add(
          new Directory.AppRegistration(
              "app-" + app, sample.appRegistrations().getFirst().credential()));
    }
    return new Directory(
        "sandbox-tenant",
        URI.create(sandbox.url() + "/v1.0"),
        URI.create(sandbox.url() + "/sandbox-tenant/oauth2/v2.0/token"),
        sample.scope(),
        registrations,
        sample.correlation(),
        sample.mode(),
        sample.limits(),
        licences,
        sample.attributes(),
        sample.mailbox());
  }

  private TokenSource.Token token() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox-tenant/oauth2/v2.0/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .timeout(Duration.ofSeconds(10))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=client_credentials&client_id=usher-sandbox"
                        + "&client_secret=sandbox-client-secret"
                        + "&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"))
            .build();
    try {
      JsonNode answer =
          JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
      return new TokenSource.Token(
          answer.path("access_token").asText(),
          Instant.now().plusSeconds(answer.path("expires_in").asLong()));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    sandbox.close();
    http.close();
  }
}
