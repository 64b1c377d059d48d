// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import io.usher.ingest.domain.Imports.Import;
import java.util.List;

/**
 * What came of an upload.
 *
 * @param upload the import; its id means nothing after a dry run
 * @param dryRun true when nothing was changed on purpose
 * @param repeated true when the same content was the last that came, by that import
 * @param rows results in the order of the file
 */
public record ImportOutcome(Import upload, boolean dryRun, boolean repeated, List<RowResult> rows) {

  public ImportOutcome {
    rows = List.copyOf(rows);
  }

  /** The same file once more: what was taken then is unchanged now. */
  public static ImportOutcome repeated(Import before, List<RowResult> rows, boolean dryRun) {
    return new ImportOutcome(
        before.withCounts(before.counts().repeated()),
        dryRun,
        true,
        rows.stream().map(RowResult::repeated).toList());
  }
}
