// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the uploads and what became of their rows; {@link PastImports} reads them. */
public interface Imports {

  /** Opens an import or, with a time of completion, closes it. In the caller's transaction. */
  void write(Import upload);

  /** Adds the results of a part of the rows, in the caller's transaction. */
  void append(UUID id, List<RowResult> results);

  /** Forgets imports that began before that time, with their rows. */
  void forget(Instant startedBefore);

  /**
   * One upload.
   *
   * @param id given when it began
   * @param source name of the source
   * @param fingerprint of content and mapping
   * @param startedAt UTC
   * @param completedAt UTC; null while it runs, and for ever when the process died: send the file
   *     again
   * @param counts so far
   */
  record Import(
      UUID id,
      String source,
      String fingerprint,
      Instant startedAt,
      @Nullable Instant completedAt,
      RowCounts counts) {

    /** An import that has only begun. */
    public static Import begun(UUID id, String source, String fingerprint, Instant now) {
      return new Import(id, source, fingerprint, now, null, RowCounts.NONE);
    }

    /** True when the same content was taken in whole by the same mapping. */
    public boolean took(String content) {
      return completedAt != null && fingerprint.equals(content);
    }

    /** The same with other counts. */
    public Import withCounts(RowCounts other) {
      return new Import(id, source, fingerprint, startedAt, completedAt, other);
    }

    /** The same, completed. */
    public Import completed(Instant at, RowCounts all) {
      return new Import(id, source, fingerprint, startedAt, at, all);
    }
  }
}
