// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.database;

import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.kit.db.Database;
import io.usher.kit.db.DatabaseException;
import io.usher.kit.db.Transactions;
import io.usher.saas.domain.Link;
import io.usher.saas.domain.Settlements;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Ends of tries as rows; those of one transaction are written and counted together. */
@Singleton
final class PgSettlements implements Settlements {

  private static final String RECORD =
      """
      INSERT INTO app_account (worker_key, app, remote_id, groups, unsure, tried_address,
                               close_asked_at, close_tries, settled_as, settled_at,
                               settled_version, outcome_version)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
      ON CONFLICT (worker_key, app)
      DO UPDATE SET remote_id = excluded.remote_id, groups = excluded.groups,
                    unsure = excluded.unsure, tried_address = excluded.tried_address,
                    close_asked_at = excluded.close_asked_at, close_tries = excluded.close_tries,
                    settled_as = excluded.settled_as, settled_at = excluded.settled_at,
                    settled_version = greatest(app_account.settled_version,
                                               excluded.settled_version),
                    outcome_version = app_account.outcome_version + 1
      """;

  private static final String COUNTED =
      """
      SELECT worker_key, app, outcome_version, settled_version
        FROM app_account WHERE worker_key = ANY (?)
      """;

  private final Database database;
  private final Transactions transactions;

  PgSettlements(Database database, Transactions transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  private record Item(End end, Consumer<Recorded> then) {}

  /** What one row counts. */
  private record Count(long outcomes, long settledVersion) {}

  @Override
  public void record(End end, Consumer<Recorded> then) {
    transactions.last(this, List.of(new Item(end, then)), this::recordAll);
  }

  private void recordAll(List<Item> items) {
    List<End> ends = items.stream().map(Item::end).toList();
    List<String> workers = ends.stream().map(end -> end.worker().toString()).toList();
    // The lock first: what is read afterwards shows all other apps' ends.
    database.lockAll(Database.LockKind.WORKER, workers);
    write(ends);
    Map<String, Map<String, Count>> counts = counts(workers);
    Map<WorkerKey, String> lastToSettle = new HashMap<>();
    ends.stream().filter(End::settles).forEach(end -> lastToSettle.put(end.worker(), end.app()));
    for (Item item : items) {
      End end = item.end();
      Map<String, Count> ofWorker = counts.getOrDefault(end.worker().toString(), Map.of());
      boolean all = end.app().equals(lastToSettle.get(end.worker())) && settled(end, ofWorker);
      Count own = ofWorker.get(end.app());
      if (own == null) {
        throw new IllegalStateException("A row that was just written is not there");
      }
      item.then().accept(new Recorded(own.outcomes(), all));
    }
  }

  private void write(List<End> ends) {
    try {
      database.updateEach(RECORD, ends, PgSettlements::bind);
    } catch (DatabaseException e) {
      if (e.violates(PgLinks.ONE_WORKER_PER_ACCOUNT)) {
        throw new CallFailure.Refused(
            Reason.of(ReasonCode.APP_ACCOUNT_CONFLICT, "The account is linked to another worker"),
            e);
      }
      throw e;
    }
  }

  private static void bind(PreparedStatement s, End end) throws SQLException {
    Link link = end.link();
    Link.@Nullable Settled settled = link.settled();
    s.setString(1, end.worker().toString());
    s.setString(2, end.app());
    s.setString(3, link.remoteId());
    Database.setTexts(s, 4, link.groups());
    s.setBoolean(5, link.unsure());
    s.setString(6, link.triedAddress());
    Database.setTime(s, 7, link.closeAskedAt());
    s.setInt(8, link.closeTries());
    s.setString(9, settled == null ? null : settled.desired());
    Database.setTime(s, 10, settled == null ? null : settled.at());
    s.setLong(11, end.settledVersion());
  }

  /** By worker and app. */
  private Map<String, Map<String, Count>> counts(Collection<String> workers) {
    Map<String, Map<String, Count>> counts = new LinkedHashMap<>();
    database.query(
        COUNTED,
        s -> Database.setTexts(s, 1, workers),
        row ->
            counts
                .computeIfAbsent(row.getString("worker_key"), worker -> new HashMap<>())
                .put(
                    row.getString("app"),
                    new Count(row.getLong("outcome_version"), row.getLong("settled_version"))));
    return counts;
  }

  private static boolean settled(End end, Map<String, Count> counts) {
    return end.apps().stream()
        .map(counts::get)
        .allMatch(count -> count != null && count.settledVersion() >= end.settledVersion());
  }
}
