// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.bamboohr;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How calls to BambooHR behave; what to call stands in the company folder. */
@ConfigMapping(prefix = "usher.hr-ingest.bamboohr")
interface BambooHrConfig {

  /** How long opening a connection may take. */
  @WithDefault("5s")
  Duration connectTimeout();

  /** How long one whole call may take, the body included; a listing of everybody is one call. */
  @WithDefault("60s")
  Duration callTimeout();
}
