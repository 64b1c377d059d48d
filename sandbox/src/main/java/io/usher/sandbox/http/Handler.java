// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.http;

/** Answers one kind of call; may throw a {@link Rejection}. */
@FunctionalInterface
public interface Handler {
  Reply handle(Call call);
}
