// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox;

import io.usher.sandbox.admin.AdminApi;
import io.usher.sandbox.admin.Desks;
import io.usher.sandbox.admin.Seeding;
import io.usher.sandbox.bamboo.BambooVendor;
import io.usher.sandbox.graph.GraphVendor;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Exchange;
import io.usher.sandbox.http.Faults;
import io.usher.sandbox.http.Front;
import io.usher.sandbox.http.Handler;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Latency;
import io.usher.sandbox.http.Ledger;
import io.usher.sandbox.http.Reply;
import io.usher.sandbox.http.Switchboard;
import io.usher.sandbox.scim.AtlassianDialect;
import io.usher.sandbox.scim.ScimVendor;
import io.usher.sandbox.scim.SlackDialect;
import io.usher.sandbox.state.Snapshot;
import io.usher.sandbox.state.StateKeeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A running sandbox. Its state lives in memory and ends with it, unless the options name a folder.
 *
 * <p>Below {@link #url()} lie {@code /v1.0} and {@code /{tenant}/oauth2/v2.0/token} (Graph), {@code
 * /bamboo/api/v1}, {@code /slack/scim/v2}, {@code /atlassian/scim/directory/{directoryId}}, {@code
 * /_sandbox} (administration) and a page at {@code /}.
 */
public final class Sandbox implements AutoCloseable {
  private final SandboxOptions options;
  private final BambooVendor bamboo;
  private final Front front;
  private final Desks desks;
  private final @Nullable StateKeeper keeper;

  private Sandbox(
      SandboxOptions options,
      BambooVendor bamboo,
      Front front,
      Desks desks,
      Optional<StateKeeper> keeper) {
    this.options = options;
    this.bamboo = bamboo;
    this.front = front;
    this.desks = desks;
    this.keeper = keeper.orElse(null);
  }

  /**
   * Starts listening.
   *
   * @throws UncheckedIOException when the port is taken or the folder cannot be written to
   * @throws IllegalArgumentException when the saved state cannot be read
   */
  public static Sandbox start(SandboxOptions options) {
    SandboxOptions.Credentials credentials = options.credentials();
    AtomicReference<Switchboard> switchboard = new AtomicReference<>();
    GraphVendor graph =
        new GraphVendor(
            credentials.graph(),
            options.graph(),
            options.clock(),
            options.seed(),
            call -> batchItem(Objects.requireNonNull(switchboard.get()), call));
    BambooVendor bamboo =
        new BambooVendor(credentials.bambooKey(), options.bamboo(), options.clock());
    ScimVendor slack = slack(options);
    ScimVendor atlassian = atlassian(options);
    Latency latency = new Latency(options.latency(), options.jitter(), options.seed());
    Ledger ledger = new Ledger(options.ledgerLimit());
    Faults faults = new Faults(options.seed());
    Switchboard vendors =
        new Switchboard(
            List.of(graph, bamboo, slack, atlassian), faults, latency, ledger, options.clock());
    switchboard.set(vendors);
    Desks desks =
        new Desks(
            graph.desk(),
            bamboo,
            List.of(slack.desk(), atlassian.desk()),
            new Desks.Wire(faults, latency, ledger));
    Seeding seeding = seeding(options, desks);
    Memory memory = new Memory(options.data(), new Snapshot(desks, options.seeds().webhookUrl()));
    try {
      memory.putBack();
      seeding.sow();
      Front front = listen(options, vendors, new AdminApi(desks, seeding)::handle);
      return new Sandbox(options, bamboo, front, desks, memory.keep(front));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      bamboo.close();
      throw e;
    }
  }

  private static Front listen(SandboxOptions options, Switchboard vendors, Handler others) {
    try {
      return new Front(new InetSocketAddress(options.host(), options.port()), vendors, others);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + options.port(), e);
    }
  }

  /** Where the state is kept, if it is. */
  private record Memory(@Nullable Path folder, Snapshot snapshot) {

    void putBack() {
      if (folder != null) {
        StateKeeper.putBack(folder, snapshot);
      }
    }

    Optional<StateKeeper> keep(Front front) {
      if (folder == null) {
        return Optional.empty();
      }
      try {
        return Optional.of(StateKeeper.start(folder, snapshot, front::writes));
      } catch (UncheckedIOException e) {
        front.close();
        throw e;
      }
    }
  }

  public String url() {
    return "http://" + options.host() + ":" + front.port();
  }

  public int port() {
    return front.port();
  }

  /** The systems from outside of their APIs, for tests in the same JVM. */
  public Desks desks() {
    return desks;
  }

  @Override
  public void close() {
    front.close();
    if (keeper != null) {
      keeper.close();
    }
    bamboo.close();
  }

  private static ScimVendor slack(SandboxOptions options) {
    return new ScimVendor(
        new SlackDialect(),
        options.credentials().slackToken(),
        options.scim(),
        options.clock(),
        options.seed() + 1);
  }

  private static ScimVendor atlassian(SandboxOptions options) {
    SandboxOptions.Credentials credentials = options.credentials();
    return new ScimVendor(
        new AtlassianDialect(credentials.atlassianDirectory(), credentials.graph().domains()),
        credentials.atlassianToken(),
        options.scim(),
        options.clock(),
        options.seed() + 2);
  }

  private static Seeding seeding(SandboxOptions options, Desks desks) {
    SandboxOptions.Seeds seeds = options.seeds();
    return new Seeding(
        desks,
        new Seeding.Plan(
            seeds.groups(),
            seeds.skus(),
            List.of(seeds.slackGroups(), seeds.atlassianGroups()),
            seeds.webhookUrl(),
            options.credentials().webhookKey()));
  }

  /** A batch has one connection: what would drop an item's own becomes a 504 of the item. */
  private static Reply batchItem(Switchboard switchboard, Call call) {
    Exchange exchange =
        switchboard
            .connect(call)
            .orElseGet(() -> new Exchange.Answered(Reply.json(404, Json.object())));
    return switch (exchange) {
      case Exchange.Answered(Reply reply) -> reply;
      case Exchange.Dropped ignored -> {
        var body = Json.object();
        body.putObject("error").put("code", "UnknownError").put("message", "The item timed out.");
        yield Reply.json(504, body);
      }
    };
  }
}
