// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.outbound;

import static io.usher.kit.db.Database.setTime;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.core.WorkerKey;
import io.usher.kit.db.Database;
import io.usher.validation.domain.Action;
import io.usher.validation.domain.Finding;
import io.usher.validation.domain.HandCorrection;
import io.usher.validation.domain.HeldRecords;
import io.usher.validation.domain.Known;
import io.usher.validation.domain.Waiver;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Held people, and the audited actions on them. */
@ApplicationScoped
class PgHeldRecords implements HeldRecords {

  private static final String PAGE =
      """
      SELECT worker_key, held_since, blockers FROM people
      WHERE held AND worker_key > ?
        AND (?::text IS NULL OR source = ?)
        AND (?::jsonb IS NULL OR blockers @> ?::jsonb)
      ORDER BY worker_key LIMIT ?
      """;

  private static final String ACT =
      """
      INSERT INTO actions (id, request, worker_key, kind, made_by, reason, detail, made_at)
      VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?)
      """;

  private static final String WAIVE =
      """
      INSERT INTO waivers (worker_key, code, rule, field, evidence, made_by, made_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (worker_key, code, rule, field) DO UPDATE SET
        evidence = excluded.evidence, made_by = excluded.made_by, made_at = excluded.made_at
      """;

  private static final String CORRECT =
      """
      INSERT INTO hand_corrections (worker_key, field, hr_value, value, made_by, made_at)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (worker_key, field) DO UPDATE SET
        hr_value = excluded.hr_value, value = excluded.value,
        made_by = excluded.made_by, made_at = excluded.made_at
      """;

  private final Database database;

  PgHeldRecords(Database database) {
    this.database = database;
  }

  @Override
  public List<Entry> page(Filter filter) {
    String code = filter.code().map(it -> "[{\"code\":\"" + it.code() + "\"}]").orElse(null);
    return database.query(
        PAGE,
        s -> {
          s.setString(1, filter.after());
          s.setString(2, filter.source().orElse(null));
          s.setString(3, filter.source().orElse(null));
          s.setString(4, code);
          s.setString(5, code);
          s.setInt(6, filter.limit());
        },
        PgHeldRecords::entry);
  }

  @Override
  public boolean isRecorded(String idOrRequest) {
    return !database
        .query(
            "SELECT 1 FROM actions WHERE id = ? OR request = ? LIMIT 1",
            s -> {
              s.setString(1, idOrRequest);
              s.setString(2, idOrRequest);
            },
            row -> row.getInt(1))
        .isEmpty();
  }

  @Override
  public void record(Action action) {
    database.update(
        ACT,
        s -> {
          s.setString(1, action.id());
          s.setString(2, action.request());
          s.setString(3, action.key().toString());
          s.setString(4, action.kind().name());
          s.setString(5, action.by());
          s.setString(6, action.reason());
          s.setString(7, Json.write(detail(action)));
          setTime(s, 8, action.at());
        });
    action.waivers().forEach(waiver -> waive(action.key(), waiver));
    action.corrections().forEach(correction -> correct(action.key(), correction));
  }

  /** What was done, without the values: those stand in their own tables. */
  private static ObjectNode detail(Action action) {
    ObjectNode detail = Json.object();
    ArrayNode codes = detail.putArray("codes");
    action.waivers().forEach(waiver -> codes.add(waiver.code().code()));
    ArrayNode fields = detail.putArray("fields");
    action.corrections().forEach(correction -> fields.add(correction.field().key()));
    return detail;
  }

  private void waive(WorkerKey key, Waiver waiver) {
    database.update(
        WAIVE,
        s -> {
          s.setString(1, key.toString());
          s.setString(2, waiver.code().code());
          s.setString(3, waiver.rule());
          s.setString(4, Objects.requireNonNullElse(waiver.field(), ""));
          s.setString(5, waiver.evidence());
          s.setString(6, waiver.by());
          setTime(s, 7, waiver.at());
        });
  }

  private void correct(WorkerKey key, HandCorrection correction) {
    database.update(
        CORRECT,
        s -> {
          s.setString(1, key.toString());
          s.setString(2, correction.field().key());
          s.setString(3, correction.hrValue());
          s.setString(4, correction.value());
          s.setString(5, correction.by());
          setTime(s, 6, correction.at());
        });
  }

  private static Entry entry(ResultSet row) throws SQLException {
    Instant since = Objects.requireNonNull(Database.time(row, "held_since"));
    return new Entry(
        WorkerKey.parse(row.getString("worker_key")),
        new Known.Hold(Json.list(row.getString("blockers"), Finding.class), since));
  }
}
