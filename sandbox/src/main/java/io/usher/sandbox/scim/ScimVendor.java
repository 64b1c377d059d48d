// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.scim;

import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Handler;
import io.usher.sandbox.http.Rejection;
import io.usher.sandbox.http.Reply;
import io.usher.sandbox.http.Route;
import io.usher.sandbox.http.Vendor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** One SCIM app in one dialect. */
public final class ScimVendor implements Vendor {
  private final Dialect dialect;
  private final String authorization;
  private final Workspace workspace;
  private final ScimWire wire;
  private final TeamRoutes teams;
  private final AccountRoutes accounts;

  public ScimVendor(Dialect dialect, String token, ScimSettings settings, Clock clock, long seed) {
    this.dialect = dialect;
    this.authorization = "Bearer " + token;
    this.workspace = new Workspace(settings, clock, seed);
    this.wire = new ScimWire(dialect, workspace);
    this.teams = new TeamRoutes(dialect, workspace, wire);
    this.accounts = new AccountRoutes(dialect, workspace, wire);
  }

  @Override
  public String name() {
    return dialect.name();
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith("/" + dialect.name() + "/");
  }

  @Override
  public List<Route> routes() {
    return Stream.of(accounts.routes(), teams.routes(), new DiscoveryRoutes(dialect, wire).routes())
        .flatMap(List::stream)
        .map(route -> new Route(route.method(), route.template(), locked(route.handler())))
        .toList();
  }

  @Override
  public void admit(Call call) {
    if (call.template().isEmpty() || call.template().endsWith(DiscoveryRoutes.CONFIG)) {
      return;
    }
    if (!call.header("authorization").filter(authorization::equals).isPresent()) {
      throw wire.error(401, "", "Unauthorized");
    }
    if (!dialect.isMine(call)) {
      throw wire.error(404, "", "The directory does not exist");
    }
    if (workspace.settings().rateLimits()) {
      Duration wait = dialect.limit(call, workspace.now());
      if (!wait.isZero()) {
        long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
        throw new Rejection(
            dialect.error(429, "", "ratelimited").with("Retry-After", Long.toString(seconds)));
      }
    }
  }

  @Override
  public Reply failure(Call call, int status, String detail) {
    return dialect.error(status, "", detail);
  }

  /** The app from outside of its API. */
  public ScimDesk desk() {
    return new ScimDesk(dialect.name(), workspace, teams);
  }

  private Handler locked(Handler handler) {
    return call -> workspace.locked(() -> handler.handle(call));
  }
}
