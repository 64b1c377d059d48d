// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.csv;

import io.usher.core.ReasonCode;
import io.usher.ingest.domain.FileRow;

/** Ends the mapping of one row; the message repeats no cell. */
final class CsvRowFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient FileRow.Fault fault;

  /** A fault of one cell. */
  CsvRowFault(String column, String action) {
    super(action, null, false, false);
    this.fault = new FileRow.Fault(ReasonCode.CSV_VALUE_INVALID, column, action);
  }

  FileRow.Fault fault() {
    return fault;
  }
}
