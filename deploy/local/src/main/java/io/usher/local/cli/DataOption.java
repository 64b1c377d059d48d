// SPDX-License-Identifier: Apache-2.0
package io.usher.local.cli;

import io.usher.local.part.UsherHome;
import io.usher.local.stack.StackPlan;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names a stack which was started before. */
final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the stack (default: .usher/local).")
  private @Nullable Path data;

  Path folder() {
    return data == null ? StackPlan.usual(UsherHome.find()).data() : data.toAbsolutePath();
  }
}
