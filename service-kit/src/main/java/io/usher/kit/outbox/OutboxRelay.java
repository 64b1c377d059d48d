// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.outbox;

import static io.usher.kit.KitLog.LOG;

import com.fasterxml.jackson.core.type.TypeReference;
import io.usher.kit.KitConfig;
import io.usher.kit.db.Database;
import io.usher.kit.db.Database.LockKind;
import io.usher.kit.db.DatabaseException;
import io.usher.kit.db.Json;
import io.usher.kit.db.Rest;
import io.usher.kit.db.Signals;
import io.usher.kit.db.Signals.Signal;
import io.usher.kit.db.Wakeup;
import io.usher.kit.outbox.EventPublisher.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the outbox: one replica at a time, the one whose session holds an advisory lock; the
 * others stand by. It always reads what is still there, never from a last id, and deletes only what
 * the broker has acknowledged. A row that failed keeps later rows of its key back.
 */
public final class OutboxRelay {

  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
  private static final Duration LAST_ROUND = Duration.ofSeconds(5);
  private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(15);

  /** So many events a second make the next round come 15 ms later. */
  private static final int EVENTS_PER_INTERVAL = 25;

  private final Database database;
  private final EventPublisher publisher;
  private final KitConfig.Outbox config;
  private final Clock clock;
  private final Rest rest = new Rest(BETWEEN_ROUNDS, EVENTS_PER_INTERVAL);
  private final Wakeup wakeup = new Wakeup();
  private final Wakeup stopped = new Wakeup();
  private final Quarantine quarantine = new Quarantine();
  private volatile boolean stopping;
  private volatile boolean leading;
  private volatile @Nullable Thread thread;

  public OutboxRelay(
      Database database, EventPublisher publisher, Signals signals, KitConfig config, Clock clock) {
    this.database = database;
    this.publisher = publisher;
    this.config = config.outbox();
    this.clock = clock;
    signals.listen(Signal.OUTBOX, wakeup::wake);
  }

  public void start() {
    Thread started = Thread.ofPlatform().name("usher-outbox").unstarted(this::loop);
    thread = started;
    started.start();
  }

  /** Stops after the round that is under way. */
  public void stop() {
    stopping = true;
    wakeup.wake();
    stopped.wake();
    Thread running = thread;
    if (running != null) {
      try {
        if (!running.join(LAST_ROUND)) {
          running.interrupt();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** True while it publishes or stands by. */
  public boolean alive() {
    Thread running = thread;
    return stopping || (running != null && running.isAlive());
  }

  /** True while this replica is the one that publishes. */
  public boolean leading() {
    return leading;
  }

  private void loop() {
    while (!stopping) {
      try (Connection connection = database.dedicated()) {
        try {
          standBy(connection);
          lead(connection);
        } finally {
          release(connection);
        }
      } catch (SQLException | DatabaseException e) {
        LOG.databaseLost("outbox", String.valueOf(e.getMessage()));
        wakeup.await(config.poll());
      } catch (RuntimeException e) {
        LOG.unexpected("outbox", e);
        wakeup.await(config.poll());
      }
    }
    publisher.close();
  }

  private void standBy(Connection connection) throws SQLException {
    while (!stopping && !lock(connection)) {
      stopped.await(config.poll());
    }
  }

  private void lead(Connection connection) throws SQLException {
    if (stopping) {
      return;
    }
    leading = true;
    LOG.relayLeads();
    try (Statement statement = connection.createStatement()) {
      // A deletion that is lost in a crash of the database only publishes an event once more.
      statement.execute("SET synchronous_commit TO off");
    }
    while (!stopping) {
      List<OutboxRow> rows = read(connection);
      int published = rows.isEmpty() ? 0 : publish(connection, rows);
      if (published > 0) {
        rest.did(published, clock.instant());
      }
      if (published < config.batch()) {
        wakeup.await(quarantine.isEmpty() ? config.poll() : quarantine.soonest(config.poll()));
        LockSupport.parkNanos(rest.left(clock.instant()).toNanos());
      }
    }
  }

  /** The connection goes back to the pool: it must not keep the lock there. */
  private void release(Connection connection) throws SQLException {
    leading = false;
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_unlock_all()");
      statement.execute("RESET synchronous_commit");
    } catch (SQLException e) {
      connection.abort(Runnable::run);
      throw e;
    }
  }

  private int publish(Connection connection, List<OutboxRow> rows) throws SQLException {
    List<Outcome> outcomes = publisher.publish(rows);
    List<Long> acknowledged = new ArrayList<>();
    Map<String, Throwable> failedTopics = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      OutboxRow row = rows.get(i);
      switch (outcomes.get(i)) {
        case Outcome.Acknowledged ok -> {
          if (!quarantine.holds(row.key())) {
            acknowledged.add(row.id());
          }
        }
        case Outcome.Failed failed -> {
          quarantine.add(row.key());
          failedTopics.putIfAbsent(row.topic(), failed.cause());
        }
      }
    }
    failedTopics.forEach(LOG::publishFailed);
    delete(connection, acknowledged);
    return acknowledged.size();
  }

  private boolean lock(Connection connection) throws SQLException {
    try (PreparedStatement s = connection.prepareStatement("SELECT pg_try_advisory_lock(?, 0)")) {
      s.setInt(1, LockKind.RELAY.number());
      try (ResultSet row = s.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private List<OutboxRow> read(Connection connection) throws SQLException {
    String sql =
        "SELECT id, topic, key, value, headers FROM outbox WHERE key <> ALL (?) ORDER BY id LIMIT ?";
    try (PreparedStatement s = connection.prepareStatement(sql)) {
      Database.setTexts(s, 1, quarantine.keys());
      s.setInt(2, config.batch());
      try (ResultSet row = s.executeQuery()) {
        List<OutboxRow> rows = new ArrayList<>();
        while (row.next()) {
          rows.add(
              new OutboxRow(
                  row.getLong(1),
                  row.getString(2),
                  row.getString(3),
                  row.getBytes(4),
                  Json.read(row.getString(5), HEADERS)));
        }
        return rows;
      }
    }
  }

  private static void delete(Connection connection, List<Long> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedStatement s =
        connection.prepareStatement("DELETE FROM outbox WHERE id = ANY (?)")) {
      Database.setArray(s, 1, "bigint", ids.toArray());
      s.executeUpdate();
    }
  }
}
