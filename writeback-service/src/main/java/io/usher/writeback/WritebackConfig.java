// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How write-back behaves; what is written where stands in the company folder. */
@ConfigMapping(prefix = "usher.writeback")
public interface WritebackConfig {

  /** How often to look again at a person for whom a part of the pipeline is still waited for. */
  @WithDefault("PT1H")
  Duration recheck();

  /** Calls to BambooHR. */
  Bamboohr bamboohr();

  /** Calls to BambooHR. */
  interface Bamboohr {

    /** How long opening a connection may take. */
    @WithDefault("PT5S")
    Duration connectTimeout();

    /** How long one whole call may take, the body included. */
    @WithDefault("PT30S")
    Duration callTimeout();
  }
}
