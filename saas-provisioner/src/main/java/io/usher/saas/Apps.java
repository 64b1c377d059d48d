// SPDX-License-Identifier: Apache-2.0
package io.usher.saas;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.kit.lane.Urgency;
import io.usher.saas.domain.App;
import io.usher.saas.domain.AppAccounts;
import java.util.Optional;
import java.util.Set;

/** The apps of the organisation. */
public interface Apps {

  /** Their names, as in apps.yaml. */
  Set<String> names();

  /** One app, or empty when the organisation has it no more. */
  Optional<App> find(String name);

  /**
   * One app, whose lane is there.
   *
   * @throws CallFailure.Refused when the organisation has it no more: a person decides what becomes
   *     of the lane
   */
  default App named(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new CallFailure.Refused(
                    ReasonCode.TARGET_MISCONFIGURED, "apps.yaml does not name this app any more"));
  }

  /** The accounts of an app, paid from its budget with this urgency. */
  AppAccounts accounts(String name, Urgency urgency);
}
