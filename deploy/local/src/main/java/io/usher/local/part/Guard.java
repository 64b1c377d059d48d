// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A small shell process that outlives this JVM by seconds and ends the children when this JVM is
 * gone, even after SIGKILL: its standard input is a pipe that only this JVM holds.
 *
 * <p>One for the whole JVM, because one is enough and it must be the last to go.
 */
final class Guard {

  private static final Guard SHARED = new Guard();

  private final Writer orders;

  private Guard() {
    List<String> command = new ArrayList<>(OwnSession.prefix());
    command.addAll(List.of("sh", "-c", script(), "usher-guard"));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      this.orders = process.outputWriter(StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Guard shared() {
    return SHARED;
  }

  /** From now on the process is ended with the given signal when this JVM is gone. */
  void watch(long pid, String signal) {
    order("+ " + pid + " " + signal);
  }

  /** The process has ended; its id may be given to another one. */
  void forget(long pid) {
    order("- " + pid);
  }

  private synchronized void order(String line) {
    try {
      orders.write(line + "\n");
      orders.flush();
    } catch (IOException e) {
      throw new PartException("The guard of the child processes is gone; start the stack again", e);
    }
  }

  private static String script() {
    try (InputStream in = Guard.class.getResourceAsStream("guard.sh")) {
      if (in == null) {
        throw new IllegalStateException("guard.sh is missing in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
