// SPDX-License-Identifier: Apache-2.0
package io.usher.entra;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.usher.sandbox.Sandbox;
import io.usher.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A simulated tenant, and a company folder that leads to it. */
public final class SandboxTenant implements QuarkusTestResourceLifecycleManager {

  private static final Map<String, String> SECRETS =
      Map.of(
          "ENTRA_TENANT_ID", "sandbox-tenant",
          "ENTRA_CLIENT_ID", "usher-sandbox",
          "ENTRA_CLIENT_SECRET", "sandbox-client-secret");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([A-Z_]+)}");

  private @Nullable Sandbox sandbox;
  private @Nullable Path folder;

  @Override
  public Map<String, String> start() {
    Sandbox started = Sandbox.start(SandboxOptions.usual());
    sandbox = started;
    try {
      Path company = Files.createTempDirectory("usher-company");
      folder = company;
      try (Stream<Path> files = Files.list(Path.of("src/test/resources/company"))) {
        for (Path file : files.toList()) {
          String text =
              Files.readString(file)
                  .replace("https://graph.microsoft.com/v1.0", started.url() + "/v1.0")
                  .replace("https://login.microsoftonline.com", started.url());
          Files.writeString(
              company.resolve(file.getFileName().toString()), withFiles(text, company));
        }
      }
      return Map.of("usher.company.dir", company.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The environment of a test cannot be changed: each variable becomes a file. */
  private static String withFiles(String text, Path company) throws IOException {
    Path secrets = Files.createDirectories(company.resolve("secrets"));
    Matcher variables = VARIABLE.matcher(text);
    StringBuilder changed = new StringBuilder();
    while (variables.find()) {
      String name = variables.group(1);
      Files.writeString(secrets.resolve(name), SECRETS.getOrDefault(name, "unused"));
      variables.appendReplacement(
          changed, Matcher.quoteReplacement("${file:secrets/" + name + "}"));
    }
    return variables.appendTail(changed).toString();
  }

  @Override
  public void stop() {
    if (sandbox != null) {
      sandbox.close();
    }
    if (folder != null) {
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(java.util.Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
