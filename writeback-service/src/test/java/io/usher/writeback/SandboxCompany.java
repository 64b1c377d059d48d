// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.usher.local.part.UsherHome;
import io.usher.sandbox.Sandbox;
import io.usher.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox with some hired employees, and the sample company pointed at it; secrets lie in a file
 * beside, so that no environment is needed.
 */
public final class SandboxCompany implements QuarkusTestResourceLifecycleManager {

  /** Where the test finds the sandbox. */
  static final String URL = "usher.test.sandbox";

  private @Nullable Sandbox sandbox;

  @Override
  public Map<String, String> start() {
    SandboxOptions options = SandboxOptions.usual();
    Sandbox started = Sandbox.start(options);
    sandbox = started;
    for (String id : new String[] {"17", "18", "19"}) {
      started
          .desks()
          .bamboo()
          .desk()
          .hire(
              JsonNodeFactory.instance
                  .objectNode()
                  .put("id", id)
                  .put("firstName", "Ada")
                  .put("lastName", "Example"),
              false);
    }
    try {
      Path folder = folder(started.url(), options.credentials().bambooKey());
      return Map.of(
          "usher.company.dir",
          folder.toString(),
          "quarkus.http.test-port",
          "0",
          URL,
          started.url());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder(String url, String key) throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target"), "company");
    Files.writeString(folder.resolve("key"), key);
    Path sample = UsherHome.find().folder().resolve("deploy/local/company");
    try (Stream<Path> files = Files.list(sample)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        String text =
            Files.readString(file)
                .replace("${env:USHER_SANDBOX_URL}", url)
                .replaceAll("\\$\\{env:[A-Z0-9_]+}", "\\${file:key}");
        Files.writeString(folder.resolve(file.getFileName()), text);
      }
    }
    return folder.toAbsolutePath();
  }

  @Override
  public void stop() {
    if (sandbox != null) {
      sandbox.close();
      sandbox = null;
    }
  }
}
