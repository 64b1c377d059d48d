// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL refuses to run as root. Where we are root (containers, build machines), {@code unshare
 * -U} gives it a user namespace in which it is nobody, while the files stay ours.
 */
final class Unprivileged {

  private static final List<String> PREFIX = find();

  private Unprivileged() {}

  static List<String> prefix() {
    return PREFIX;
  }

  private static List<String> find() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    Path unshare = Path.of("/usr/bin/unshare");
    if (!Files.isExecutable(unshare) || !works(unshare)) {
      throw new PartException(
          "PostgreSQL does not run as root, and user namespaces (unshare -U) are not available."
              + " Start Usher as an ordinary user");
    }
    return List.of(unshare.toString(), "-U");
  }

  private static boolean works(Path unshare) {
    try {
      Process process = new ProcessBuilder(unshare.toString(), "-U", "true").start();
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
