// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.http;

/** Ends the handling of a call early with the vendor's own error reply; nothing was changed. */
public final class Rejection extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  public Rejection(Reply reply) {
    super("rejected with " + reply.status(), null, false, false);
    this.reply = reply;
  }

  public Reply reply() {
    return reply;
  }
}
