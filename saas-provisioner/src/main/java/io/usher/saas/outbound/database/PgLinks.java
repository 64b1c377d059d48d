// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.database;

import io.usher.core.WorkerKey;
import io.usher.kit.db.Database;
import io.usher.kit.db.DatabaseException;
import io.usher.kit.db.GroupedReads;
import io.usher.kit.db.GroupedWrites;
import io.usher.kit.db.Transactions;
import io.usher.saas.domain.Link;
import io.usher.saas.domain.Links;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Links as rows; plain SQL, see ADR 0004. */
@Singleton
final class PgLinks implements Links {

  /** A person has few apps: all his rows, so that no plan can begin with all of an app. */
  private static final String READ =
      """
      SELECT worker_key, app, remote_id, groups, unsure, tried_address, close_asked_at, close_tries,
             settled_as, settled_at
        FROM app_account WHERE worker_key = ANY (?)
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

  static final String ONE_WORKER_PER_ACCOUNT = "one_worker_per_account";

  private final Database database;
  private final GroupedReads<Place, Link> links;
  private final GroupedWrites<Beginning> beginnings;

  PgLinks(Database database, Transactions transactions) {
    this.database = database;
    this.links = new GroupedReads<>(transactions, this::read);
    this.beginnings =
        new GroupedWrites<>(transactions, rows -> database.updateEach(BEGIN, rows, PgLinks::bind));
  }

  private record Beginning(WorkerKey worker, String app, String address) {}

  /** One person in one app. */
  private record Place(String worker, String app) {}

  @Override
  public Link of(String app, WorkerKey key) {
    return links.of(new Place(key.toString(), app)).orElse(Link.NONE);
  }

  private Map<Place, Link> read(Set<Place> places) {
    Map<Place, Link> found = new HashMap<>();
    database.query(
        READ,
        s -> Database.setTexts(s, 1, places.stream().map(Place::worker).distinct().toList()),
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
    beginnings.write(List.of(new Beginning(key, app, address)));
  }

  private static void bind(PreparedStatement s, Beginning beginning) throws SQLException {
    s.setString(1, beginning.worker().toString());
    s.setString(2, beginning.app());
    s.setString(3, beginning.address());
  }
}
