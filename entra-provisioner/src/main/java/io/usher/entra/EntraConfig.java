// SPDX-License-Identifier: Apache-2.0
package io.usher.entra;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this service behaves; what is provisioned stands in the company folder. */
@ConfigMapping(prefix = "usher.entra")
interface EntraConfig {

  /**
   * After this time an account that was made is readable everywhere. Until then "not found" means
   * "not visible yet", and an address that is taken by nobody visible is not given up.
   */
  @WithDefault("PT15M")
  Duration visibleWithin();
}
