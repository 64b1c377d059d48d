// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.db;

import static io.usher.kit.KitLog.LOG;

import io.usher.kit.ReplicaName;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Wakes this replica at once and the others by {@code NOTIFY}.
 *
 * <p>{@code NOTIFY} runs after the commit on its own, and at most every 50 ms: inside the
 * transaction it would hold a lock of the whole database through the commit and so switch group
 * commit off. Should a process die between commit and {@code NOTIFY}, or a listener lose its
 * connection, the slow polls of engine and relay find the work.
 */
@Singleton
public class Signals {

  private static final Duration RECONNECT = Duration.ofSeconds(1);
  private static final Duration FOR_EVER = Duration.ofHours(1);
  private static final long BETWEEN_NOTIFIES = Duration.ofMillis(50).toNanos();
  private static final int LISTEN_MILLIS = 500;

  private final Database database;
  private final ReplicaName replica;
  private final Map<Signal, CopyOnWriteArrayList<Runnable>> listeners = new EnumMap<>(Signal.class);
  private final Set<Signal> pending = ConcurrentHashMap.newKeySet();
  private final Wakeup notifierWakeup = new Wakeup();
  private final Wakeup stopped = new Wakeup();
  private volatile boolean stopping;

  public Signals(Database database, ReplicaName replica) {
    this.database = database;
    this.replica = replica;
    for (Signal signal : Signal.values()) {
      listeners.put(signal, new CopyOnWriteArrayList<>());
    }
  }

  /** What happened. */
  public enum Signal {
    /** Lanes were raised, or became due. */
    LANES,
    /** Events were appended to the outbox. */
    OUTBOX,
    /** A target or budget was paused or resumed. */
    PAUSES
  }

  /** The action runs on the thread of whoever raises the signal: it must be short. */
  public void listen(Signal signal, Runnable action) {
    listeners.getOrDefault(signal, new CopyOnWriteArrayList<>()).add(action);
  }

  /** Wakes this replica now, the others soon. */
  public void raise(Signal signal) {
    fire(signal);
    if (pending.add(signal)) {
      notifierWakeup.wake();
    }
  }

  public void start() {
    Thread.ofPlatform().daemon().name("usher-listen").start(this::listenLoop);
    Thread.ofVirtual().name("usher-notify").start(this::notifyLoop);
  }

  public void stop() {
    stopping = true;
    notifierWakeup.wake();
    stopped.wake();
  }

  private void fire(Signal signal) {
    listeners.getOrDefault(signal, new CopyOnWriteArrayList<>()).forEach(Runnable::run);
  }

  private void notifyLoop() {
    while (!stopping) {
      notifierWakeup.await(FOR_EVER);
      Set<Signal> taken = EnumSet.noneOf(Signal.class);
      for (Signal signal : Signal.values()) {
        if (pending.remove(signal)) {
          taken.add(signal);
        }
      }
      if (!taken.isEmpty() && !stopping) {
        tell(taken);
        LockSupport.parkNanos(BETWEEN_NOTIFIES);
      }
    }
  }

  private void tell(Set<Signal> signals) {
    String names = signals.stream().map(Signal::name).collect(Collectors.joining(","));
    try {
      database.query(
          "SELECT 1 FROM pg_notify('usher', ?)",
          s -> s.setString(1, replica.name() + " " + names),
          row -> row.getInt(1));
    } catch (DatabaseException e) {
      LOG.databaseLost("notify", String.valueOf(e.getMessage()));
    }
  }

  private void listenLoop() {
    while (!stopping) {
      try (Connection connection = database.dedicated()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("LISTEN usher");
        }
        EnumSet.allOf(Signal.class).forEach(this::fire);
        receive(connection.unwrap(PGConnection.class));
      } catch (SQLException | DatabaseException e) {
        if (!stopping) {
          LOG.databaseLost("listen", String.valueOf(e.getMessage()));
          stopped.await(RECONNECT);
        }
      }
    }
  }

  private void receive(PGConnection connection) throws SQLException {
    while (!stopping) {
      PGNotification[] notifications = connection.getNotifications(LISTEN_MILLIS);
      if (notifications != null) {
        for (PGNotification notification : notifications) {
          received(notification.getParameter());
        }
      }
    }
  }

  private void received(String payload) {
    int blank = payload.indexOf(' ');
    if (blank < 0 || payload.substring(0, blank).equals(replica.name())) {
      return;
    }
    String names = payload.substring(blank + 1);
    for (Signal signal : Signal.values()) {
      if (names.contains(signal.name())) {
        fire(signal);
      }
    }
  }
}
