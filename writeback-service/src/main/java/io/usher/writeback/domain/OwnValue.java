// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * What Usher knows of one HR field of one person from its own doing. The text form tells no value.
 *
 * @param confirmed value that HR was seen to hold as Usher wanted it
 * @param attempted value that Usher began to write and whose outcome is not known yet; remembered
 *     before the call, so that a lost answer is recognised later
 * @param verifiedFor admission for which HR was seen to hold the confirmed value; 0 when none
 * @param writtenFor admission for which Usher wrote it; 0 when HR had it by itself
 * @param verifiedAt when it was seen, UTC
 */
public record OwnValue(
    Optional<String> confirmed,
    Optional<String> attempted,
    long verifiedFor,
    long writtenFor,
    Optional<Instant> verifiedAt) {

  /** Nothing was ever written or seen. */
  public static final OwnValue NONE =
      new OwnValue(Optional.empty(), Optional.empty(), 0, 0, Optional.empty());

  /** HR was seen to hold the value for this admission already. */
  boolean verified(String wanted, long admittedVersion) {
    return verifiedFor == admittedVersion && confirmed.filter(wanted::equals).isPresent();
  }

  /** The value is one that Usher wrote, or may have written. */
  boolean mayHaveWritten(String value) {
    return confirmed.filter(own -> Values.same(own, value)).isPresent() || attemptedIs(value);
  }

  boolean attemptedIs(String value) {
    return attempted.filter(own -> Values.same(own, value)).isPresent();
  }

  /** Usher is about to write this value. */
  public OwnValue attempting(String value) {
    return new OwnValue(confirmed, Optional.of(value), verifiedFor, writtenFor, verifiedAt);
  }

  /** HR refused the value: the attempt is over. */
  public OwnValue refused() {
    return new OwnValue(confirmed, Optional.empty(), verifiedFor, writtenFor, verifiedAt);
  }

  /**
   * HR was seen to hold the value; {@link #at} tells when.
   *
   * @param byUs whether Usher wrote it for this admission
   */
  public OwnValue seen(String value, long admittedVersion, boolean byUs) {
    return new OwnValue(
        Optional.of(value),
        Optional.empty(),
        admittedVersion,
        byUs ? admittedVersion : writtenFor,
        Optional.empty());
  }

  /** The same, seen at this time. */
  OwnValue at(Instant now) {
    return new OwnValue(confirmed, attempted, verifiedFor, writtenFor, Optional.of(now));
  }

  @Override
  public String toString() {
    return "OwnValue[verifiedFor=" + verifiedFor + ", writtenFor=" + writtenFor + "]";
  }
}
