// SPDX-License-Identifier: Apache-2.0
package io.usher.core;

import java.util.regex.Pattern;

/**
 * Names one worker of one HR system; the Kafka key everywhere.
 *
 * @param source name of the HR system in {@code sources.yaml}: lower-case letters, digits, hyphens
 * @param workerId id of the worker in that system, exactly as HR writes it; see {@link #isWorkerId}
 */
public record WorkerKey(String source, String workerId) {

  private static final int MAX_ID_LENGTH = 128;
  private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  public WorkerKey {
    if (!SOURCE.matcher(source).matches()) {
      throw new IllegalArgumentException(
          "A source name has lower-case letters, digits and hyphens and begins with a letter");
    }
    if (!isWorkerId(workerId)) {
      throw new IllegalArgumentException(
          "A worker id has 1 to "
              + MAX_ID_LENGTH
              + " characters, no outer blanks and no control characters");
    }
  }

  /**
   * Whether a text can be a worker id: 1 to {@value #MAX_ID_LENGTH} characters, no outer blanks and
   * nothing that ends a line or cannot be written as UTF-8, because ids stand in logs, message keys
   * and database keys.
   */
  public static boolean isWorkerId(String text) {
    return !text.isBlank()
        && text.length() <= MAX_ID_LENGTH
        && text.equals(text.strip())
        && text.codePoints().noneMatch(WorkerKey::isForbidden);
  }

  private static boolean isForbidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
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
