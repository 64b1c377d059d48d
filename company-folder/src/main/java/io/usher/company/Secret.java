// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A credential, token or shared secret. It comes from a reference in the folder, never from a value
 * that stands there. Its text form is redacted.
 */
public final class Secret {

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** Wraps a secret that was looked up. */
  public static Secret of(String value) {
    return new Secret(value);
  }

  /** The secret itself: for the header of a call and nothing else. */
  public String reveal() {
    return value;
  }

  /** The secret as UTF-8 bytes, for a signature. */
  public byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return Secret.class.hashCode();
  }

  @Override
  public String toString() {
    return "Secret[redacted]";
  }
}
