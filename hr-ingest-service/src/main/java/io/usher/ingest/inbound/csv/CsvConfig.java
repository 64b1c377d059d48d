// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.csv;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of a file. Its size in bytes is limited where it comes in. */
@ConfigMapping(prefix = "usher.hr-ingest.csv")
interface CsvConfig {

  /** How many rows a file may have. */
  @WithDefault("100000")
  int maxRows();

  /** How many columns a row may have. */
  @WithDefault("500")
  int maxColumns();

  /** How many characters a cell may have. */
  @WithDefault("4096")
  int maxCellChars();
}
