// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.ReasonCode;
import io.usher.ingest.domain.FileRow;
import io.usher.ingest.domain.RowResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class BadRowsCsvTest {

  @Test
  void everyCellIsQuotedAndNoneIsAFormula() {
    RowResult formula =
        new RowResult(
            3,
            "=HYPERLINK(\"x\")",
            RowResult.Verdict.REFUSED,
            new FileRow.Fault(ReasonCode.CSV_VALUE_INVALID, "+Start", "Do, please"));
    RowResult bare =
        new RowResult(
            4,
            null,
            RowResult.Verdict.REFUSED,
            new FileRow.Fault(ReasonCode.CSV_ROW_RAGGED, null, "\uFF20x"));

    assertThat(BadRowsCsv.of(List.of(formula, bare)))
        .isEqualTo(
            "\"line\",\"workerId\",\"code\",\"column\",\"whatToDo\"\r\n"
                + "\"3\",\"'=HYPERLINK(\"\"x\"\")\",\"CSV_VALUE_INVALID\",\"'+Start\","
                + "\"Do, please\"\r\n"
                + "\"4\",\"\",\"CSV_ROW_RAGGED\",\"\",\"'\uFF20x\"\r\n");
  }
}
