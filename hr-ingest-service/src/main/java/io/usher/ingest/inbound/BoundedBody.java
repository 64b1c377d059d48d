// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound;

import io.usher.core.ReasonCode;
import io.usher.kit.http.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Reads a body that may not be larger than a limit, and keeps no more than that. The rest is read
 * and thrown away, up to the ceiling of the HTTP server: a sender that cannot finish writing would
 * see a broken connection instead of the answer.
 */
final class BoundedBody {

  private BoundedBody() {}

  /**
   * @param announced the length that the request announces, or negative
   */
  static byte[] read(InputStream body, long announced, long limit) {
    try {
      byte[] bytes = announced > limit ? null : body.readNBytes(Math.toIntExact(limit + 1));
      if (bytes == null || bytes.length > limit) {
        body.transferTo(OutputStream.nullOutputStream());
        throw new ProblemException(
            413,
            ReasonCode.BODY_TOO_LARGE,
            "The body is larger than " + limit + " bytes",
            "Send less at once");
      }
      return bytes;
    } catch (IOException cutOff) {
      throw new UncheckedIOException("The body was cut off", cutOff);
    }
  }
}
