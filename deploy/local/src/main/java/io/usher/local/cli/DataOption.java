// SPDX-License-Identifier: Apache-2.0
package io.usher.local.cli;

import io.usher.local.part.UsherHome;
import io.usher.local.stack.RunningStack;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names a stack which was started before; without it all of this folder. */
final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the stack (default: all stacks below .usher).")
  private @Nullable Path data;

  /** Data folders of the stacks that are meant; without the option those that were not stopped. */
  List<Path> folders() {
    return data == null
        ? RunningStack.below(UsherHome.find().folder().resolve(".usher"))
        : List.of(data.toAbsolutePath().normalize());
  }
}
