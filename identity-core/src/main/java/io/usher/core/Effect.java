// SPDX-License-Identifier: Apache-2.0
package io.usher.core;

/**
 * One change that a decision wants made in a target, as a value. The performer, the dry run, the
 * audit and the outgoing event read the same three words.
 */
public interface Effect {

  /** Stable name of the operation in kebab case, for example {@code create-user}. */
  String operation();

  /** What it is done to, by its name in the company folder, for example a group. */
  String target();

  /** One sentence for humans. No private contact data and no secrets. */
  String description();
}
