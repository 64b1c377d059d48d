// SPDX-License-Identifier: Apache-2.0
package io.usher.system.people;

/** What must become of a person once the pipeline is quiet. */
public enum Fate {
  /** Started: an enabled account, licence, groups and apps; the address written back to HR. */
  READY("ready"),
  /** Starts soon: an account that nobody can sign in to yet, no apps. */
  PREPARED("prepared"),
  /** Starts later than the prehire window: nothing yet, and Usher knows when. */
  WAITING("waiting for the date"),
  /** Bad data: no account anywhere, held with the expected reason. */
  HELD("held"),
  /** Left: closed in Entra and in every app, and read back as closed. */
  CLOSED("closed");

  private final String label;

  Fate(String label) {
    this.label = label;
  }

  /** The word that the summary shows. */
  public String label() {
    return label;
  }
}
