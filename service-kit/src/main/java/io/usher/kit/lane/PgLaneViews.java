// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import static io.usher.kit.db.Database.setTexts;
import static io.usher.kit.db.Database.time;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.core.type.TypeReference;
import io.usher.core.Reason;
import io.usher.kit.db.Database;
import io.usher.kit.db.Json;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lanes in PostgreSQL, to look at. */
@Singleton
public class PgLaneViews implements LaneViews {

  private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

  private final Database database;
  private final Clock clock;

  public PgLaneViews(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public List<LaneView> of(String workerKey) {
    return database.query(
        "SELECT * FROM lanes WHERE worker_key = ? ORDER BY target",
        s -> s.setString(1, workerKey),
        PgLaneViews::view);
  }

  @Override
  public List<LaneClaim> peek(String workerKey) {
    return read(Set.of(workerKey)).getOrDefault(workerKey, List.of());
  }

  /** The lanes of each of several people. */
  Map<String, List<LaneClaim>> read(Set<String> workerKeys) {
    Instant now = clock.instant();
    return database
        .query(
            "SELECT * FROM lanes WHERE worker_key = ANY (?) ORDER BY target",
            s -> setTexts(s, 1, workerKeys),
            row -> LaneStore.claim(row, now, now))
        .stream()
        .collect(groupingBy(lane -> lane.key().workerKey()));
  }

  private static LaneView view(ResultSet row) throws SQLException {
    return new LaneView(
        new LaneKey(row.getString("target"), row.getString("worker_key")),
        LaneState.valueOf(row.getString("state")),
        row.getLong("version"),
        row.getObject("applied_version", Long.class),
        Urgency.ofRank(row.getInt("urgency")),
        row.getInt("attempts"),
        time(row, "due_at"),
        Json.read(row.getString("reasons"), REASONS),
        row.getString("lease_owner"),
        time(row, "lease_until"),
        requireNonNull(time(row, "updated_at")));
  }
}
