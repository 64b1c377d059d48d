// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

/**
 * Something in the folder that must be mended.
 *
 * @param file name of the file, for example {@code sources.yaml}
 * @param line line in that file, from 1; 0 when the file as a whole is meant
 * @param found what stands there; never a secret
 * @param expected what should stand there
 */
public record Mistake(String file, int line, String found, String expected) {

  /** One line for a terminal: {@code sources.yaml:12: found x, expected y}. */
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": found " + found + ", expected " + expected;
  }
}
