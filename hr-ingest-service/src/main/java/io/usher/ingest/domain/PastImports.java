// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import io.usher.ingest.domain.Imports.Import;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the uploads that were kept. */
public interface PastImports {

  /** An import of a source. */
  Optional<Import> find(String source, UUID id);

  /** The import of a source that began last, completed or not. */
  Optional<Import> newest(String source);

  /** The results of an import in the order of the file. */
  List<RowResult> rows(UUID id, RowSelection selection);

  /** Which rows are asked for. */
  enum RowSelection {
    ALL,
    REFUSED
  }
}
