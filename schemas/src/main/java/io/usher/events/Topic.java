// SPDX-License-Identifier: Apache-2.0
package io.usher.events;

import io.usher.events.v1.AppOutcome;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.events.v1.IdentityAdmitted;
import io.usher.events.v1.IdentityCompleted;
import io.usher.events.v1.IdentityHeld;
import io.usher.events.v1.WorkerObserved;
import java.time.Duration;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The topic catalogue: what is created when Usher is deployed, and nothing else. Topics are never
 * made automatically. The key of every record is the worker key {@code <source>:<workerId>}.
 */
public enum Topic {
  HR_WORKERS(Topics.HR_WORKERS, EventTypes.WORKER_OBSERVED, WorkerObserved.class, Kept.PRIVATE),
  IDENTITY_ADMITTED(
      Topics.IDENTITY_ADMITTED, EventTypes.IDENTITY_ADMITTED, IdentityAdmitted.class, Kept.PRIVATE),
  IDENTITY_HELD(Topics.IDENTITY_HELD, EventTypes.IDENTITY_HELD, IdentityHeld.class, Kept.HELD),
  IDENTITY_DIRECTORY(
      Topics.IDENTITY_DIRECTORY,
      EventTypes.DIRECTORY_OUTCOME,
      DirectoryOutcome.class,
      Kept.OUTCOME),
  IDENTITY_APPS(Topics.IDENTITY_APPS, EventTypes.APP_OUTCOME, AppOutcome.class, Kept.OUTCOME),
  IDENTITY_COMPLETED(
      Topics.IDENTITY_COMPLETED,
      EventTypes.IDENTITY_COMPLETED,
      IdentityCompleted.class,
      Kept.OUTCOME),
  HR_INGEST_DEAD_LETTER(Topics.HR_INGEST_DEAD_LETTER, null, null, Kept.DEAD_LETTER),
  VALIDATION_DEAD_LETTER(Topics.VALIDATION_DEAD_LETTER, null, null, Kept.DEAD_LETTER),
  ENTRA_DEAD_LETTER(Topics.ENTRA_DEAD_LETTER, null, null, Kept.DEAD_LETTER),
  SAAS_DEAD_LETTER(Topics.SAAS_DEAD_LETTER, null, null, Kept.DEAD_LETTER),
  WRITEBACK_DEAD_LETTER(Topics.WRITEBACK_DEAD_LETTER, null, null, Kept.DEAD_LETTER);

  private final String topicName;
  private final @Nullable String eventType;
  private final @Nullable Class<? extends SpecificRecord> recordType;
  private final Kept kept;

  Topic(
      String topicName,
      @Nullable String eventType,
      @Nullable Class<? extends SpecificRecord> recordType,
      Kept kept) {
    this.topicName = topicName;
    this.eventType = eventType;
    this.recordType = recordType;
    this.kept = kept;
  }

  /** The name on the broker. */
  public String topicName() {
    return topicName;
  }

  /** CloudEvents type of its records; empty for a dead-letter topic. */
  public Optional<String> eventType() {
    return Optional.ofNullable(eventType);
  }

  /**
   * The current schema of its values, to be registered as artefact {@code <topic>-value}; empty for
   * a dead-letter topic, whose values are raw bytes.
   */
  public Optional<Schema> schema() {
    return recordType().map(SpecificData.get()::getSchema);
  }

  /** The generated record of its values; empty for a dead-letter topic. */
  public Optional<Class<? extends SpecificRecord>> recordType() {
    return Optional.ofNullable(recordType);
  }

  /** Number of partitions; fixed for ever, because the order per person depends on it. */
  public int partitions() {
    return kept.partitions;
  }

  /** How long a record is kept ({@code retention.ms}). */
  public Duration retention() {
    return kept.retention;
  }

  /**
   * {@code cleanup.policy}: always {@code delete}. Compaction would keep private data for ever, and
   * the apps topic has several records per key.
   */
  public String cleanupPolicy() {
    return "delete";
  }

  /** True when records hold, or may hold, private contact data: only Usher's services read it. */
  public boolean containsPrivateData() {
    return kept.containsPrivateData;
  }

  /** What the kinds of topic have in common. */
  private enum Kept {
    /** Private contact data: days. */
    PRIVATE(12, Duration.ofDays(3), true),
    /** Holds and releases. */
    HELD(12, Duration.ofDays(14), false),
    /** What downstream teams replay. */
    OUTCOME(12, Duration.ofDays(30), false),
    /** Raw bytes of any topic; order does not matter. */
    DEAD_LETTER(1, Duration.ofDays(14), true);

    private final int partitions;
    private final Duration retention;
    private final boolean containsPrivateData;

    Kept(int partitions, Duration retention, boolean containsPrivateData) {
      this.partitions = partitions;
      this.retention = retention;
      this.containsPrivateData = containsPrivateData;
    }
  }
}
