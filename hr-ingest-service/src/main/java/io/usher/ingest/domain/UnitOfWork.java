// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import java.util.function.Supplier;

/** Makes several writes one. */
public interface UnitOfWork {

  /** Runs the work and commits, or leaves no trace when it throws. */
  <T> T commit(Supplier<T> work);

  /**
   * The same for a small work of which many come at once: it may share the transaction of others,
   * and is not undone by their trouble. It may run twice, the first time without a trace.
   */
  <T> T commitTogether(Supplier<T> work);

  /** Runs the work and leaves no trace in any case: a dry run on the real path. */
  <T> T rehearse(Supplier<T> work);
}
