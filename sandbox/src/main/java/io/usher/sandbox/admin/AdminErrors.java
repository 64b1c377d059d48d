// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.admin;

import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Rejection;
import io.usher.sandbox.http.Reply;

/** Errors of the administration: what is wrong and what to do about it. */
final class AdminErrors {
  private AdminErrors() {}

  static Rejection error(int status, String code, String detail, String action) {
    return new Rejection(
        Reply.json(
            status,
            Json.object()
                .put("status", status)
                .put("code", code)
                .put("detail", detail)
                .put("action", action)));
  }

  static Rejection invalid(String detail) {
    return error(400, "INVALID", detail, "Correct the body; sandbox/README.md shows examples.");
  }

  static Rejection notFound(String detail) {
    return error(404, "NOT_FOUND", detail, "GET /_sandbox/state names what exists.");
  }
}
