// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.csv;

import io.usher.core.ReasonCode;
import io.usher.ingest.domain.FileRefusedException;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of a file whose every byte belongs to its encoding.
 *
 * <p>A byte order mark tells the encoding (UTF-8 or UTF-16), else it is the declared one. Nothing
 * is tried out and no byte is replaced: a wrong letter in a name would go unseen into an address.
 */
record CsvText(byte[] content, int start, Charset charset) {

  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] UTF_16LE_MARK = {(byte) 0xFF, (byte) 0xFE};
  private static final byte[] UTF_16BE_MARK = {(byte) 0xFE, (byte) 0xFF};

  /**
   * @throws FileRefusedException when a byte does not belong to the encoding, or is NUL
   */
  static CsvText of(byte[] content, Charset declared) throws FileRefusedException {
    CsvText text = marked(content, declared);
    text.check();
    return text;
  }

  private static CsvText marked(byte[] content, Charset declared) {
    if (startsWith(content, UTF_8_MARK)) {
      return new CsvText(content, UTF_8_MARK.length, StandardCharsets.UTF_8);
    }
    if (startsWith(content, UTF_16LE_MARK)) {
      return new CsvText(content, UTF_16LE_MARK.length, StandardCharsets.UTF_16LE);
    }
    if (startsWith(content, UTF_16BE_MARK)) {
      return new CsvText(content, UTF_16BE_MARK.length, StandardCharsets.UTF_16BE);
    }
    return new CsvText(content, 0, declared);
  }

  private static boolean startsWith(byte[] content, byte[] mark) {
    return content.length >= mark.length
        && Arrays.equals(content, 0, mark.length, mark, 0, mark.length);
  }

  /** Reads the text from its first character; may be called again. */
  Reader reader() {
    return new InputStreamReader(
        new ByteArrayInputStream(content, start, content.length - start), charset);
  }

  private void check() throws FileRefusedException {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(content, start, content.length - start);
    CharBuffer chars = CharBuffer.allocate(8192);
    Lines lines = new Lines();
    CoderResult result;
    do {
      result = decoder.decode(bytes, chars, true);
      chars.flip();
      if (lines.pass(chars)) {
        throw refused("holds a NUL character", lines.line());
      }
      chars.clear();
      if (result.isError()) {
        throw refused("is not " + charset.name(), lines.line());
      }
    } while (result.isOverflow());
  }

  private static FileRefusedException refused(String what, int line) {
    return new FileRefusedException(
        ReasonCode.CSV_ENCODING,
        "The file " + what + " on line " + line,
        "Save it in the encoding that the source declares (Excel: CSV UTF-8) and send it again");
  }

  /** Counts lines that end in LF, CR or both. */
  private static final class Lines {

    private int line = 1;
    private boolean afterCarriageReturn;

    int line() {
      return line;
    }

    /** Counts until the first NUL. */
    boolean pass(CharBuffer chars) {
      while (chars.hasRemaining()) {
        char next = chars.get();
        if (next == 0) {
          return true;
        }
        if (next == '\r' || (next == '\n' && !afterCarriageReturn)) {
          line++;
        }
        afterCarriageReturn = next == '\r';
      }
      return false;
    }
  }
}
