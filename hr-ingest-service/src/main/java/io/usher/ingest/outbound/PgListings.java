// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.outbound;

import static io.usher.kit.db.Database.setTime;

import io.usher.ingest.domain.Listings;
import io.usher.kit.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns as leases of a row. A lease, not a lock of the database: a listing waits for HR's answers,
 * and no transaction may stay open for that long.
 */
@ApplicationScoped
class PgListings implements Listings {

  private static final String MINE = " WHERE source = ? AND kind = ? AND lease_until = ?";

  private final Database database;

  PgListings(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Turn> takeTurn(String source, Kind kind, Instant firstDue, Instant now) {
    database.update(
        """
        INSERT INTO listing (source, kind, due_at) VALUES (?, ?, ?)
        ON CONFLICT (source, kind) DO NOTHING
        """,
        s -> {
          s.setString(1, source);
          s.setString(2, kind.name());
          setTime(s, 3, firstDue);
        });
    return database
        .query(
            """
            UPDATE listing SET lease_until = ?
            WHERE source = ? AND kind = ? AND due_at <= ?
              AND (lease_until IS NULL OR lease_until < ?)
            RETURNING watermark, failures, lease_until
            """,
            s -> {
              setTime(s, 1, now.plus(LEASE));
              s.setString(2, source);
              s.setString(3, kind.name());
              setTime(s, 4, now);
              setTime(s, 5, now);
            },
            row ->
                new Turn(
                    source,
                    kind,
                    row.getString("watermark"),
                    row.getInt("failures"),
                    Objects.requireNonNull(Database.time(row, "lease_until"))))
        .stream()
        .findFirst();
  }

  @Override
  public void complete(Turn turn, @Nullable String watermark, Instant nextDue) {
    database.update(
        "UPDATE listing SET watermark = ?, due_at = ?, failures = 0, lease_until = NULL" + MINE,
        s -> {
          s.setString(1, watermark);
          setTime(s, 2, nextDue);
          s.setString(3, turn.source());
          s.setString(4, turn.kind().name());
          setTime(s, 5, turn.leaseUntil());
        });
  }

  @Override
  public void giveUp(Turn turn, Instant nextDue) {
    database.update(
        "UPDATE listing SET due_at = ?, failures = failures + 1, lease_until = NULL" + MINE,
        s -> {
          setTime(s, 1, nextDue);
          s.setString(2, turn.source());
          s.setString(3, turn.kind().name());
          setTime(s, 4, turn.leaseUntil());
        });
  }
}
