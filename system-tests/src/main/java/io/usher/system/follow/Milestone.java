// SPDX-License-Identifier: Apache-2.0
package io.usher.system.follow;

/** The stages that a person passes, in the order of the pipeline. */
public enum Milestone {
  OBSERVED("seen in HR"),
  HELD("held"),
  ADMITTED("admitted"),
  DIRECTORY("account in Entra"),
  MAILBOX("mailbox ready"),
  APPS("apps settled"),
  COMPLETED("completed");

  private final String label;

  Milestone(String label) {
    this.label = label;
  }

  /** The words that the progress shows. */
  public String label() {
    return label;
  }
}
