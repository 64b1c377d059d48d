// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain.work;

import io.usher.core.Effect;
import io.usher.core.OutcomeStatus;
import io.usher.core.Reason;
import io.usher.saas.domain.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one try in one app ended. */
public sealed interface Ending {

  /** What to remember. */
  Link link();

  /** What is told. */
  Report report();

  /** The app is as it should be. */
  record Done(Link link, Report report) implements Ending {}

  /**
   * It goes on by itself.
   *
   * @param reason why, with the time of the next try when there is one
   * @param settled true when nobody should wait for it: all that can be done now was done
   */
  record Again(Link link, Report report, Reason reason, boolean settled) implements Ending {}

  /** A person must decide. */
  record Held(Link link, Report report) implements Ending {}

  /** Nobody's work in this app can succeed. */
  record Misconfigured(Link link, Report report, Reason reason) implements Ending {}

  /** What the outcome tells. */
  record Report(
      OutcomeStatus status, Account account, List<Effect> effects, List<Reason> reasons) {}

  /**
   * What the app holds now.
   *
   * @param id the app's id, or null when there is no account
   * @param active whether it may be used
   * @param seenClosed true when it was read back as closed after access had to end
   * @param entitlements managed groups that it is in
   */
  record Account(
      @Nullable String id, boolean active, boolean seenClosed, List<String> entitlements) {}
}
