// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import java.util.List;

/** What is to be told of holds. */
public sealed interface HeldNews {

  /** Grows with each hold or release of this worker. */
  long version();

  /**
   * The worker is held, or held for other reasons than before.
   *
   * @param version of this news
   * @param findings why
   */
  record Held(long version, List<Finding> findings) implements HeldNews {}

  /**
   * A person let it go or corrected it.
   *
   * @param version of this news
   * @param by who
   */
  record Released(long version, String by) implements HeldNews {}

  /**
   * HR mended it.
   *
   * @param version of this news
   */
  record Cleared(long version) implements HeldNews {}
}
