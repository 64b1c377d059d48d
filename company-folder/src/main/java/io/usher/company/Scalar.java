// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

/**
 * A kind of scalar value.
 *
 * @param expected what it is, for the author of a wrong one
 * @param placeholder stands in for a wrong one, so that reading goes on; never leaves the reader
 * @param parser reads one, or throws IllegalArgumentException; its message goes to the author
 */
record Scalar<T>(String expected, T placeholder, Parser<T> parser) {

  /** Reads a text. */
  interface Parser<T> {
    T parse(String text);
  }
}
