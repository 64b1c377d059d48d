// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit.architecture.badservice.helper;

import jakarta.inject.Singleton;
import org.slf4j.LoggerFactory;

/** A name that says nothing, with a vendor in the name of a nested class. */
@Singleton
final class LookupHelper {

  LookupHelper() {
    this("nothing");
  }

  LookupHelper(String what) {
    System.out.println(what);
    LoggerFactory.getLogger(LookupHelper.class).info(what);
  }

  /** Named after a vendor outside of its package. */
  static final class SlackThing {}
}
