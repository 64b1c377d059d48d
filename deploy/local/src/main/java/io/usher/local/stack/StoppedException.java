// SPDX-License-Identifier: Apache-2.0
package io.usher.local.stack;

/** The stack was asked to stop while it was being started. */
public final class StoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoppedException() {
    super("The stack was stopped while it was being started");
  }
}
