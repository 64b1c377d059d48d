// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of this service. */
@ConfigMapping(prefix = "usher.saas")
interface SaasConfig {

  /**
   * Whether an app for which apps.yaml sets no limit is asked at most as fast as its vendor has
   * published. Its "slow down" answers are honoured in any case.
   */
  @WithDefault("true")
  boolean publishedLimits();
}
