// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.http;

/** How a call ended for the caller. */
public sealed interface Exchange {

  /** The caller gets an answer. */
  record Answered(Reply reply) implements Exchange {}

  /** The caller gets no answer: the connection is closed. */
  record Dropped(FaultKind why) implements Exchange {}
}
