// SPDX-License-Identifier: Apache-2.0
package io.usher.saas;

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

  /** The accounts of an app, paid from its budget with this urgency. */
  AppAccounts accounts(String name, Urgency urgency);
}
