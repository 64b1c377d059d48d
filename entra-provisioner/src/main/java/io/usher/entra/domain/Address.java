// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

/**
 * A work address: sign-in name and mail address in one.
 *
 * @param local the part before the at sign, 1 to 64 characters, lower case
 * @param domain the part after it, at most 48 characters, lower case
 */
public record Address(String local, String domain) {

  /** The whole address. */
  public String text() {
    return local + "@" + domain;
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException when it has not exactly one at sign with text on both sides
   */
  public static Address parse(String text) {
    int at = text.indexOf('@');
    if (at < 1 || at != text.lastIndexOf('@') || at == text.length() - 1) {
      throw new IllegalArgumentException("An address is <local>@<domain>");
    }
    return new Address(text.substring(0, at), text.substring(at + 1));
  }

  @Override
  public String toString() {
    return "Address[redacted]";
  }
}
