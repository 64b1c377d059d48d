// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import io.usher.kit.call.VendorHttp;
import io.usher.saas.domain.AppAccounts;
import io.usher.saas.domain.AppAccountsContract;
import io.usher.sandbox.Sandbox;
import io.usher.sandbox.SandboxOptions;
import io.usher.sandbox.scim.ScimSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** One app of a sandbox of its own, which closes accounts at once and has the contract's group. */
final class SandboxApp implements AutoCloseable {

  private final Sandbox sandbox;
  private final AppAccounts accounts;

  private SandboxApp(ScimDialect dialect, Sandbox sandbox, String path, String token) {
    this.sandbox = sandbox;
    this.accounts =
        new ScimApp(
                dialect,
                URI.create(sandbox.url() + path),
                token,
                VendorHttp.client(Duration.ofSeconds(2)),
                Clock.systemUTC())
            .accounts(new FreePace());
  }

  static SandboxApp slack(ScimDialect dialect) {
    SandboxOptions options = options();
    return new SandboxApp(
        dialect, Sandbox.start(options), "/slack/scim/v2", options.credentials().slackToken());
  }

  static SandboxApp atlassian(ScimDialect dialect) {
    SandboxOptions options = options();
    return new SandboxApp(
        dialect,
        Sandbox.start(options),
        "/atlassian/scim/directory/" + options.credentials().atlassianDirectory(),
        options.credentials().atlassianToken());
  }

  private static SandboxOptions options() {
    SandboxOptions usual = SandboxOptions.usual();
    List<String> groups = List.of(AppAccountsContract.GROUP);
    return usual
        .withScim(new ScimSettings(Duration.ZERO, Duration.ZERO, false))
        .withSeeds(new SandboxOptions.Seeds(List.of(), usual.seeds().skus(), groups, groups, ""));
  }

  AppAccounts accounts() {
    return accounts;
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
