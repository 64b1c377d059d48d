// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import java.util.List;

/**
 * How many rows of a file became what.
 *
 * @param rows all rows
 * @param added new workers
 * @param changed known workers with other values
 * @param unchanged known workers with the same values
 * @param refused bad rows
 */
public record RowCounts(int rows, int added, int changed, int unchanged, int refused) {

  public static final RowCounts NONE = new RowCounts(0, 0, 0, 0, 0);

  /** These and the rows of a further part. */
  public RowCounts plus(List<RowResult> results) {
    RowCounts sum = this;
    for (RowResult result : results) {
      sum = sum.plus(result.verdict());
    }
    return sum;
  }

  /** The same file once more: what was taken is unchanged now. */
  public RowCounts repeated() {
    return new RowCounts(rows, 0, 0, added + changed + unchanged, refused);
  }

  private RowCounts plus(RowResult.Verdict verdict) {
    return switch (verdict) {
      case NEW -> new RowCounts(rows + 1, added + 1, changed, unchanged, refused);
      case CHANGED -> new RowCounts(rows + 1, added, changed + 1, unchanged, refused);
      case UNCHANGED -> new RowCounts(rows + 1, added, changed, unchanged + 1, refused);
      case REFUSED -> new RowCounts(rows + 1, added, changed, unchanged, refused + 1);
    };
  }
}
