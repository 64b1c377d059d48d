// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

/** Compares values as HR systems do. */
final class Values {

  private Values() {}

  /** Addresses are the same whatever their case; HR systems store them as somebody typed them. */
  static boolean same(String one, String other) {
    return one.strip().equalsIgnoreCase(other.strip());
  }
}
