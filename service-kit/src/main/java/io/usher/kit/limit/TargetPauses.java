// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.limit;

import static io.usher.kit.db.Database.setTime;
import static io.usher.kit.db.Database.time;
import static java.util.Objects.requireNonNull;

import io.usher.core.Reason;
import io.usher.kit.db.Database;
import io.usher.kit.db.Signals;
import io.usher.kit.db.Signals.Signal;
import io.usher.kit.db.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Targets and budgets that rest until a time, shared by the replicas. What this replica pauses it
 * sees at once, what others pause within two seconds, mostly sooner.
 */
@Singleton
public class TargetPauses {

  /** Before the name of a budget, to tell it from a target. */
  static final String BUDGET = "budget:";

  private static final Duration FRESH = Duration.ofSeconds(2);

  private final Database database;
  private final Transactions transactions;
  private final Signals signals;
  private final Clock clock;
  private volatile Snapshot snapshot = new Snapshot(Instant.MIN, List.of());

  public TargetPauses(Database database, Transactions transactions, Signals signals, Clock clock) {
    this.database = database;
    this.transactions = transactions;
    this.signals = signals;
    this.clock = clock;
    signals.listen(Signal.PAUSES, this::forget);
  }

  /**
   * One that rests.
   *
   * @param name a target, or {@code budget:} and a budget
   * @param until when it goes on, UTC
   * @param reasonCode why
   */
  public record Pause(String name, Instant until, String reasonCode) {}

  private record Snapshot(Instant readAt, List<Pause> pauses) {}

  /** Pauses; a longer pause that is there already stays. */
  public void pause(String name, Instant until, Reason reason) {
    database.update(
        """
        INSERT INTO target_pauses AS p (name, until, reason_code, message) VALUES (?, ?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET until = excluded.until,
          reason_code = excluded.reason_code, message = excluded.message
        WHERE excluded.until > p.until
        """,
        s -> {
          s.setString(1, name);
          setTime(s, 2, until);
          s.setString(3, reason.code().code());
          s.setString(4, reason.message());
        });
    tellAfterCommit();
  }

  /** Ends a pause. */
  public void resume(String name) {
    int ended =
        database.update("DELETE FROM target_pauses WHERE name = ?", s -> s.setString(1, name));
    if (ended > 0) {
      tellAfterCommit();
    }
  }

  /** Until when it rests, if it does. */
  public Optional<Instant> until(String name) {
    Instant now = clock.instant();
    return current(now).stream()
        .filter(pause -> pause.name().equals(name) && pause.until().isAfter(now))
        .map(Pause::until)
        .findFirst();
  }

  /** Everything that rests now. */
  public List<Pause> active() {
    Instant now = clock.instant();
    return current(now).stream().filter(pause -> pause.until().isAfter(now)).toList();
  }

  /** Removes pauses that have ended. */
  public void purge(Instant now) {
    database.update("DELETE FROM target_pauses WHERE until < ?", s -> setTime(s, 1, now));
  }

  private List<Pause> current(Instant now) {
    Snapshot seen = snapshot;
    if (seen.readAt().isAfter(now.minus(FRESH))) {
      return seen.pauses();
    }
    List<Pause> read =
        database.query(
            "SELECT name, until, reason_code FROM target_pauses ORDER BY name",
            s -> {},
            row ->
                new Pause(
                    row.getString("name"),
                    requireNonNull(time(row, "until")),
                    row.getString("reason_code")));
    snapshot = new Snapshot(now, read);
    return read;
  }

  private void tellAfterCommit() {
    transactions.afterCommit(() -> signals.raise(Signal.PAUSES));
  }

  private void forget() {
    snapshot = new Snapshot(Instant.MIN, List.of());
  }
}
