// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.http;

import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;

/** The worker key in an address of the API. */
final class WorkerKeys {

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private WorkerKeys() {}

  /**
   * The key as it stands in the events.
   *
   * @throws ProblemException PARAMETER_INVALID when it is no {@code <source>:<workerId>}
   */
  static String checked(String key) {
    try {
      return WorkerKey.parse(key).toString();
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          BAD_REQUEST,
          ReasonCode.PARAMETER_INVALID,
          "A person is named by <source>:<workerId>",
          "Write the key as it stands in the events");
    }
  }

  /** Nothing has arrived here for the person, or not in the target that was asked for. */
  static ProblemException unknown(String workerKey) {
    return new ProblemException(
        NOT_FOUND,
        ReasonCode.WORKER_UNKNOWN,
        "This service has no such lane for " + workerKey,
        "Check the key and the target; a new person needs a moment to arrive here");
  }
}
