// SPDX-License-Identifier: Apache-2.0
package io.usher.saas;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.usher.sandbox.Sandbox;
import io.usher.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox, and the sample company pointed at it. The variables that the sample company refers to
 * become files beside it, because a test cannot set its own environment.
 */
public final class SandboxCompany implements QuarkusTestResourceLifecycleManager {

  private @Nullable Sandbox sandbox;

  @Override
  public Map<String, String> start() {
    SandboxOptions options = SandboxOptions.usual();
    Sandbox started = Sandbox.start(options);
    sandbox = started;
    SandboxOptions.Credentials accepted = options.credentials();
    Map<String, String> variables =
        Map.of(
            "USHER_SANDBOX_URL", started.url(),
            "SLACK_TOKEN", accepted.slackToken(),
            "ATLASSIAN_DIRECTORY", accepted.atlassianDirectory(),
            "ATLASSIAN_TOKEN", accepted.atlassianToken(),
            "ENTRA_TENANT_ID", accepted.graph().tenant(),
            "ENTRA_CLIENT_ID", accepted.graph().clientId(),
            "ENTRA_CLIENT_SECRET", accepted.graph().clientSecret(),
            "BAMBOO_API_KEY", accepted.bambooKey(),
            "BAMBOO_WEBHOOK_SECRET", accepted.webhookKey());
    try {
      return Map.of(
          "usher.company.dir", company(variables).toString(), "quarkus.http.test-port", "0");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path company(Map<String, String> variables) throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target"), "company").toAbsolutePath();
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      Files.writeString(folder.resolve(variable.getKey()), variable.getValue());
    }
    for (Path file : files(Path.of("../deploy/local/company"))) {
      Files.writeString(
          folder.resolve(file.getFileName()), Files.readString(file).replace("${env:", "${file:"));
    }
    return folder;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).toList();
    }
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(sandbox, new TestInjector.MatchesType(Sandbox.class));
  }

  @Override
  public void stop() {
    if (sandbox != null) {
      sandbox.close();
      sandbox = null;
    }
  }
}
