// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.bamboo;

import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Handler;
import io.usher.sandbox.http.Reply;
import io.usher.sandbox.http.Route;
import io.usher.sandbox.http.Vendor;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * BambooHR's API below {@code /bamboo/api/v1}.
 *
 * @see <a href="https://documentation.bamboohr.com/docs">BambooHR's documentation</a>
 */
public final class BambooVendor implements Vendor, AutoCloseable {
  private final String authorization;
  private final Company company;
  private final Webhooks webhooks;
  private final BambooDesk desk;
  private volatile BambooSettings settings;

  public BambooVendor(String apiKey, BambooSettings settings, Clock clock) {
    byte[] pair = (apiKey + ":x").getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
    this.settings = settings;
    this.company = new Company(clock);
    this.webhooks = new Webhooks(clock, () -> this.settings.firstRetry());
    this.desk = new BambooDesk(company, webhooks);
  }

  @Override
  public String name() {
    return "bamboo";
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith("/bamboo/");
  }

  @Override
  public List<Route> routes() {
    EmployeeRoutes employees = new EmployeeRoutes(company, webhooks, () -> settings);
    return Stream.concat(new WebhookRoutes(webhooks).routes().stream(), employees.routes().stream())
        .map(route -> new Route(route.method(), route.template(), locked(route.handler())))
        .toList();
  }

  @Override
  public void admit(Call call) {
    if (!call.header("authorization").filter(authorization::equals).isPresent()) {
      throw BambooErrors.error(401, "Invalid API key");
    }
  }

  @Override
  public Reply failure(Call call, int status, String detail) {
    return BambooErrors.reply(status, detail);
  }

  @Override
  public Reply finish(Call call, Reply reply) {
    return reply.with("x-bamboohr-request-id", UUID.randomUUID().toString());
  }

  /** The HR system from outside of its API. */
  public BambooDesk desk() {
    return desk;
  }

  public BambooSettings settings() {
    return settings;
  }

  public void change(BambooSettings newSettings) {
    settings = newSettings;
  }

  @Override
  public void close() {
    webhooks.close();
  }

  private Handler locked(Handler handler) {
    return call ->
        company.locked(
            () -> {
              company.ripen().forEach((id, names) -> webhooks.tell("employee.updated", id, names));
              return handler.handle(call);
            });
  }
}
