// SPDX-License-Identifier: Apache-2.0
package io.usher.validation;

import static io.usher.validation.ValidationLog.LOG;

import io.usher.core.ReasonCode;
import io.usher.core.Worker;
import io.usher.core.WorkerKey;
import io.usher.kit.db.Transactions;
import io.usher.kit.http.ProblemException;
import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.Lanes;
import io.usher.validation.domain.Action;
import io.usher.validation.domain.HeldRecords;
import io.usher.validation.domain.Known;
import io.usher.validation.domain.People;
import io.usher.validation.domain.Wish;
import io.usher.validation.inbound.WorkerFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/**
 * What people do about held records: each action is checked, kept for audit, and then the person's
 * lane judges again. The same action twice is done once.
 */
@ApplicationScoped
public class HeldDesk {

  private static final int BAD_REQUEST = 400;
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;

  private final People people;
  private final HeldRecords records;
  private final Lanes lanes;
  private final Transactions transactions;
  private final Clock clock;

  HeldDesk(
      People people, HeldRecords records, Lanes lanes, Transactions transactions, Clock clock) {
    this.people = people;
    this.records = records;
    this.lanes = lanes;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A page of held people. */
  public List<HeldRecords.Entry> page(HeldRecords.Filter filter) {
    return records.page(filter);
  }

  /**
   * One held person.
   *
   * @throws ProblemException WORKER_UNKNOWN or NOT_HELD
   */
  public Known held(WorkerKey key) {
    Known known = people.find(key);
    if (known.hrRecord().isEmpty()) {
      throw unknown(key);
    }
    if (known.hold().isEmpty()) {
      throw notHeld(key);
    }
    return known;
  }

  /**
   * Fulfils a wish, once.
   *
   * @param key whose record
   * @param wish what is wanted
   * @throws ProblemException WORKER_UNKNOWN, NOT_HELD or PARAMETER_INVALID
   */
  public void fulfil(WorkerKey key, Wish wish) {
    transactions.joining(
        () -> {
          lanes.lockWorker(key.toString());
          Known known = people.find(key);
          boolean done = known.hold().isEmpty() && records.isRecorded(wish.request(key));
          if (!done) {
            act(action(key, known, wish));
          }
        });
  }

  private Action action(WorkerKey key, Known known, Wish wish) {
    Worker hrRecord = known.hrRecord().orElseThrow(() -> unknown(key));
    Known.Hold hold = known.hold().orElseThrow(() -> notHeld(key));
    try {
      return wish.on(key, hrRecord, hold, clock.instant());
    } catch (IllegalArgumentException refused) {
      throw new ProblemException(
          BAD_REQUEST,
          ReasonCode.PARAMETER_INVALID,
          String.valueOf(refused.getMessage()),
          "Compare the request with /v1/held/" + key);
    }
  }

  private void act(Action action) {
    if (!records.isRecorded(action.id())) {
      records.record(action);
      lanes.retry(new LaneKey(WorkerFacts.TARGET, action.key().toString()), clock.instant());
      LOG.acted(action.key().toString(), action.kind().name());
    }
  }

  private static ProblemException unknown(WorkerKey key) {
    return new ProblemException(
        NOT_FOUND,
        ReasonCode.WORKER_UNKNOWN,
        "No worker " + key + " was seen here",
        "Check the key <source>:<workerId>");
  }

  private static ProblemException notHeld(WorkerKey key) {
    return new ProblemException(
        CONFLICT,
        ReasonCode.NOT_HELD,
        key + " is not held",
        "Read the person again at /v1/people/" + key);
  }
}
