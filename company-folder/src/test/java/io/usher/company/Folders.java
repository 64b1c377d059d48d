// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Company folders for tests: the example, with files exchanged. */
final class Folders {

  static final List<String> FILES =
      List.of("sources", "validation", "lifecycle", "naming", "directory", "apps", "access");
  static final Secrets SECRETS =
      Secrets.of(
          Map.of(
              "BAMBOO_API_KEY", "key-of-bamboo",
              "BAMBOO_WEBHOOK_SECRET", "webhook-of-bamboo",
              "ENTRA_TENANT_ID", "11111111-2222-3333-4444-555555555555",
              "ENTRA_CLIENT_ID", "client",
              "ENTRA_CLIENT_SECRET", "secret-of-entra",
              "SLACK_TOKEN", "token-of-slack",
              "ATLASSIAN_TOKEN", "token-of-atlassian",
              "ATLASSIAN_DIRECTORY", "dir-1"));

  private Folders() {}

  /** The example in a folder. */
  static Path example(Path folder) {
    FILES.forEach(file -> write(folder, file, exampleText(file)));
    return folder;
  }

  static Company load(Path folder) {
    return CompanyFolder.load(folder, SECRETS);
  }

  static String exampleText(String file) {
    try (InputStream in = Folders.class.getResourceAsStream("/example/" + file + ".yaml")) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path folder, String file, String text) {
    try {
      Files.writeString(folder.resolve(file + ".yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
