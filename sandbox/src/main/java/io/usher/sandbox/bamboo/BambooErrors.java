// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.bamboo;

import io.usher.sandbox.http.Rejection;
import io.usher.sandbox.http.Reply;

/** BambooHR says what is wrong in a header; the body is empty. */
final class BambooErrors {
  private BambooErrors() {}

  static Reply reply(int status, String message) {
    return Reply.empty(status).with("X-BambooHR-Error-Message", message);
  }

  static Rejection error(int status, String message) {
    return new Rejection(reply(status, message));
  }
}
