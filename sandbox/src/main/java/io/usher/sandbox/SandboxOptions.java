// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox;

import io.usher.sandbox.bamboo.BambooSettings;
import io.usher.sandbox.graph.GraphSettings;
import io.usher.sandbox.graph.Sku;
import io.usher.sandbox.scim.ScimSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox is set up.
 *
 * @param host address to listen on
 * @param port 0 takes any free port
 * @param seed everything random comes from it: faults, lag, latency, ids
 * @param latency fixed part of each vendor call's time
 * @param jitter evenly spread part
 * @param seeds what is in the systems at the start
 * @param ledgerLimit how many calls are remembered
 * @param clock the sandbox's time
 * @param data folder in which the state survives a restart; null keeps it in memory only
 */
public record SandboxOptions(
    String host,
    int port,
    long seed,
    Duration latency,
    Duration jitter,
    Credentials credentials,
    GraphSettings graph,
    BambooSettings bamboo,
    ScimSettings scim,
    Seeds seeds,
    int ledgerLimit,
    Clock clock,
    @Nullable Path data) {

  /** What the sandbox accepts. These are development values and no secrets. */
  public record Credentials(
      GraphSettings.Identity graph,
      String bambooKey,
      String webhookKey,
      String slackToken,
      String atlassianDirectory,
      String atlassianToken) {

    @Override
    public String toString() {
      return "Credentials[redacted]";
    }
  }

  /**
   * What exists from the start.
   *
   * @param groups groups of the tenant; {@code name=SKU} gives its members a licence
   * @param webhookUrl receiver of BambooHR's webhooks, or empty
   */
  public record Seeds(
      List<String> groups,
      List<Sku> skus,
      List<String> slackGroups,
      List<String> atlassianGroups,
      String webhookUrl) {
    public Seeds {
      groups = List.copyOf(groups);
      skus = List.copyOf(skus);
      slackGroups = List.copyOf(slackGroups);
      atlassianGroups = List.copyOf(atlassianGroups);
    }
  }

  /** Development credentials, the sample company's groups, a free port, no latency. */
  public static SandboxOptions usual() {
    GraphSettings.Identity identity =
        new GraphSettings.Identity(
            "sandbox-tenant",
            "usher-sandbox",
            "sandbox-client-secret",
            List.of("acme.example", "acme-de.example"));
    Credentials credentials =
        new Credentials(
            identity,
            "sandbox-bamboo-key",
            "sandbox-webhook-key",
            "sandbox-slack-token",
            "sandbox-directory",
            "sandbox-atlassian-token");
    Seeds seeds =
        new Seeds(
            List.of("all-staff", "engineering", "sales", "sales-dach", "lic-frontline=M365_F1"),
            Sku.usual(),
            List.of("sales"),
            List.of("jira-developers"),
            "");
    return new SandboxOptions(
        "127.0.0.1",
        0,
        1,
        Duration.ZERO,
        Duration.ZERO,
        credentials,
        GraphSettings.likeTheVendor(),
        BambooSettings.likeTheVendor(),
        ScimSettings.usual(),
        seeds,
        500_000,
        Clock.systemUTC(),
        null);
  }

  public SandboxOptions withAddress(String newHost, int newPort) {
    return new SandboxOptions(
        newHost,
        newPort,
        seed,
        latency,
        jitter,
        credentials,
        graph,
        bamboo,
        scim,
        seeds,
        ledgerLimit,
        clock,
        data);
  }

  public SandboxOptions withSeed(long newSeed) {
    return new SandboxOptions(
        host,
        port,
        newSeed,
        latency,
        jitter,
        credentials,
        graph,
        bamboo,
        scim,
        seeds,
        ledgerLimit,
        clock,
        data);
  }

  public SandboxOptions withLatency(Duration newLatency, Duration newJitter) {
    return new SandboxOptions(
        host,
        port,
        seed,
        newLatency,
        newJitter,
        credentials,
        graph,
        bamboo,
        scim,
        seeds,
        ledgerLimit,
        clock,
        data);
  }

  public SandboxOptions withCredentials(Credentials newCredentials) {
    return new SandboxOptions(
        host,
        port,
        seed,
        latency,
        jitter,
        newCredentials,
        graph,
        bamboo,
        scim,
        seeds,
        ledgerLimit,
        clock,
        data);
  }

  public SandboxOptions withGraph(GraphSettings newGraph) {
    return new SandboxOptions(
        host,
        port,
        seed,
        latency,
        jitter,
        credentials,
        newGraph,
        bamboo,
        scim,
        seeds,
        ledgerLimit,
        clock,
        data);
  }

  public SandboxOptions withBamboo(BambooSettings newBamboo) {
    return new SandboxOptions(
        host,
        port,
        seed,
        latency,
        jitter,
        credentials,
        graph,
        newBamboo,
        scim,
        seeds,
        ledgerLimit,
        clock,
        data);
  }

  public SandboxOptions withScim(ScimSettings newScim) {
    return new SandboxOptions(
        host,
        port,
        seed,
        latency,
        jitter,
        credentials,
        graph,
        bamboo,
        newScim,
        seeds,
        ledgerLimit,
        clock,
        data);
  }

  public SandboxOptions withSeeds(Seeds newSeeds) {
    return new SandboxOptions(
        host,
        port,
        seed,
        latency,
        jitter,
        credentials,
        graph,
        bamboo,
        scim,
        newSeeds,
        ledgerLimit,
        clock,
        data);
  }

  public SandboxOptions withClock(Clock newClock) {
    return new SandboxOptions(
        host,
        port,
        seed,
        latency,
        jitter,
        credentials,
        graph,
        bamboo,
        scim,
        seeds,
        ledgerLimit,
        newClock,
        data);
  }

  /** With the state kept in a folder, which is made when it is not there. */
  public SandboxOptions withData(@Nullable Path newData) {
    return new SandboxOptions(
        host,
        port,
        seed,
        latency,
        jitter,
        credentials,
        graph,
        bamboo,
        scim,
        seeds,
        ledgerLimit,
        clock,
        newData);
  }
}
