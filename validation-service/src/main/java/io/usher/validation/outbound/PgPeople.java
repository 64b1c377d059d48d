// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.outbound;

import static io.usher.kit.db.Database.setTexts;
import static io.usher.kit.db.Database.setTime;

import io.usher.core.WorkerKey;
import io.usher.kit.db.Database;
import io.usher.kit.db.GroupedReads;
import io.usher.kit.db.GroupedWrites;
import io.usher.kit.db.Transactions;
import io.usher.validation.domain.Admission;
import io.usher.validation.domain.Finding;
import io.usher.validation.domain.Judgement;
import io.usher.validation.domain.Known;
import io.usher.validation.domain.People;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of people, one row each; read with all that was done by hand in one statement. */
@ApplicationScoped
class PgPeople implements People {

  private static final String FIND =
      """
      SELECT p.*,
        (SELECT coalesce(jsonb_agg(c ORDER BY c.field), '[]')
           FROM hand_corrections c WHERE c.worker_key = p.worker_key) AS hand,
        (SELECT coalesce(jsonb_agg(w), '[]')
           FROM waivers w WHERE w.worker_key = p.worker_key) AS waived
      FROM people p WHERE p.worker_key = ANY (?)
      """;

  private static final String RECORD =
      """
      INSERT INTO people (worker_key, source, observed_version, hr_record, findings, held,
        blockers, held_since, held_version, stage, admitted_version, admission)
      VALUES (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?::jsonb, ?, ?, ?, ?, ?::jsonb)
      ON CONFLICT (worker_key) DO UPDATE SET
        observed_version = excluded.observed_version, hr_record = excluded.hr_record,
        findings = excluded.findings, held = excluded.held, blockers = excluded.blockers,
        held_since = excluded.held_since, held_version = excluded.held_version,
        stage = excluded.stage, admitted_version = excluded.admitted_version,
        admission = excluded.admission
      """;

  private final Database database;
  private final GroupedReads<WorkerKey, Known> known;
  private final GroupedWrites<Row> writes;

  PgPeople(Database database, Transactions transactions) {
    this.database = database;
    this.known = new GroupedReads<>(transactions, this::read);
    this.writes =
        new GroupedWrites<>(
            transactions, rows -> database.updateEach(RECORD, rows, PgPeople::bind));
  }

  private record Row(Judgement judgement, Known after) {}

  @Override
  public Known find(WorkerKey who) {
    return known.of(who).orElseGet(Known::nothing);
  }

  private Map<WorkerKey, Known> read(Set<WorkerKey> people) {
    Map<WorkerKey, Known> found = new HashMap<>();
    database.query(
        FIND,
        s -> setTexts(s, 1, people.stream().map(WorkerKey::toString).toList()),
        row -> {
          WorkerKey who = WorkerKey.parse(row.getString("worker_key"));
          return found.put(who, known(who, row));
        });
    return found;
  }

  @Override
  public void record(Judgement judgement, Known after) {
    writes.write(List.of(new Row(judgement, after)));
  }

  private static void bind(PreparedStatement s, Row row) throws SQLException {
    Judgement judgement = row.judgement();
    Known after = row.after();
    WorkerKey key = judgement.hrRecord().key();
    Optional<Admission> admission = after.admission();
    List<Finding> blockers = after.hold().map(Known.Hold::findings).orElse(List.of());
    s.setString(1, key.toString());
    s.setString(2, key.source());
    s.setLong(3, judgement.fact().version());
    s.setString(4, Json.write(WorkerJson.write(judgement.hrRecord())));
    s.setString(5, Json.write(judgement.findings()));
    s.setBoolean(6, after.hold().isPresent());
    s.setString(7, Json.write(blockers));
    setTime(s, 8, after.hold().map(Known.Hold::since).orElse(null));
    s.setLong(9, after.heldVersion());
    s.setString(10, admission.map(it -> it.stage().name()).orElse(null));
    s.setLong(11, admission.map(Admission::version).orElse(0L));
    s.setString(12, admission.map(AdmissionJson::write).orElse(null));
  }

  private static Known known(WorkerKey who, ResultSet row) throws SQLException {
    String admission = row.getString("admission");
    Instant heldSince = Database.time(row, "held_since");
    List<Finding> blockers = Json.list(row.getString("blockers"), Finding.class);
    return new Known(
        Optional.of(WorkerJson.read(who, Json.tree(row.getString("hr_record")))),
        Optional.ofNullable(admission).map(json -> AdmissionJson.read(who, Json.tree(json))),
        row.getLong("held_version"),
        Optional.ofNullable(heldSince).map(since -> new Known.Hold(blockers, since)),
        HandJson.corrections(Json.tree(row.getString("hand"))),
        HandJson.waivers(Json.tree(row.getString("waived"))));
  }
}
