// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import io.usher.core.WorkerKey;
import java.util.Set;

/** Tells when all apps have ended their work for one person. */
public interface Settlements {

  /**
   * True when every one of these apps has ended its work for this directory outcome, with or
   * without reasons. The caller holds the worker's lock, so that exactly the last app sees true.
   */
  boolean all(WorkerKey key, long directoryVersion, Set<String> apps);
}
