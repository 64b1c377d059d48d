// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import org.jspecify.annotations.Nullable;

/**
 * What became of one row of a file.
 *
 * @param line on which it begins
 * @param workerId whose row it is, or null when the id could not be read
 * @param verdict what became of it
 * @param fault why it was refused, or null when it was not
 */
public record RowResult(
    long line, @Nullable String workerId, Verdict verdict, FileRow.@Nullable Fault fault) {

  /** What can become of a row. */
  public enum Verdict {
    /** A worker that was not known. */
    NEW,
    /** A known worker with other values. */
    CHANGED,
    /** A known worker with the same values. */
    UNCHANGED,
    /** A bad row: nothing of it was used. */
    REFUSED
  }

  /** The same row of the same file once more: what was taken is unchanged now. */
  public RowResult repeated() {
    return fault == null ? new RowResult(line, workerId, Verdict.UNCHANGED, null) : this;
  }

  static RowResult refused(FileRow.Bad row) {
    return new RowResult(row.line(), row.workerId(), Verdict.REFUSED, row.fault());
  }

  static RowResult of(FileRow.Good row, Observation observation) {
    Verdict verdict =
        switch (observation) {
          case Observation.Changed changed -> changed.first() ? Verdict.NEW : Verdict.CHANGED;
          case Observation.Noted noted -> Verdict.CHANGED;
          case Observation.Unchanged unchanged -> Verdict.UNCHANGED;
          case Observation.Unknown unknown -> Verdict.UNCHANGED;
        };
    return new RowResult(row.line(), row.worker().key().workerId(), verdict, null);
  }
}
