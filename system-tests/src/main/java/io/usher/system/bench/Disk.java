// SPDX-License-Identifier: Apache-2.0
package io.usher.system.bench;

import io.usher.local.part.Databases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;

/** The physical limit under all of it: durable commits a second of this disk and PostgreSQL. */
final class Disk {

  private static final String DATABASE = "bench";
  private static final Duration TIME = Duration.ofSeconds(4);

  private Disk() {}

  static void measure(Bench bench, Report report) {
    Databases databases = bench.stack().postgres().databases();
    databases.create(DATABASE);
    bench.tell("Durable commits of this disk");
    String group = "limit of the disk: single-row commits with fsync";
    report.add(group, "one connection", commitsPerSecond(databases, 1), "commits/s");
    report.add(group, "eight connections", commitsPerSecond(databases, 8), "commits/s");
    databases.drop(DATABASE);
  }

  private static double commitsPerSecond(Databases databases, int connections) {
    LongAdder commits = new LongAdder();
    CountDownLatch done = new CountDownLatch(connections);
    prepare(databases);
    long end = System.nanoTime() + TIME.toNanos();
    for (int i = 0; i < connections; i++) {
      int row = i;
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                try {
                  commit(databases, row, end, commits);
                } finally {
                  done.countDown();
                }
              });
    }
    try {
      done.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", interrupted);
    }
    return commits.sum() / (TIME.toNanos() / 1e9);
  }

  private static void prepare(Databases databases) {
    try (Connection connection = databases.connect(DATABASE);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS probe");
      statement.execute("CREATE TABLE probe (id int PRIMARY KEY, n bigint)");
    } catch (SQLException e) {
      throw new IllegalStateException("The probe's table could not be made", e);
    }
  }

  private static void commit(Databases databases, int row, long end, LongAdder commits) {
    try (Connection connection = databases.connect(DATABASE);
        PreparedStatement write =
            connection.prepareStatement(
                "INSERT INTO probe VALUES (?, 1) ON CONFLICT (id) DO UPDATE SET n = probe.n + 1")) {
      while (System.nanoTime() < end) {
        write.setInt(1, row);
        write.executeUpdate();
        commits.increment();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("A commit of the probe failed", e);
    }
  }
}
