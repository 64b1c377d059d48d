// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

/** What became of a delivery that was acknowledged. */
public enum Receipt {
  /** Its hints are committed. */
  ACCEPTED("accepted"),
  /** The same one was taken in before; it changes nothing. */
  REPLAYED("duplicate"),
  /** It is about something that is not ours; nothing was done. */
  IGNORED("ignored");

  private final String answer;

  Receipt(String answer) {
    this.answer = answer;
  }

  /** The word for the sender. */
  public String answer() {
    return answer;
  }
}
