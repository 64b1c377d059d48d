// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.outbound;

import static io.usher.kit.db.Database.setTime;

import io.usher.ingest.domain.Deliveries;
import io.usher.kit.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Fingerprints of deliveries, unique by a key of the database, and the counter of hints. */
@ApplicationScoped
class PgDeliveries implements Deliveries {

  /** Replicas' clocks may differ: a fingerprint outlives its window by this much. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

  private final Database database;

  PgDeliveries(Database database) {
    this.database = database;
  }

  @Override
  public Intake takeIn(String source, String fingerprint, Instant keepUntil) {
    return database
        .query(
            """
            INSERT INTO webhook_delivery AS d (source, fingerprint, keep_until) VALUES (?, ?, ?)
            ON CONFLICT (source, fingerprint) DO UPDATE SET times = d.times + 1
            RETURNING times, nextval('hint_version')
            """,
            s -> {
              s.setString(1, source);
              s.setString(2, fingerprint);
              setTime(s, 3, keepUntil.plus(CLOCK_SKEW));
            },
            row -> new Intake(row.getInt(1), row.getLong(2)))
        .getFirst();
  }

  @Override
  public long nextVersion() {
    return database
        .query("SELECT nextval('hint_version')", s -> {}, row -> row.getLong(1))
        .getFirst();
  }

  @Override
  public void forget(Instant now) {
    database.update("DELETE FROM webhook_delivery WHERE keep_until < ?", s -> setTime(s, 1, now));
  }
}
