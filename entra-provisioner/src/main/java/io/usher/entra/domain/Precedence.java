// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

/** Whose calls go first when the directory takes only so many. */
public enum Precedence {
  /** A leaver's access ends. */
  LEAVER,
  /** A person starts or changes. */
  NORMAL,
  /** Nobody waits for it. */
  BACKGROUND
}
