// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.util.OptionalLong;

/** A running piece of the local stack: a child process and how it is started and ended. */
public interface Part extends AutoCloseable {

  /** Short name, unique in a stack, also the name of its log file: {@code kafka}. */
  String name();

  /**
   * Starts the process and returns when it answers.
   *
   * @throws PartException when it does not become ready; the message says why and names the log
   */
  void start();

  /**
   * Ends the process with SIGKILL and returns when it is gone. Data stays as the crash left it; a
   * supervised part is not started again until {@link #start()} is called.
   */
  void kill();

  /** Process id, or empty when it does not run. */
  OptionalLong pid();

  /** Ends the process in order: a polite signal first, SIGKILL when it does not listen. */
  @Override
  void close();
}
