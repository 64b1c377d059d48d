// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.limit;

import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.proxy.BucketNotFoundException;
import io.github.bucket4j.util.concurrent.batch.BatchHelper.BatchFailedException;
import io.usher.kit.Causes;
import java.util.function.Function;

/**
 * One token bucket in the database. Questions that come together go as one batch; a batch fails as
 * a whole while the bucket has no row yet, or no longer because it was idle for long. Then the row
 * is made by a question of its own, and the failed one, which took nothing, is asked again.
 *
 * @param batched combines questions
 * @param single asks alone, and makes the row when there is none
 */
record SharedBucket(BucketProxy batched, BucketProxy single) {

  /** Asks the bucket; must be called outside any transaction. */
  <T> T ask(Function<BucketProxy, T> question) {
    try {
      return question.apply(batched);
    } catch (BucketNotFoundException | BatchFailedException failed) {
      if (Causes.find(failed, BucketNotFoundException.class).isEmpty()) {
        throw failed;
      }
      single.getAvailableTokens();
      return question.apply(batched);
    }
  }
}
