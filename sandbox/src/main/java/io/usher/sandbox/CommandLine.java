// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox;

import io.usher.sandbox.bamboo.BambooSettings;
import io.usher.sandbox.graph.GraphSettings;
import io.usher.sandbox.graph.Sku;
import io.usher.sandbox.scim.ScimSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Options as {@code --name value}; what is not named keeps its usual value. */
final class CommandLine {
  private static final Set<String> NAMES =
      new TreeSet<>(
          List.of(
              "host",
              "port",
              "seed",
              "latency-ms",
              "jitter-ms",
              "tenant",
              "client-id",
              "client-secret",
              "domains",
              "bamboo-key",
              "webhook-key",
              "webhook-url",
              "slack-token",
              "atlassian-directory",
              "atlassian-token",
              "token-life-s",
              "min-lag-ms",
              "max-lag-ms",
              "mailbox-delay-ms",
              "graph-writes",
              "graph-units",
              "graph-page",
              "deleted-addresses-block",
              "webhook-retry-ms",
              "slack-limits",
              "min-deactivation-ms",
              "max-deactivation-ms",
              "groups",
              "seats",
              "slack-groups",
              "atlassian-groups",
              "data"));

  private final Map<String, String> values;

  private CommandLine(Map<String, String> values) {
    this.values = values;
  }

  /** Throws IllegalArgumentException with a message for the person at the keyboard. */
  static SandboxOptions parse(String... arguments) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
      if (!NAMES.contains(name) || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "cannot use '" + arguments[i] + "': options are --name value, with the names " + NAMES);
      }
      values.put(name, arguments[i + 1]);
    }
    return new CommandLine(values).options(SandboxOptions.usual());
  }

  private SandboxOptions options(SandboxOptions usual) {
    return usual
        .withAddress(text("host", usual.host()), (int) number("port", usual.port()))
        .withSeed(number("seed", usual.seed()))
        .withLatency(millis("latency-ms", usual.latency()), millis("jitter-ms", usual.jitter()))
        .withCredentials(credentials(usual.credentials()))
        .withGraph(graph(usual.graph()))
        .withBamboo(bamboo(usual.bamboo()))
        .withScim(scim(usual.scim()))
        .withSeeds(seeds(usual.seeds()))
        .withData(values.containsKey("data") ? Path.of(text("data", "")) : null);
  }

  private SandboxOptions.Credentials credentials(SandboxOptions.Credentials usual) {
    GraphSettings.Identity identity =
        new GraphSettings.Identity(
            text("tenant", usual.graph().tenant()),
            text("client-id", usual.graph().clientId()),
            text("client-secret", usual.graph().clientSecret()),
            list("domains", usual.graph().domains()));
    return new SandboxOptions.Credentials(
        identity,
        text("bamboo-key", usual.bambooKey()),
        text("webhook-key", usual.webhookKey()),
        text("slack-token", usual.slackToken()),
        text("atlassian-directory", usual.atlassianDirectory()),
        text("atlassian-token", usual.atlassianToken()));
  }

  private GraphSettings graph(GraphSettings usual) {
    return new GraphSettings(
        Duration.ofSeconds(number("token-life-s", usual.tokenLife().toSeconds())),
        millis("min-lag-ms", usual.minLag()),
        millis("max-lag-ms", usual.maxLag()),
        millis("mailbox-delay-ms", usual.mailboxDelay()),
        (int) number("graph-writes", usual.writes()),
        share("graph-units", usual.resourceUnits()),
        flag("deleted-addresses-block", usual.addressesOfDeletedBlock()),
        (int) number("graph-page", usual.pageSize()));
  }

  private BambooSettings bamboo(BambooSettings usual) {
    return new BambooSettings(
        millis("webhook-retry-ms", usual.firstRetry()), usual.notPermitted(), usual.zeroDates());
  }

  private ScimSettings scim(ScimSettings usual) {
    return new ScimSettings(
        millis("min-deactivation-ms", usual.minDeactivation()),
        millis("max-deactivation-ms", usual.maxDeactivation()),
        flag("slack-limits", usual.rateLimits()));
  }

  private SandboxOptions.Seeds seeds(SandboxOptions.Seeds usual) {
    List<Sku> skus =
        usual.skus().stream()
            .map(
                sku ->
                    new Sku(
                        sku.skuId(),
                        sku.partNumber(),
                        (int) number("seats", sku.seats()),
                        sku.plans()))
            .toList();
    return new SandboxOptions.Seeds(
        list("groups", usual.groups()),
        skus,
        list("slack-groups", usual.slackGroups()),
        list("atlassian-groups", usual.atlassianGroups()),
        text("webhook-url", usual.webhookUrl()));
  }

  private String text(String name, String usual) {
    return values.getOrDefault(name, usual);
  }

  private List<String> list(String name, List<String> usual) {
    String value = values.get(name);
    return value == null
        ? usual
        : Stream.of(value.split(",", -1)).map(String::trim).filter(one -> !one.isEmpty()).toList();
  }

  private long number(String name, long usual) {
    String value = values.get(name);
    try {
      return value == null ? usual : Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + " needs a whole number, not " + value, e);
    }
  }

  private double share(String name, double usual) {
    String value = values.get(name);
    try {
      return value == null ? usual : Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + " needs a number, not " + value, e);
    }
  }

  private Duration millis(String name, Duration usual) {
    return Duration.ofMillis(number(name, usual.toMillis()));
  }

  private boolean flag(String name, boolean usual) {
    return Boolean.parseBoolean(text(name, Boolean.toString(usual)));
  }
}
