// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.usher.kit.Replica;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** One db-scheduler on the same database, tuned as its documentation advises for throughput. */
final class DbSchedulerSide implements AutoCloseable {

  static final Duration HEARTBEAT = Duration.ofSeconds(5);
  static final int MISSED = 4;
  private static final int THREADS = 64;

  private final OneTimeTask<Void> task;
  private final Scheduler scheduler;

  DbSchedulerSide(Replica replica, Consumer<String> work, Duration polling, boolean immediate) {
    task = Tasks.oneTime("lane").execute((instance, context) -> work.accept(instance.getId()));
    SchedulerBuilder builder =
        Scheduler.create(replica.source, task)
            .threads(THREADS)
            .pollUsingLockAndFetch(0.5, 1.0)
            .pollingInterval(polling)
            .enablePriority()
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED)
            .shutdownMaxWait(Duration.ofSeconds(2));
    scheduler = immediate ? builder.enableImmediateExecution().build() : builder.build();
  }

  static void createTable(Replica replica) {
    replica.database.update(
        """
        CREATE TABLE scheduled_tasks (
          task_name text NOT NULL, task_instance text NOT NULL, task_data bytea,
          execution_time timestamptz NOT NULL, picked boolean NOT NULL, picked_by text,
          last_success timestamptz, last_failure timestamptz, consecutive_failures int,
          last_heartbeat timestamptz, version bigint NOT NULL, priority smallint,
          PRIMARY KEY (task_name, task_instance))
        """,
        s -> {});
    replica.database.update(
        "CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time)", s -> {});
    replica.database.update(
        "CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)", s -> {});
    replica.database.update(
        "CREATE INDEX priority_idx ON scheduled_tasks (priority DESC, execution_time ASC)",
        s -> {});
  }

  void start() {
    scheduler.start();
  }

  void scheduleMany(int from, int count) {
    scheduler.scheduleBatch(
        IntStream.range(from, from + count)
            .<TaskInstance<?>>mapToObj(i -> task.instance(String.valueOf(i)))
            .toList(),
        Instant.now());
  }

  void schedule(String id) {
    scheduler.schedule(task.instance(id), Instant.now());
  }

  /** A row as a process leaves it that died just after its last heartbeat. */
  static void orphan(Replica replica, Instant now) {
    replica.database.update(
        """
        INSERT INTO scheduled_tasks
          (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
        VALUES ('lane', 'orphan', ?, true, 'dead', ?, 1)
        """,
        s -> {
          io.usher.kit.db.Database.setTime(s, 1, now);
          io.usher.kit.db.Database.setTime(s, 2, now);
        });
  }

  @Override
  public void close() {
    scheduler.stop();
  }
}
