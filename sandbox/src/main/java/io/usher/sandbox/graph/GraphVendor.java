// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Handler;
import io.usher.sandbox.http.Reply;
import io.usher.sandbox.http.Route;
import io.usher.sandbox.http.Vendor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Microsoft Graph v1.0 with its token endpoint.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/users">users</a>
 * @see <a href="https://learn.microsoft.com/graph/throttling-limits">limits</a>
 */
public final class GraphVendor implements Vendor {
  private static final String TOKEN = "/{tenant}/oauth2/v2.0/token";

  private final GraphSettings.Identity identity;
  private final Clock clock;
  private final Directory directory;
  private final Licensing licensing;
  private final Tokens tokens;
  private final Throttle throttle;
  private final UserRules rules;
  private final UserRoutes users;
  private final GroupRoutes groups;
  private final DeletedRoutes deleted;
  private final LicenceRoutes licences;
  private final TenantRoutes tenant;
  private final BatchRoute batch;

  /**
   * @param batchItem passes one call of a batch through faults, limits and ledger
   */
  public GraphVendor(
      GraphSettings.Identity identity,
      GraphSettings settings,
      Clock clock,
      long seed,
      Function<Call, Reply> batchItem) {
    this.identity = identity;
    this.clock = clock;
    this.directory = new Directory(settings, clock, seed);
    this.licensing = new Licensing(directory);
    this.tokens = new Tokens(identity, () -> directory.settings().tokenLife(), clock);
    this.throttle = new Throttle(clock);
    UserView view = new UserView(directory);
    this.rules = new UserRules(identity.domains());
    this.users = new UserRoutes(directory, rules, licensing, view);
    this.groups = new GroupRoutes(directory, licensing, view, users);
    this.deleted = new DeletedRoutes(directory, rules, licensing, view);
    this.licences = new LicenceRoutes(directory, licensing, view, identity.tenant());
    this.tenant = new TenantRoutes(directory, identity);
    this.batch = new BatchRoute(batchItem, seed);
  }

  @Override
  public String name() {
    return "graph";
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith("/v1.0/") || path.endsWith("/oauth2/v2.0/token");
  }

  @Override
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(new Route("POST", TOKEN, tokens::issue));
    routes.add(new Route("POST", "/v1.0/$batch", batch::handle));
    Stream.of(users.routes(), groups.routes(), deleted.routes(), licences.routes(), tenant.routes())
        .flatMap(List::stream)
        .map(route -> new Route(route.method(), route.template(), locked(route.handler())))
        .forEach(routes::add);
    return List.copyOf(routes);
  }

  @Override
  public void admit(Call call) {
    if (call.template().equals(TOKEN)) {
      return;
    }
    tokens.check(call);
    if (!call.template().equals("/v1.0/$batch")) {
      throttle.take(
          call,
          directory.settings(),
          directory.locked(() -> directory.users().size()),
          identity.tenant());
    }
  }

  @Override
  public Reply failure(Call call, int status, String detail) {
    if (call.template().equals(TOKEN)) {
      return tokens.failure(status);
    }
    return GraphErrors.reply(status, GraphErrors.codeFor(status), detail);
  }

  @Override
  public Reply finish(Call call, Reply reply) {
    if (call.template().equals(TOKEN)) {
      return reply;
    }
    Reply signed =
        GraphErrors.signed(call, reply, clock)
            .with("x-ms-resource-unit", Integer.toString(Throttle.cost(call)));
    double used = throttle.usedShare();
    return used > 0.8
        ? signed.with("x-ms-throttle-limit-percentage", String.format(Locale.ROOT, "%.2f", used))
        : signed;
  }

  /** The tenant from outside: seeding and what is in it. */
  public GraphDesk desk() {
    return new GraphDesk(directory, licensing, users, groups, rules, tokens);
  }

  private Handler locked(Handler handler) {
    return call ->
        directory.locked(
            () -> {
              licensing.settle(directory.now());
              return handler.handle(call);
            });
  }
}
