// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.database;

import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.kit.db.Database;
import io.usher.kit.db.DatabaseException;
import io.usher.kit.db.GroupedReads;
import io.usher.kit.db.Transactions;
import io.usher.saas.domain.Link;
import io.usher.saas.domain.Links;
import io.usher.saas.domain.Settlements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Links as rows; plain SQL, because a row and its counters change in one statement. */
@Singleton
final class PgLinks implements Links, Settlements {

  private static final String READ =
      """
      SELECT worker_key, app, remote_id, groups, unsure, tried_address, close_asked_at, close_tries,
             settled_as, settled_at
        FROM unnest(?::text[], ?::text[]) AS k(worker_key, app)
        JOIN app_account USING (worker_key, app)
      """;

  private static final String OTHERS =
      "SELECT 1 FROM app_account WHERE app = ? AND remote_id = ? AND worker_key <> ?";

  private static final String BEGIN =
      """
      INSERT INTO app_account (worker_key, app, unsure, tried_address) VALUES (?, ?, true, ?)
      ON CONFLICT (worker_key, app)
      DO UPDATE SET unsure = true, tried_address = excluded.tried_address
      """;

  private static final String ADOPT =
      """
      INSERT INTO app_account (worker_key, app, remote_id) VALUES (?, ?, ?)
      ON CONFLICT (worker_key, app) DO UPDATE SET remote_id = excluded.remote_id
      """;

  /** The lock first: what is asked in the same transaction later sees all other apps' ends. */
  private static final String RECORD =
      """
      WITH locked AS MATERIALIZED (
        SELECT pg_advisory_xact_lock(?, hashtext(?))::text AS taken)
      INSERT INTO app_account (worker_key, app, remote_id, groups, unsure, tried_address,
                               close_asked_at, close_tries, settled_as, settled_at,
                               settled_version, outcome_version)
      SELECT ?, ?, ?, ?::text[], ?, ?, ?::timestamptz, ?, ?, ?::timestamptz, ?, 1
      FROM locked WHERE taken IS NOT NULL
      ON CONFLICT (worker_key, app)
      DO UPDATE SET remote_id = excluded.remote_id, groups = excluded.groups,
                    unsure = excluded.unsure, tried_address = excluded.tried_address,
                    close_asked_at = excluded.close_asked_at, close_tries = excluded.close_tries,
                    settled_as = excluded.settled_as, settled_at = excluded.settled_at,
                    settled_version = greatest(app_account.settled_version,
                                               excluded.settled_version),
                    outcome_version = app_account.outcome_version + 1
      RETURNING outcome_version
      """;

  private static final String SETTLED =
      """
      SELECT count(*) FROM app_account
       WHERE worker_key = ? AND settled_version >= ? AND app = ANY (?)
      """;

  private static final String ONE_WORKER_PER_ACCOUNT = "one_worker_per_account";

  private final Database database;
  private final GroupedReads<Place, Link> links;

  PgLinks(Database database, Transactions transactions) {
    this.database = database;
    this.links = new GroupedReads<>(transactions, this::read);
  }

  /** One person in one app. */
  private record Place(String worker, String app) {}

  @Override
  public Link of(String app, WorkerKey key) {
    return links.of(new Place(key.toString(), app)).orElse(Link.NONE);
  }

  private Map<Place, Link> read(Set<Place> places) {
    Map<Place, Link> found = new HashMap<>();
    List<Place> all = List.copyOf(places);
    database.query(
        READ,
        s -> {
          Database.setTexts(s, 1, all.stream().map(Place::worker).toList());
          Database.setTexts(s, 2, all.stream().map(Place::app).toList());
        },
        row -> found.put(new Place(row.getString("worker_key"), row.getString("app")), link(row)));
    return found;
  }

  private static Link link(ResultSet row) throws SQLException {
    String settledAs = row.getString("settled_as");
    Instant settledAt = Database.time(row, "settled_at");
    String[] groups = (String[]) row.getArray("groups").getArray();
    return new Link(
        row.getString("remote_id"),
        Set.of(groups),
        row.getBoolean("unsure"),
        row.getString("tried_address"),
        Database.time(row, "close_asked_at"),
        row.getInt("close_tries"),
        settledAs == null || settledAt == null ? null : new Link.Settled(settledAs, settledAt));
  }

  @Override
  public boolean belongsToAnother(String app, String remoteId, WorkerKey key) {
    return !database
        .query(
            OTHERS,
            s -> {
              s.setString(1, app);
              s.setString(2, remoteId);
              s.setString(3, key.toString());
            },
            row -> row.getInt(1))
        .isEmpty();
  }

  @Override
  public boolean adopt(String app, WorkerKey key, String remoteId) {
    try {
      database.update(
          ADOPT,
          s -> {
            s.setString(1, key.toString());
            s.setString(2, app);
            s.setString(3, remoteId);
          });
      return true;
    } catch (DatabaseException e) {
      if (e.violates(ONE_WORKER_PER_ACCOUNT)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void creationBegins(String app, WorkerKey key, String address) {
    database.update(
        BEGIN,
        s -> {
          s.setString(1, key.toString());
          s.setString(2, app);
          s.setString(3, address);
        });
  }

  @Override
  public long record(String app, WorkerKey key, Link link, long settledVersion) {
    try {
      return recorded(app, key, link, settledVersion);
    } catch (DatabaseException e) {
      if (e.violates(ONE_WORKER_PER_ACCOUNT)) {
        throw new CallFailure.Refused(
            Reason.of(ReasonCode.APP_ACCOUNT_CONFLICT, "The account is linked to another worker"),
            e);
      }
      throw e;
    }
  }

  private long recorded(String app, WorkerKey key, Link link, long settledVersion) {
    Link.@Nullable Settled settled = link.settled();
    return database
        .query(
            RECORD,
            s -> {
              s.setInt(1, Database.LockKind.WORKER.number());
              s.setString(2, key.toString());
              s.setString(3, key.toString());
              s.setString(4, app);
              s.setString(5, link.remoteId());
              Database.setTexts(s, 6, link.groups());
              s.setBoolean(7, link.unsure());
              s.setString(8, link.triedAddress());
              Database.setTime(s, 9, link.closeAskedAt());
              s.setInt(10, link.closeTries());
              s.setString(11, settled == null ? null : settled.desired());
              Database.setTime(s, 12, settled == null ? null : settled.at());
              s.setLong(13, settledVersion);
            },
            row -> row.getLong(1))
        .getFirst();
  }

  @Override
  public boolean all(WorkerKey key, long directoryVersion, Set<String> apps) {
    return database
            .query(
                SETTLED,
                s -> {
                  s.setString(1, key.toString());
                  s.setLong(2, directoryVersion);
                  Database.setTexts(s, 3, apps);
                },
                row -> row.getLong(1))
            .getFirst()
        == apps.size();
  }
}
