// SPDX-License-Identifier: Apache-2.0
package io.usher.local.stack;

import java.time.Duration;
import java.util.List;

/** Is told how a stack starts and stops. Calls may come from several threads. */
public interface StackListener {

  /** Tells nobody. */
  StackListener SILENT = new StackListener() {};

  /** A part begins to start. */
  default void starting(String part) {}

  /** A part is ready. */
  default void ready(String part, Duration took) {}

  /** A part is asked to stop. */
  default void stopping(String part) {}

  /** Processes of an earlier launcher were ended first. */
  default void leftoversEnded(List<String> parts) {}
}
