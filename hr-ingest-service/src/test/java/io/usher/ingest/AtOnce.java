// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import io.usher.ingest.domain.UnitOfWork;
import java.util.function.Supplier;

/** Runs work where it stands. */
public final class AtOnce implements UnitOfWork {

  @Override
  public <T> T commit(Supplier<T> work) {
    return work.get();
  }

  @Override
  public <T> T commitTogether(Supplier<T> work) {
    return work.get();
  }

  @Override
  public <T> T rehearse(Supplier<T> work) {
    return work.get();
  }
}
