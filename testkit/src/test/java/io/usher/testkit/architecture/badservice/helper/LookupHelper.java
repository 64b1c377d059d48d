// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit.architecture.badservice.helper;

/** A name that says nothing, with a vendor in a method of a nested class. */
final class LookupHelper {

  /** Named after a vendor outside of its package. */
  static final class SlackThing {}

  private LookupHelper() {}
}
