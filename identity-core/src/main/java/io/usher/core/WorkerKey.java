// SPDX-License-Identifier: Apache-2.0
package io.usher.core;

import java.util.regex.Pattern;

/**
 * Names one worker of one HR system; the Kafka key everywhere.
 *
 * @param source name of the HR system in {@code sources.yaml}: lower-case letters, digits, hyphens
 * @param workerId id of the worker in that system, exactly as HR writes it; never blank
 */
public record WorkerKey(String source, String workerId) {

  private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  public WorkerKey {
    if (!SOURCE.matcher(source).matches()) {
      throw new IllegalArgumentException(
          "A source name has lower-case letters, digits and hyphens and begins with a letter");
    }
    if (workerId.isBlank() || !workerId.equals(workerId.strip())) {
      throw new IllegalArgumentException("A worker id is not blank and has no outer blanks");
    }
  }

  /**
   * Reads {@code <source>:<workerId>}; the id may hold colons.
   *
   * @throws IllegalArgumentException when there is no colon or a part is not allowed
   */
  public static WorkerKey parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("A worker key is <source>:<workerId>");
    }
    return new WorkerKey(text.substring(0, colon), text.substring(colon + 1));
  }

  @Override
  public String toString() {
    return source + ":" + workerId;
  }
}
