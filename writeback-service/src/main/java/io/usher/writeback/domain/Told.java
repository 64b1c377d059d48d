// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

/**
 * The last completion that was told of a person.
 *
 * @param version its version; 0 when none was told
 * @param digest its fingerprint
 */
public record Told(long version, String digest) {

  /** Nothing was told yet. */
  public static final Told NOTHING = new Told(0, "");
}
