// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound;

import io.usher.core.ReasonCode;
import io.usher.kit.http.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads a body that may not be larger than a limit, and never more than that. */
final class BoundedBody {

  private BoundedBody() {}

  /**
   * @param announced the length that the request announces, or negative
   */
  static byte[] read(InputStream body, long announced, long limit) {
    try {
      byte[] bytes = announced > limit ? null : body.readNBytes(Math.toIntExact(limit + 1));
      if (bytes == null || bytes.length > limit) {
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
