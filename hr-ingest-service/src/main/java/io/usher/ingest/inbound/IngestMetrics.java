// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound;

import static io.usher.ingest.IngestLog.LOG;

import io.micrometer.core.instrument.MeterRegistry;
import io.usher.ingest.domain.RowCounts;
import io.usher.ingest.domain.Sources;
import io.usher.kit.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.function.Function;
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
  private static final String ROWS = "usher.ingest.rows";

  private final MeterRegistry registry;
  private final Sources sources;

  IngestMetrics(MeterRegistry registry, Sources sources) {
    this.registry = registry;
    this.sources = sources;
  }

  /** Counts a delivery, also a refused one. */
  <T extends Enum<T>> T delivery(String source, Supplier<T> call) {
    try {
      T receipt = call.get();
      count(DELIVERIES, source, receipt.name(), 1);
      return receipt;
    } catch (ProblemException refused) {
      count(DELIVERIES, source, refused.code().name(), 1);
      LOG.deliveryRefused(label(source), refused.code().code());
      throw refused;
    }
  }

  /** Counts an upload and its rows, also a refused one. */
  <T> T upload(String source, Supplier<T> call, Function<T, RowCounts> rows) {
    try {
      T outcome = call.get();
      count(UPLOADS, source, "ACCEPTED", 1);
      RowCounts counts = rows.apply(outcome);
      count(ROWS, source, "NEW", counts.added());
      count(ROWS, source, "CHANGED", counts.changed());
      count(ROWS, source, "UNCHANGED", counts.unchanged());
      count(ROWS, source, "REFUSED", counts.refused());
      return outcome;
    } catch (ProblemException refused) {
      count(UPLOADS, source, refused.code().name(), 1);
      LOG.uploadRefused(label(source), refused.code().code());
      throw refused;
    }
  }

  private void count(String name, String source, String result, int times) {
    String key = result.toLowerCase(Locale.ROOT);
    registry.counter(name, "source", label(source), "result", key).increment(times);
  }

  private String label(String source) {
    return sources.find(source).isPresent() ? source : "unknown";
  }
}
