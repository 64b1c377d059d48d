// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.limit;

import io.github.bucket4j.distributed.proxy.AsyncCommandExecutor;
import io.github.bucket4j.distributed.proxy.CommandExecutor;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.OptimizationListener;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.distributed.remote.CommandResult;
import io.github.bucket4j.distributed.remote.RemoteCommand;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Batching as in production, on a slow database, where whoever finds no row comes late with the
 * command that makes it: so the others' batch goes to a bucket that does not exist.
 */
final class LateCreation implements Optimization {

  private static final Duration CALL = Duration.ofMillis(100);
  private static final Duration LATE = Duration.ofMillis(500);

  @Override
  public CommandExecutor apply(CommandExecutor database) {
    CommandExecutor batching = Optimizations.batching().apply(after(CALL, database, false));
    return after(LATE, batching, true);
  }

  private static CommandExecutor after(Duration pause, CommandExecutor next, boolean onlyCreation) {
    return new CommandExecutor() {
      @Override
      public <T> CommandResult<T> execute(RemoteCommand<T> command) {
        if (!onlyCreation || command.isInitializationCommand()) {
          LockSupport.parkNanos(pause.toNanos());
        }
        return next.execute(command);
      }
    };
  }

  @Override
  public AsyncCommandExecutor apply(AsyncCommandExecutor database) {
    return database;
  }

  @Override
  public Optimization withListener(OptimizationListener listener) {
    return this;
  }
}
