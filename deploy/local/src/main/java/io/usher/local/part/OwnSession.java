// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a child gets a session of its own, so that Ctrl-C at the terminal reaches only the launcher,
 * which then stops the children one after the other. All variants replace themselves by the
 * command, so the process id is the command's.
 */
final class OwnSession {

  private static final List<String> PREFIX = find();

  private OwnSession() {}

  static List<String> prefix() {
    return PREFIX;
  }

  private static List<String> find() {
    if (onPath("setsid")) {
      return List.of("setsid");
    }
    if (onPath("perl")) {
      return List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV");
    }
    return List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh");
  }

  private static boolean onPath(String program) {
    return Stream.of("/usr/bin", "/bin", "/usr/local/bin")
        .map(folder -> Path.of(folder, program))
        .anyMatch(Files::isExecutable);
  }
}
