// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Bytes of a file as text. */
final class Utf8 {

  private Utf8() {}

  /**
   * The text; empty when the bytes are no UTF-8.
   *
   * @param wrong takes the line, from 1, on which they are none
   */
  static Optional<String> read(byte[] content, IntConsumer wrong) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharBuffer chars = CharBuffer.allocate(content.length);
    boolean broken =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(bytes, chars, true)
            .isError();
    String text = chars.flip().toString();
    if (broken) {
      wrong.accept(lineOf(text, text.length()));
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** The line, from 1, on which the character at an index stands. */
  static int lineOf(String text, int index) {
    return 1 + (int) text.chars().limit(index).filter(character -> character == '\n').count();
  }
}
