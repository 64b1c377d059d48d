// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.http;

import io.usher.core.ReasonCode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * The body of every refused request (RFC 9457).
 *
 * @param type names the kind of problem; {@code urn:usher:problem:} and the code
 * @param title the kind in words
 * @param status HTTP status
 * @param detail what is wrong with this request
 * @param code stable reason code
 * @param action what the caller can do
 */
public record Problem(
    String type, String title, int status, String detail, String code, String action) {

  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(int status, ReasonCode code, String detail, String action) {
    Response.Status known = Response.Status.fromStatusCode(status);
    // The framework's list of names ends before 422.
    String title = known == null ? "Unprocessable Content" : known.getReasonPhrase();
    return new Problem(
        "urn:usher:problem:" + code.key(), title, status, detail, code.code(), action);
  }

  Response response() {
    return Response.status(status)
        .header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
        .entity(this)
        .build();
  }
}
