// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.outbox;

import static io.usher.kit.db.Database.setArray;
import static io.usher.kit.db.Database.setColumn;
import static io.usher.kit.db.Database.setTime;

import io.usher.kit.KitConfig;
import io.usher.kit.db.Database;
import io.usher.kit.db.Database.LockKind;
import io.usher.kit.db.Json;
import io.usher.kit.db.Signals;
import io.usher.kit.db.Signals.Signal;
import io.usher.kit.db.Transactions;
import io.usher.kit.event.EventCodec;
import io.usher.kit.event.OutgoingEvent;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The outbox in PostgreSQL.
 *
 * <p>Order per key: ids are given before commits happen, so two writers of one key could publish in
 * the wrong order. Therefore writing first takes a lock on the keys (1,024 stripes, in order) that
 * lasts until the commit: writers of one key follow each other. All that a transaction appends is
 * written at once, just before it commits: so nobody waits for anything else with these locks.
 */
@Singleton
public class PgOutbox implements Outbox {

  private static final int STRIPES = 1024;

  /** The locks are taken before the first id is given: each row joins the count of locks. */
  private static final String APPEND =
      """
      WITH stripes AS MATERIALIZED (
        SELECT DISTINCT hashtext(k) & ? AS stripe FROM unnest(?::text[]) k ORDER BY 1),
      locks AS MATERIALIZED (
        SELECT count(pg_advisory_xact_lock(?, stripe)::text) AS taken FROM stripes)
      INSERT INTO outbox (topic, key, value, headers, created_at)
      SELECT e.topic, e.key, e.value, e.headers::jsonb, ?::timestamptz
      FROM locks CROSS JOIN unnest(?::text[], ?::text[], ?::bytea[], ?::text[])
        WITH ORDINALITY AS e(topic, key, value, headers, n)
      WHERE locks.taken >= 0 ORDER BY e.n
      """;

  private final Database database;
  private final Transactions transactions;
  private final Signals signals;
  private final EventCodec codec;
  private final KitConfig config;
  private final Clock clock;

  public PgOutbox(
      Database database,
      Transactions transactions,
      Signals signals,
      EventCodec codec,
      KitConfig config,
      Clock clock) {
    this.database = database;
    this.transactions = transactions;
    this.signals = signals;
    this.codec = codec;
    this.config = config;
    this.clock = clock;
  }

  /** An event as bytes. */
  public record Encoded(String topic, String key, byte[] value, Map<String, String> headers) {}

  @Override
  public void append(List<OutgoingEvent> events) {
    if (!transactions.active()) {
      throw new IllegalStateException("Events are appended in the transaction of their cause");
    }
    append(encode(events), clock.instant());
  }

  /** Makes bytes of events; outside the transaction, because the registry may be asked. */
  public List<Encoded> encode(List<OutgoingEvent> events) {
    return events.stream()
        .map(e -> new Encoded(e.topic(), e.key(), codec.encode(e.topic(), e.value()), headers(e)))
        .toList();
  }

  /** Appends what is encoded already. */
  public void append(List<Encoded> events, Instant now) {
    if (events.isEmpty()) {
      return;
    }
    transactions.last(this, events, all -> database.update(APPEND, s -> bind(s, all, now)));
    transactions.afterCommit(() -> signals.raise(Signal.OUTBOX));
  }

  private Map<String, String> headers(OutgoingEvent event) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", event.id());
    headers.put("ce_type", event.type());
    headers.put("ce_source", config.eventSource());
    headers.put("ce_time", clock.instant().toString());
    headers.put("content-type", "application/vnd.apache.avro");
    return headers;
  }

  private static void bind(PreparedStatement s, List<Encoded> events, Instant now)
      throws SQLException {
    s.setInt(1, STRIPES - 1);
    setColumn(s, 2, "text", events, Encoded::key);
    s.setInt(3, LockKind.OUTBOX_KEY.number());
    setTime(s, 4, now);
    setColumn(s, 5, "text", events, Encoded::topic);
    setColumn(s, 6, "text", events, Encoded::key);
    setArray(s, 7, "bytea", events.stream().map(Encoded::value).toArray(byte[][]::new));
    setColumn(s, 8, "text", events, e -> Json.write(e.headers()));
  }
}
