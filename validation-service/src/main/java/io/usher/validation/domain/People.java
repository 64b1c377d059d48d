// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import io.usher.core.WorkerKey;

/** What this service knows of each person. */
public interface People {

  /** What is known; {@link Known#nothing()} of somebody who was never seen. */
  Known find(WorkerKey who);

  /** Keeps a judgement; joins the caller's transaction. */
  void record(Judgement judgement, Known after);
}
