// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.inbox;

import static io.usher.kit.KitLog.LOG;
import static io.usher.kit.db.Database.setTexts;
import static io.usher.kit.db.Database.setTime;

import io.usher.core.CallFailure;
import io.usher.kit.KitConfig;
import io.usher.kit.db.Database;
import io.usher.kit.db.Transactions;
import io.usher.kit.db.Trouble;
import io.usher.kit.event.EventCodec;
import io.usher.kit.event.UnreadableRecordException;
import io.usher.kit.lane.Backoff;
import io.usher.kit.lane.LaneUpdate;
import io.usher.kit.lane.Lanes;
import io.usher.kit.observe.KitMetrics;
import io.usher.kit.outbox.PgOutbox;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * The inbox in PostgreSQL. While database or registry are away a batch waits in place, because a
 * failed batch would close the consumer for good; only after the configured patience it gives up.
 */
@Singleton
public class PgInbox implements Inbox {

  private static final Backoff WAITS = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

  private final Database database;
  private final Transactions transactions;
  private final Lanes lanes;
  private final PgOutbox outbox;
  private final EventCodec codec;
  private final Surroundings around;

  public PgInbox(
      Database database,
      Transactions transactions,
      Lanes lanes,
      PgOutbox outbox,
      EventCodec codec,
      Surroundings around) {
    this.database = database;
    this.transactions = transactions;
    this.lanes = lanes;
    this.outbox = outbox;
    this.codec = codec;
    this.around = around;
  }

  /** Configuration, time and metrics. */
  @Singleton
  public record Surroundings(KitConfig config, KitMetrics metrics, Clock clock) {}

  @Override
  public <T extends SpecificRecord> void receive(
      ConsumerRecords<String, byte[]> records,
      Class<T> type,
      Function<Received<T>, List<LaneUpdate>> router) {
    Instant end = around.clock().instant().plus(around.config().inbox().patience());
    for (int tries = 1; ; tries++) {
      try {
        takeIn(read(records, type, router));
        return;
      } catch (RuntimeException e) {
        boolean passes = e instanceof CallFailure.Later || Trouble.passes(e);
        if (!passes
            || Thread.currentThread().isInterrupted()
            || around.clock().instant().isAfter(end)) {
          throw e;
        }
        LOG.inboxWaits(e);
        LockSupport.parkNanos(WAITS.after(tries).toNanos());
      }
    }
  }

  /** One record, read: the lanes that it raises, or the letter that it becomes. */
  private record Taken(List<LaneUpdate> updates, List<PgOutbox.Encoded> letters) {}

  private <T extends SpecificRecord> Map<String, Taken> read(
      ConsumerRecords<String, byte[]> records,
      Class<T> type,
      Function<Received<T>, List<LaneUpdate>> router) {
    Map<String, Taken> byId = new TreeMap<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      Taken taken = read(record, type, router);
      // Two facts with one id are one fact, unless one of them is unreadable.
      String id = taken.letters().isEmpty() ? Headers.eventId(record) : Headers.position(record);
      byId.putIfAbsent(id, taken);
    }
    return byId;
  }

  @SuppressWarnings("IllegalCatch")
  private <T extends SpecificRecord> Taken read(
      ConsumerRecord<String, byte[]> record,
      Class<T> type,
      Function<Received<T>, List<LaneUpdate>> router) {
    byte[] bytes = record.value();
    String key = record.key();
    if (bytes == null || key == null) {
      return deadLetter(record, "a record without key or value");
    }
    try {
      T value = codec.decode(record.topic(), bytes, type);
      return new Taken(
          router.apply(new Received<>(Headers.eventId(record), key, value, bytes)), List.of());
    } catch (UnreadableRecordException e) {
      return deadLetter(record, String.valueOf(e.getMessage()));
    } catch (CallFailure e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.unexpected("the router of " + type.getSimpleName(), e);
      return deadLetter(record, "the router failed: " + e.getClass().getSimpleName());
    }
  }

  private Taken deadLetter(ConsumerRecord<String, byte[]> record, String why) {
    LOG.deadLetter(Headers.position(record), why);
    byte[] raw = record.value();
    return new Taken(
        List.of(),
        List.of(
            new PgOutbox.Encoded(
                around.config().deadLetterTopic(),
                record.key() == null ? "" : record.key(),
                raw == null ? new byte[0] : raw,
                Headers.ofDeadLetter(record, why, around.config(), around.clock().instant()))));
  }

  private void takeIn(Map<String, Taken> records) {
    if (records.isEmpty()) {
      return;
    }
    Instant now = around.clock().instant();
    int[] letters = new int[1];
    int fresh =
        transactions.requiringNew(
            () -> {
              Set<String> news = insert(records.keySet(), now);
              List<LaneUpdate> updates = new ArrayList<>();
              List<PgOutbox.Encoded> dead = new ArrayList<>();
              for (String id : records.keySet()) {
                Taken taken = records.get(id);
                if (taken != null && news.contains(id)) {
                  updates.addAll(taken.updates());
                  dead.addAll(taken.letters());
                }
              }
              lanes.raise(updates);
              outbox.append(dead, now);
              letters[0] = dead.size();
              return news.size();
            });
    around.metrics().tookIn(fresh, records.size() - fresh, letters[0]);
  }

  /** The ids that were not there; inserted in order, so that two replicas never wait crosswise. */
  private Set<String> insert(Set<String> sortedIds, Instant now) {
    return new HashSet<>(
        database.query(
            """
            INSERT INTO inbox (event_id, received_at) SELECT id, ?::timestamptz
            FROM unnest(?::text[]) id ON CONFLICT DO NOTHING RETURNING event_id
            """,
            s -> {
              setTime(s, 1, now);
              setTexts(s, 2, sortedIds);
            },
            row -> row.getString(1)));
  }
}
