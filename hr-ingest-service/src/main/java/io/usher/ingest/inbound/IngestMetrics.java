// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound;

import static io.usher.ingest.IngestLog.LOG;

import io.micrometer.core.instrument.MeterRegistry;
import io.usher.ingest.domain.ImportOutcome;
import io.usher.ingest.domain.RowCounts;
import io.usher.ingest.domain.Sources;
import io.usher.kit.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Counts what came in, by source and result: {@code usher_ingest_deliveries_total}, {@code
 * usher_ingest_uploads_total} and {@code usher_ingest_rows_total}. A name that is no source is
 * counted as {@code unknown}, so that no caller can make new time series.
 */
@ApplicationScoped
class IngestMetrics {

  private static final String DELIVERIES = "usher.ingest.deliveries";
  private static final String UPLOADS = "usher.ingest.uploads";

  /** Neither taken in nor refused: the database was away, or a bug. The caller got a 5xx. */
  private static final String FAILED = "FAILED";

  private static final String ROWS = "usher.ingest.rows";

  private final MeterRegistry registry;
  private final Sources sources;

  IngestMetrics(MeterRegistry registry, Sources sources) {
    this.registry = registry;
    this.sources = sources;
  }

  /** Counts a delivery, also a refused one. */
  <T extends Enum<T>> T delivery(String source, Supplier<T> call) {
    String result = FAILED;
    try {
      T receipt = call.get();
      result = receipt.name();
      return receipt;
    } catch (ProblemException refused) {
      result = refused.code().name();
      LOG.deliveryRefused(label(source), refused.code().code());
      throw refused;
    } finally {
      count(DELIVERIES, source, result, 1);
    }
  }

  /** Counts an upload, also a refused one, and its rows: those of a dry run were not taken in. */
  ImportOutcome upload(String source, Supplier<ImportOutcome> call) {
    String result = FAILED;
    try {
      ImportOutcome outcome = call.get();
      result = outcome.dryRun() ? "DRY_RUN" : "ACCEPTED";
      if (!outcome.dryRun()) {
        rows(source, outcome.upload().counts());
      }
      return outcome;
    } catch (ProblemException refused) {
      result = refused.code().name();
      LOG.uploadRefused(label(source), refused.code().code());
      throw refused;
    } finally {
      count(UPLOADS, source, result, 1);
    }
  }

  private void rows(String source, RowCounts counts) {
    count(ROWS, source, "NEW", counts.added());
    count(ROWS, source, "CHANGED", counts.changed());
    count(ROWS, source, "UNCHANGED", counts.unchanged());
    count(ROWS, source, "REFUSED", counts.refused());
  }

  private void count(String name, String source, String result, int times) {
    String key = result.toLowerCase(Locale.ROOT);
    registry.counter(name, "source", label(source), "result", key).increment(times);
  }

  private String label(String source) {
    return sources.find(source).isPresent() ? source : "unknown";
  }
}
