// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound;

import static io.usher.saas.SaasLog.LOG;

import io.usher.company.Company;
import io.usher.company.Limits;
import io.usher.kit.lane.Urgency;
import io.usher.kit.limit.Budgets;
import io.usher.kit.limit.SlowDown;
import io.usher.saas.Apps;
import io.usher.saas.domain.App;
import io.usher.saas.domain.AppAccounts;
import io.usher.saas.outbound.scim.ScimApp;
import io.usher.saas.outbound.scim.ScimDialect;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;

/** The apps of the company folder, each with its client. */
@Singleton
final class CompanyApps implements Apps {

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private record Entry(App app, Map<Urgency, AppAccounts> accounts) {}

  CompanyApps(
      Company company, Budgets budgets, SaasConfig config, OkHttpClient client, Clock clock) {
    company
        .apps()
        .forEach(
            (name, app) -> {
              ScimDialect dialect = Dialects.of(app);
              limit(app, dialect, budgets, config);
              ScimApp scim =
                  new ScimApp(dialect, app.baseUrl(), app.token().reveal(), client, clock);
              Map<Urgency, AppAccounts> accounts = new EnumMap<>(Urgency.class);
              SlowDown slowDown = new SlowDown();
              for (Urgency urgency : Urgency.values()) {
                accounts.put(
                    urgency, scim.accounts(new BudgetPace(budgets, name, urgency, slowDown)));
              }
              entries.put(name, new Entry(known(app, dialect, company), accounts));
            });
  }

  private static App known(io.usher.company.App app, ScimDialect dialect, Company company) {
    return new App(
        app.name(),
        dialect.rules(),
        AppRoles.of(app, company.access()),
        dialect.pace().asyncApply(),
        dialect.finding().externalId());
  }

  /** The company's own limit counts, for writes; else the vendor's published ones. */
  private static void limit(
      io.usher.company.App app, ScimDialect dialect, Budgets budgets, SaasConfig config) {
    boolean published = app.limits().writes() == 0 && config.publishedLimits();
    Limits writes =
        published ? new Limits(dialect.pace().writes(), Duration.ofMinutes(1)) : app.limits();
    long reads = published ? dialect.pace().reads() : 0;
    BudgetPace.define(budgets, app.name(), reads, writes.writes(), writes.per());
    LOG.appInUse(app.name(), dialect.name(), writes.writes(), writes.per().toString());
  }

  @Override
  public Set<String> names() {
    return Set.copyOf(entries.keySet());
  }

  @Override
  public Optional<App> find(String name) {
    return Optional.ofNullable(entries.get(name)).map(Entry::app);
  }

  @Override
  public AppAccounts accounts(String name, Urgency urgency) {
    return Optional.ofNullable(entries.get(name))
        .map(Entry::accounts)
        .map(accounts -> accounts.get(urgency))
        .orElseThrow();
  }
}
