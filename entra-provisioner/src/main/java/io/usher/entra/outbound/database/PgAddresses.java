// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.database;

import io.usher.core.WorkerKey;
import io.usher.entra.domain.Address;
import io.usher.entra.domain.AddressRegister;
import io.usher.entra.domain.Addresses;
import io.usher.kit.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The register of addresses in PostgreSQL. Two unique columns, the address and the worker, make
 * every statement safe for itself: whoever inserts first has it, whatever runs at the same time.
 */
public final class PgAddresses implements Addresses, AddressRegister {

  private final Database database;
  private final Duration neverReuseFor;

  /**
   * @param neverReuseFor how long an address stays blocked after its owner is gone
   */
  public PgAddresses(Database database, Duration neverReuseFor) {
    this.database = database;
    this.neverReuseFor = neverReuseFor;
  }

  @Override
  public Optional<Reservation> reserve(WorkerKey worker, List<Address> candidates, Instant now) {
    Optional<Reservation> own = reclaim(worker, now);
    for (int next = 0; own.isEmpty() && next < candidates.size(); next++) {
      Address candidate = candidates.get(next);
      if (insert(worker, candidate, now)) {
        return Optional.of(new Reservation(candidate, now));
      }
      // Either the address is taken, or this worker got one in another process just now.
      own = reclaim(worker, now);
      if (own.isEmpty() && forget(candidate, now) && insert(worker, candidate, now)) {
        return Optional.of(new Reservation(candidate, now));
      }
    }
    return own;
  }

  /** The worker's own address as it was before this try; a released one is theirs again. */
  private Optional<Reservation> reclaim(WorkerKey worker, Instant now) {
    return first(
        """
        UPDATE address_reservation r
        SET released_at = NULL, blocked_until = NULL, attempted_at = ?
        FROM (SELECT address, coalesce(attempted_at, reserved_at) AS since
              FROM address_reservation WHERE worker_key = ? FOR UPDATE) own
        WHERE r.address = own.address RETURNING r.address, own.since
        """,
        statement -> {
          Database.setTime(statement, 1, now);
          statement.setString(2, worker.toString());
        });
  }

  @Override
  public Optional<Reservation> of(WorkerKey worker) {
    return first(
        """
        SELECT address, coalesce(attempted_at, reserved_at) AS since
        FROM address_reservation WHERE worker_key = ?
        """,
        statement -> statement.setString(1, worker.toString()));
  }

  private Optional<Reservation> first(String sql, Database.Binder binder) {
    return database
        .query(
            sql,
            binder,
            row ->
                new Reservation(
                    Address.parse(row.getString("address")),
                    Objects.requireNonNull(Database.time(row, "since"))))
        .stream()
        .findFirst();
  }

  @Override
  public void notMade(WorkerKey worker, Reservation reserved) {
    database.update(
        "UPDATE address_reservation SET attempted_at = ? WHERE address = ? AND worker_key = ?",
        statement -> {
          Database.setTime(statement, 1, reserved.since());
          statement.setString(2, key(reserved.address()));
          statement.setString(3, worker.toString());
        });
  }

  private boolean insert(WorkerKey worker, Address address, Instant now) {
    int inserted =
        database.update(
            """
            INSERT INTO address_reservation (address, worker_key, reserved_at, attempted_at)
            VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            statement -> {
              statement.setString(1, key(address));
              statement.setString(2, worker.toString());
              Database.setTime(statement, 3, now);
              Database.setTime(statement, 4, now);
            });
    return inserted == 1;
  }

  /** Frees an address whose retention time is over. */
  private boolean forget(Address address, Instant now) {
    int deleted =
        database.update(
            "DELETE FROM address_reservation WHERE address = ? AND blocked_until <= ?",
            statement -> {
              statement.setString(1, key(address));
              Database.setTime(statement, 2, now);
            });
    return deleted == 1;
  }

  @Override
  public void takenElsewhere(WorkerKey worker, Address address, Instant now) {
    database.update(
        """
        UPDATE address_reservation SET worker_key = NULL, released_at = ?, blocked_until = ?
        WHERE address = ? AND worker_key = ?
        """,
        statement -> {
          Database.setTime(statement, 1, now);
          Database.setTime(statement, 2, now.plus(neverReuseFor));
          statement.setString(3, key(address));
          statement.setString(4, worker.toString());
        });
  }

  @Override
  public void keep(WorkerKey worker, Address address, Instant now) {
    int kept =
        database.update(
            """
            UPDATE address_reservation SET released_at = NULL, blocked_until = NULL
            WHERE worker_key = ? AND address = ?
            """,
            statement -> {
              statement.setString(1, worker.toString());
              statement.setString(2, key(address));
            });
    if (kept == 0) {
      move(worker, address, now);
    }
  }

  /** The account has no address in the register yet, or another one: somebody changed it. */
  private void move(WorkerKey worker, Address address, Instant now) {
    database.update(
        """
        UPDATE address_reservation SET worker_key = NULL, released_at = ?, blocked_until = ?
        WHERE worker_key = ? AND address <> ?
        """,
        statement -> {
          Database.setTime(statement, 1, now);
          Database.setTime(statement, 2, now.plus(neverReuseFor));
          statement.setString(3, worker.toString());
          statement.setString(4, key(address));
        });
    database.update(
        """
        INSERT INTO address_reservation (address, worker_key, reserved_at) VALUES (?, ?, ?)
        ON CONFLICT (address) DO UPDATE
          SET worker_key = excluded.worker_key, reserved_at = excluded.reserved_at,
              released_at = NULL, blocked_until = NULL, attempted_at = NULL
          WHERE address_reservation.worker_key IS NULL
            OR address_reservation.blocked_until <= excluded.reserved_at
        """,
        statement -> {
          statement.setString(1, key(address));
          statement.setString(2, worker.toString());
          Database.setTime(statement, 3, now);
        });
  }

  @Override
  public void release(WorkerKey worker, Instant now) {
    database.update(
        """
        UPDATE address_reservation SET released_at = ?, blocked_until = ?
        WHERE worker_key = ? AND released_at IS NULL
        """,
        statement -> {
          Database.setTime(statement, 1, now);
          Database.setTime(statement, 2, now.plus(neverReuseFor));
          statement.setString(3, worker.toString());
        });
  }

  private static String key(Address address) {
    return address.text().toLowerCase(Locale.ROOT);
  }
}
