// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit.architecture.badservice.domain;

/** Neither final nor hidden, and public although nobody else uses it. */
public class OpenDecision {

  /** Anybody may change it. */
  public int count;
}
