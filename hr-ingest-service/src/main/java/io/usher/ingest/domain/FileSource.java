// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import java.util.function.Consumer;

/** The seam for HR systems that send whole files. */
public non-sealed interface FileSource extends ConnectedSource {

  /**
   * Checks the file as a whole.
   *
   * @throws FileRefusedException when nothing of it can be used
   */
  WorkerFile open(byte[] content) throws FileRefusedException;

  /** A file that can be used as a whole; single rows may still be bad. */
  interface WorkerFile {

    /** The same for the same content read by the same mapping, else different. */
    String fingerprint();

    /** Reads all rows in the order of the file; only one is in memory at a time. */
    void rows(Consumer<FileRow> row);
  }
}
