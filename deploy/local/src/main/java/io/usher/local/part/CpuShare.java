// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.util.ArrayList;
import java.util.List;

/**
 * A smaller share of a busy processor for what works in the background, so that whoever waits for
 * an answer gets it first: what CPU requests do in Kubernetes. Linux gives each session a share of
 * its own (autogroup), and lowering it needs no privilege; where there is none, nothing changes.
 */
final class CpuShare {

  /** A tenth of the share of the others, when all want the processor. */
  private static final int NICE = 10;

  private CpuShare() {}

  /** The command, run with a smaller share; the process id stays the command's. */
  static List<String> smaller(List<String> command) {
    List<String> yielding = new ArrayList<>();
    yielding.addAll(
        List.of(
            "sh",
            "-c",
            "{ echo " + NICE + " > /proc/self/autogroup; } 2>/dev/null; exec \"$@\"",
            "sh"));
    yielding.addAll(command);
    return yielding;
  }
}
