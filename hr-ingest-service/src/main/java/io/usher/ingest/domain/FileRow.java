// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import io.usher.core.ReasonCode;
import io.usher.core.Worker;
import org.jspecify.annotations.Nullable;

/** One row of a file, as its mapping understands it. */
public sealed interface FileRow {

  /** Line on which the row begins; 1 is the first line of the file. */
  long line();

  /**
   * A worker.
   *
   * @param line where it begins
   * @param worker the whole record; columns that the file does not have are absent
   */
  record Good(long line, Worker worker) implements FileRow {}

  /**
   * Cannot be used; other rows go on.
   *
   * @param line where it begins
   * @param workerId whose row it is, or null when the id itself cannot be read
   * @param fault why
   */
  record Bad(long line, @Nullable String workerId, Fault fault) implements FileRow {}

  /**
   * Why a row was refused. It never repeats the content of a cell.
   *
   * @param code stable code
   * @param column header of the column it is about, or null for the whole row
   * @param action what to do about it
   */
  record Fault(ReasonCode code, @Nullable String column, String action) {}
}
